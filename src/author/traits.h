/*
 * traits.h - what an input of an exercise is like: which of its sizes are equal, odd or at their
 * smallest, whether numbers are negative, and so on, as far as mistakes depend on it.
 *
 * Pure. Which traits there can be follows from the manifest; which are legal shows in inputs that
 * are drawn at random.
 */
#ifndef SRC_AUTHOR_TRAITS_H
#define SRC_AUTHOR_TRAITS_H

#include "grader/error.h"
#include "grader/grader.h"

#include <stdbool.h>

enum trait_kind {
	TRAIT_LOWEST,  /* a size or number is the smallest of its range */
	TRAIT_HIGHEST, /* or the greatest */
	TRAIT_EVEN,
	TRAIT_ODD,
	TRAIT_LESS, /* than another */
	TRAIT_EQUAL,
	TRAIT_GREATER,
	TRAIT_DIFFERENT,
	TRAIT_CHOICE,   /* a number is one of its choices */
	TRAIT_BOUND,    /* a condition holds, and barely so */
	TRAIT_NEGATIVE, /* a tensor has such a number */
	TRAIT_FRACTION,
	TRAIT_LOPSIDED, /* it reads differently backwards */
};

struct trait {
	enum trait_kind kind;
	int of, other;  /* a size, a parameter or a condition; another size, or the choice */
	bool is_needed; /* exercises without it let mistakes pass */
};

/* Start from {0}; released by traits_release. Borrows the exercise. */
struct traits {
	const struct exercise *exercise;
	struct trait *list;
	int count;
};

/* All that there can be. -1 without memory. */
int traits_find(struct traits *traits, const struct exercise *exercise);
void traits_release(struct traits *traits);

/* Whether an input has the trait. */
bool traits_has(const struct traits *traits, int index, const struct value *args);

/* "an even K", to be said behind "has"; the caller's. NULL without memory. */
char *traits_say(const struct traits *traits, int index);

#endif
