/*
 * item_report.h - what is counted of exercises, for people, programs, spreadsheets and as a page.
 */
#ifndef SRC_STATS_ITEM_REPORT_H
#define SRC_STATS_ITEM_REPORT_H

#include "src/stats/study.h"
#include "src/text/table.h"

#include <cjson/cJSON.h>
#include <stdio.h>

/* Each is of a study_format. */
int item_report_text(FILE *out, const struct study *study, const struct screen *screen);
int item_report_json(FILE *out, const struct study *study, const struct screen *screen);
int item_report_csv(FILE *out, const struct study *study, const struct screen *screen);
int item_report_html(FILE *out, const struct study *study, const struct screen *screen);

/* --- parts of them, for a gradebook ----------------------------------------------------------- */

/* A list, of an object for each exercise; NULL without memory. */
cJSON *item_json_list(const struct study *study);

/* Writes a document and deletes it. -1 if it is NULL, or without memory. */
int item_json_write(FILE *out, cJSON *root, bool made);

/* Charts of an exercise, which is number `n` of its page, with their tables. -1 without memory. */
int item_html_scores(FILE *out, const struct item *item, int n);
int item_html_mistakes(FILE *out, const struct item *item, const struct course *course, int n);
int item_html_cases(FILE *out, const struct item *item, int n, int most);
int item_html_verdicts(FILE *out, const struct item *item, int n);

/* A table with a title of its own, and nothing if it has no rows. -1 if some of it is missing;
 * either way it is released. */
int item_text_table(FILE *out, const struct screen *screen, struct table *table);
int item_html_table(FILE *out, struct table *table);

/* The distribution of the best scores, from all of it down to the worst that somebody has. */
void item_text_scores(FILE *out, const struct screen *screen, const struct item *item);

/* A sentence, if there is one; it is freed. -1 if it is NULL. */
int item_text_say(FILE *out, const struct screen *screen, char *sentence);
int item_html_say(FILE *out, char *sentence);

/* "1-D convolution (conv1d-basic)", or the id alone where there is no title. */
int item_text_heading(
    FILE *out, const struct screen *screen, const struct course *course, const char *id);
void item_html_heading(FILE *out, const struct course *course, const char *id);

#endif
