/*
 * fresh.h - fresh cases: legal inputs that nobody has seen, drawn from a seed.
 *
 * Sizes come from dims, numbers from their range or choices, all kept to `where`; small sizes and
 * the ends of a range are commoner than the rest, because that is where mistakes live. Elements are
 * multiples of a quarter from -4 to 4, which float32 sums exactly in any order.
 */
#ifndef GRADER_EXERCISE_FRESH_H
#define GRADER_EXERCISE_FRESH_H

#include "grader/error.h"
#include "grader/grader.h"

#include <stdint.h>

enum { FRESH_NUMBERS_MAX = 200000 }; /* of all tensors of one case together */

/*
 * Case i depends on the seed and i alone. `want` and `tol` are left zeroed, for the reference to
 * fill. 0 and an array of the caller's, for fresh_release; or -1 and NULL.
 */
int fresh_draw(struct test_case **cases, const struct exercise *exercise, uint64_t seed, int count,
    struct error *error);

/*
 * The smallest inputs that are legal, with small whole numbers that a person can work out: what has
 * the fewest numbers comes first, and some of the smallest come once more at the end, with halves.
 * Always the same for an exercise. *count says how many at most, without the halves, and then how
 * many there are.
 */
int fresh_draw_small(
    struct test_case **cases, const struct exercise *exercise, int *count, struct error *error);

/* Also frees the array. Safe on NULL. */
void fresh_release(struct test_case *cases, int count);

#endif
