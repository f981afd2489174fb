/*
 * discrimination.h - how well a case tells those who get the other cases right from those who do
 * not: the correlation over learners of "it is right", 1 or 0, with the share of their other cases
 * that are right.
 *
 *     discrimination_note(&discrimination, 0, true);      case 0 of a learner is right
 *     discrimination_note(&discrimination, 1, false);
 *     discrimination_end(&discrimination);                that was all of this learner
 *     ...
 *     if (discrimination_of(&discrimination, 1, &value))
 */
#ifndef SRC_STATS_DISCRIMINATION_H
#define SRC_STATS_DISCRIMINATION_H

#include <stdbool.h>

/* Start from {0}; discrimination_release releases it. */
struct discrimination {
	struct discrimination_sum *sums; /* of each case */
	int room;
	struct discrimination_note *notes; /* of this learner */
	int note_count, note_room;
};

/* -1 without memory. */
int discrimination_note(struct discrimination *discrimination, int at, bool right);
void discrimination_end(struct discrimination *discrimination);

/* False if it cannot be told: everybody fails the case or nobody, or the others are all alike. */
bool discrimination_of(const struct discrimination *discrimination, int at, double *value);

void discrimination_release(struct discrimination *discrimination);

#endif
