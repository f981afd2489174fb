/*
 * cover.h - the fewest candidates that reach all goals, or nearly: the one that reaches most of
 * what is left is taken first, the cheaper of two that reach as much.
 *
 * Pure. Goals that no candidate reaches are left alone.
 */
#ifndef SRC_AUTHOR_COVER_H
#define SRC_AUTHOR_COVER_H

#include <stdbool.h>
#include <stddef.h>

/* Start from {0}; cover_init, and in the end cover_release. */
struct cover {
	int candidates, goals;
	bool *reaches;  /* [candidate * goals + goal] */
	size_t *cost;   /* of a candidate */
	bool *chosen;   /* a candidate */
	bool *reached;  /* a goal, by what is chosen in this round */
	bool *new_goal; /* what the last one that was chosen reached first */
};

/* -1 without memory. */
int cover_init(struct cover *cover, int candidates, int goals);
void cover_release(struct cover *cover);

/* Takes one, whatever it reaches. */
void cover_take(struct cover *cover, int candidate);

/* Takes the best that is left, and says which; -1 if none reaches anything new. */
int cover_take_best(struct cover *cover);

/* All is to be reached once more, by what is not chosen yet. */
void cover_begin_again(struct cover *cover);

/* How many goals can be reached at all, and how many of them the chosen ones reach. */
int cover_reachable(const struct cover *cover);
int cover_reached(const struct cover *cover);

/* Whether a chosen one reaches this goal. */
bool cover_has(const struct cover *cover, int goal);

#endif
