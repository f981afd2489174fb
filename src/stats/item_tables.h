/*
 * item_tables.h - what is counted of an exercise, as tables. The caller releases them; one that has
 * nothing to say has no rows.
 */
#ifndef SRC_STATS_ITEM_TABLES_H
#define SRC_STATS_ITEM_TABLES_H

#include "src/stats/course.h"
#include "src/stats/items.h"
#include "src/text/table.h"

/* A line for each exercise. */
struct table item_overview(const struct items *items, const struct course *course);

struct table item_mistakes(const struct item *item, const struct course *course);
struct table item_verdicts(const struct item *item);
struct table item_scores(const struct item *item);

/* The hardest first, at most so many of those that somebody fails at first; all cases for 0. */
struct table item_cases(const struct item *item, int most);

/* The places of the cases in that order; the caller's, NULL without memory. */
int *item_hardest(const struct item *item);

/* "0 to 9 %", ..., "all". */
const char *item_bin_words(int bin);

/* Sentences; the caller's, NULL without memory, "" for nothing to say. */
char *item_sentence(const struct item *item);   /* who tried, who passed, with what help */
char *item_telling(const struct item *item);    /* the cases that discriminate best */
char *item_unfailed(const struct item *item);   /* the cases that nobody fails */
char *item_suspicious(const struct item *item); /* those that discriminate the wrong way */

#endif
