/*
 * items.h - what the attempts of many learners say about each exercise and its cases.
 *
 * Pure: records in, numbers out. Everything is borrowed from the records, but for the ids of
 * mistakes. Attempts that the grader could not grade count nowhere.
 *
 * A learner's first try says most about a case, since later ones know its verdict. So how hard a
 * case is and how well it discriminates comes from first tries: the correlation of "this case is
 * right" (1 or 0) with the share of the other cases that are right. 1 is a case that those get
 * right who get the others right, 0 one that tells nothing, and below 0 is one to be looked at.
 */
#ifndef SRC_STATS_ITEMS_H
#define SRC_STATS_ITEMS_H

#include "src/store/records.h"

#include <stdbool.h>

/* Best scores in tenths of what can be had, and all of it apart. */
enum { SCORE_BINS = 11 };

/* Fewer learners than this tell nothing about a case. */
enum { ITEMS_LEARNERS_LEAST = 5 };

/* The middle of some numbers. */
struct median {
	bool known; /* there was one at least */
	double value;
};

/* How often one mistake was made. */
struct item_mistake {
	char *id;
	int attempts, learners;
	const char *last_learner; /* while it is counted */
};

struct item_case {
	const char *name, *category;
	int tried, failed;             /* in all attempts in which it was run */
	int first_tried, first_failed; /* in first tries */
	bool discriminates;            /* it is known how well */
	double discrimination;
};

struct item {
	const char *exercise;
	int learners, passed;
	int waiting; /* who started it, or took a hint, and has not tried it */
	int attempts;
	struct median tries_to_pass; /* of those who passed, the pass among them */
	struct median ms_to_pass;    /* from the start, or else the first try */
	int hints, hint_learners;
	int solutions; /* who looked at the solution before they passed, or have not passed */
	int verdicts[VERDICT_COUNT];   /* of attempts */
	int scores[SCORE_BINS];        /* of learners, their best */
	struct item_mistake *mistakes; /* the commonest among learners first */
	int mistake_count;
	struct item_case *cases; /* in the order of the exercise; without fresh ones, of which
				    each attempt has others */
	int case_count;
};

/* Start from {0}; items_release releases it. */
struct items {
	struct item *list; /* by exercise */
	int count;
};

/* -1 without memory. */
int items_make(struct items *items, const struct records *records);
void items_release(struct items *items);

/* The bin of a score. */
int items_bin(double score, double max_score);

/* The share of first tries that fail a case, 0 to 1. */
double items_difficulty(const struct item_case *of);

#endif
