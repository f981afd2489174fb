/*
 * sums.h - sums that are worked out in a text, "1 + 2*10 + 300 = 321", worked out again.
 *
 * Pure. An equation counts if both its sides are numbers alone, with + - * / and brackets between
 * them. A quotient may be rounded down, and a result to the digits that it is given with. Three
 * blanks part what stands beside each other.
 */
#ifndef SRC_AUTHOR_SUMS_H
#define SRC_AUTHOR_SUMS_H

#include <stdbool.h>
#include <stddef.h>

struct sum {
	double left, right; /* what the two sides come to */
	size_t at, length;  /* the equation in the line */
};

/* The first equation of a line that is wrong; false if there is none. */
bool sums_wrong(const char *line, size_t length, struct sum *wrong);

/* How many equations there are. */
int sums_count(const char *line, size_t length);

#endif
