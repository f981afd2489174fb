/*
 * picture_number.h - numbers and products as short texts.
 */
#ifndef SRC_DRAW_PICTURE_NUMBER_H
#define SRC_DRAW_PICTURE_NUMBER_H

#include "src/draw/window.h"

#include <stdbool.h>

struct number_text {
	char text[24];
};

/* Whole numbers in full, as far as float32 can tell them apart, others with six digits. */
struct number_text number_text(float value);

/* So many digits that two numbers that differ do not look alike. */
struct number_text number_text_beside(float value, float other);

/* A number as it stands in a row: in brackets what is not a number of the input itself, and with a
 * blank in their place what is. */
struct number_text number_text_standing(float value, enum origin origin);

/* "2*(-1)" */
struct product_text {
	char text[52];
};

struct product_text product_text(float value, float weight, bool first);

#endif
