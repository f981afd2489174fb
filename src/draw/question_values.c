#include "src/draw/question_values.h"

#include "src/typed.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define VALUE_MOST 1e9

/* --- numbers ---------------------------------------------------------------------------------- */

bool values_take_whole(const char **at, long long *number)
{
	const char *from = *at + (**at == '-' || **at == '+');
	size_t digits = strspn(from, "0123456789");

	if (digits == 0 || digits > 10)
		return false;
	*number = strtoll(*at, NULL, 10);
	*at = from + digits;
	return true;
}

/* Not what strtod takes besides: no blanks, no "inf", no hexadecimals. Sums of what passes are
 * finite. */
static bool take_decimal(const char **at, float *number)
{
	char *end;
	double value = strtod(*at, &end);
	size_t length = (size_t)(end - *at);

	if (length == 0 || strspn(*at, "+-.0123456789eE") < length || !(fabs(value) <= VALUE_MOST))
		return false;
	*number = (float)value;
	*at = end;
	return true;
}

bool values_is_by(const char *text, long long *rows, long long *columns)
{
	return isdigit((unsigned char)*text) && values_take_whole(&text, rows) && *text++ == 'x' &&
	       isdigit((unsigned char)*text) && values_take_whole(&text, columns) && *text == '\0';
}

/* --- values ----------------------------------------------------------------------------------- */

/* Where a list of values is read: what of it is read, and the row that is being filled. */
struct reading {
	const char *key, *at;
	struct question_values *values;
	int count, row_begins;
};

int values_say_too_many(const char *key, struct error *error)
{
	return error_set(error,
	    "%s= has too many numbers to be drawn: a line has up to %d, a grid up to %d rows of "
	    "%d",
	    key, QUESTION_LINE_MOST, QUESTION_SIDE_MOST, QUESTION_SIDE_MOST);
}

static int add_value(struct reading *reading, float value, struct error *error)
{
	if (reading->count == QUESTION_VALUES_MOST)
		return values_say_too_many(reading->key, error);
	reading->values->value[reading->count++] = value;
	return 0;
}

/* 1..5, or back from 5..1. */
static int add_run(struct reading *reading, long long first, long long last, struct error *error)
{
	long long step = first <= last ? 1 : -1;

	for (long long value = first; value != last + step; value += step)
		if (add_value(reading, (float)value, error) != 0)
			return -1;
	return 0;
}

static int say_no_number(const struct reading *reading, struct error *error)
{
	char word[64] = "";

	strncat(word, reading->at,
	    strcspn(reading->at, ",;") < sizeof word ? strcspn(reading->at, ",;")
						     : sizeof word - 1);
	if (!*word)
		return error_set(error,
		    "%s= lacks a number %s; write them as in %s=1,2,3 or, in rows, %s=1,2;3,4",
		    reading->key,
		    *reading->at == ';'  ? "before the \";\""
		    : *reading->at       ? "before a comma"
		    : reading->count > 0 ? "at its end"
					 : "behind the \"=\"",
		    reading->key, reading->key);
	return error_set(error,
	    "%s= has \"%s\" where a number up to 1e9 should stand; write %s=1,2,3 or, to count up, "
	    "%s=1..5 "
	    "or %s=5x5",
	    reading->key, typed(word).text, reading->key, reading->key, reading->key);
}

/* A number, or a run of them, with nothing behind it but what may part it from the next. */
static int read_value(struct reading *reading, struct error *error)
{
	const char *at = reading->at;
	long long first, last;
	float value;
	bool is_run = values_take_whole(&at, &first) && strncmp(at, "..", 2) == 0;

	if (is_run)
		at += 2;
	else
		at = reading->at;
	bool read = is_run ? values_take_whole(&at, &last) : take_decimal(&at, &value);

	if (!read || (*at && !strchr(",;", *at)))
		return say_no_number(reading, error);
	reading->at = at;
	return is_run ? add_run(reading, first, last, error) : add_value(reading, value, error);
}

static int end_row(struct reading *reading, struct error *error)
{
	struct question_values *values = reading->values;
	int columns = reading->count - reading->row_begins;

	if (values->rows > 0 && columns != values->columns)
		return error_set(error,
		    "%s= has %d in row %d and %d before; all rows need the same number",
		    reading->key, columns, values->rows + 1, values->columns);
	values->rows++;
	values->columns = columns;
	reading->row_begins = reading->count;
	return 0;
}

static int read_rows(struct reading *reading, struct error *error)
{
	for (;;) {
		if (read_value(reading, error) != 0 ||
		    (*reading->at != ',' && end_row(reading, error) != 0))
			return -1;
		if (!*reading->at)
			return 0;
		reading->at++;
	}
}

static int count_up(struct reading *reading, long long rows, long long columns, struct error *error)
{
	if (rows < 1 || columns < 1)
		return error_set(
		    error, "%s=%s is empty; both sizes are at least 1", reading->key, reading->at);
	if (rows > QUESTION_SIDE_MOST || columns > QUESTION_SIDE_MOST)
		return values_say_too_many(reading->key, error);
	reading->values->rows = (int)rows;
	reading->values->columns = (int)columns;
	return add_run(reading, 1, rows * columns, error);
}

int values_read(
    const char *key, const char *text, struct question_values *values, struct error *error)
{
	struct reading reading = {.key = key, .at = text, .values = values};
	long long rows, columns;

	values->axes = strpbrk(text, "x;") ? 2 : 1;
	if (values_is_by(text, &rows, &columns))
		return count_up(&reading, rows, columns, error);
	if (read_rows(&reading, error) != 0)
		return -1;
	if (values->axes == 1
		? values->columns > QUESTION_LINE_MOST
		: values->rows > QUESTION_SIDE_MOST || values->columns > QUESTION_SIDE_MOST)
		return values_say_too_many(key, error);
	return 0;
}
