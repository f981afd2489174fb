/*
 * pool.h - the inputs among which hidden cases are chosen, and what each of them is good for.
 *
 * First stand the cases that are there and stay: worked examples, and what people wrote. Behind
 * them come the smallest legal inputs and others at random, with the answers of the reference. A
 * goal is a trait that an input has, a program of a pitfall that it refuses, two such programs that
 * it tells apart, or a mutant of the reference that it finds.
 */
#ifndef SRC_AUTHOR_POOL_H
#define SRC_AUTHOR_POOL_H

#include "src/author/author.h"
#include "src/author/cover.h"
#include "src/author/mutants.h"
#include "src/author/programs.h"
#include "src/author/traits.h"

#include <stdint.h>

enum goal_kind { GOAL_TRAIT, GOAL_PITFALL, GOAL_PAIR, GOAL_MUTANT };

struct goal {
	enum goal_kind kind;
	int of, other; /* a trait, a program, a mutant; another program */
};

/* Start from {0}; released by pool_release. */
struct pool {
	struct author *author;
	struct subject *subject;
	struct exercise exercise; /* the subject's, with all of these as its cases; borrowed */
	struct test_case *cases;
	int count, kept;       /* those that stay come first; they are borrowed */
	struct test_case *own; /* what was drawn, in two lots */
	struct test_case *small;
	int own_count, small_count;
	struct traits traits;
	struct programs pitfalls;
	char *reference; /* its text */
	struct mutants mutants;
	struct goal *goals;
	struct cover cover;
	int graded;
};

/* Draws, asks and grades; `kept` cases are borrowed. */
int pool_fill(
    struct pool *pool, const struct test_case *kept, int count, uint64_t seed, struct error *error);
void pool_release(struct pool *pool);

#endif
