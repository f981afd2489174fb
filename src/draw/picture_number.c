#include "src/draw/picture_number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Above it float32 knows only every second one. */
#define WHOLE_MOST 16777216.0F

struct number_text number_text(float value)
{
	struct number_text number;
	bool whole = fabsf(value) <= WHOLE_MOST && value == rintf(value);

	if (value == 0) /* of either sign */
		value = 0;
	snprintf(number.text, sizeof number.text, whole ? "%.0f" : "%g", (double)value);
	return number;
}

struct number_text number_text_beside(float value, float other)
{
	struct number_text number = number_text(value);

	if (value != other && strcmp(number.text, number_text(other).text) == 0)
		snprintf(number.text, sizeof number.text, "%.9g", (double)value);
	return number;
}

struct number_text number_text_standing(float value, enum origin origin)
{
	struct number_text bare = number_text(value), number;
	const char *brackets = origin == ORIGIN_INPUT ? "  " : origin == ORIGIN_GAP ? "[]" : "()";

	snprintf(number.text, sizeof number.text, "%c%.20s%c", brackets[0], bare.text, brackets[1]);
	return number;
}

struct product_text product_text(float value, float weight, bool first)
{
	struct product_text product;
	struct number_text a = number_text(value), b = number_text(weight);
	bool bracket_a = !first && *a.text == '-', bracket_b = *b.text == '-';

	snprintf(product.text, sizeof product.text, "%s%s%s*%s%s%s", bracket_a ? "(" : "", a.text,
	    bracket_a ? ")" : "", bracket_b ? "(" : "", b.text, bracket_b ? ")" : "");
	return product;
}
