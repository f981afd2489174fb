/*
 * book_tables.h - the gradebook as tables, and its cells as texts. The caller releases both.
 */
#ifndef SRC_STATS_BOOK_TABLES_H
#define SRC_STATS_BOOK_TABLES_H

#include "src/stats/study.h"
#include "src/text/table.h"

/* The entries of an exercise, a line for each learner. */
struct table book_entries(const struct study *study, const char *exercise);

/* Who handed in the same program, and who the exercise's own. */
struct table book_groups(const struct study *study);

/* What could not be graded, and why. */
struct table book_ungraded(const struct study *study);

/* The titles of an attempt's mistakes, joined; "" for none. NULL without memory. */
char *book_mistakes(const struct study *study, const struct attempt *attempt);

/* What stands for an entry's group: "1", "starter", "reference"; "" for none. */
struct book_program {
	char text[24];
};

struct book_program book_program(const struct study *study, const struct entry *entry);

/* A score, never rounded up: what is not all of it is never shown as all of it. */
double book_score(double score);

/* The most that can be had at an exercise. */
double book_max_score(const struct study *study, const char *exercise);

#endif
