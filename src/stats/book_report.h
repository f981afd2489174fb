/*
 * book_report.h - the gradebook, for people, programs, spreadsheets, courses and as a page.
 */
#ifndef SRC_STATS_BOOK_REPORT_H
#define SRC_STATS_BOOK_REPORT_H

#include "src/stats/study.h"

#include <stdio.h>

/* Each is of a study_format. */
int book_report_text(FILE *out, const struct study *study, const struct screen *screen);
int book_report_json(FILE *out, const struct study *study, const struct screen *screen);
int book_report_html(FILE *out, const struct study *study, const struct screen *screen);

/* A line for each entry, and for what has no score. */
int book_report_csv(FILE *out, const struct study *study, const struct screen *screen);

/* A line for each learner and a column for each exercise, as these import them. */
int book_report_canvas(FILE *out, const struct study *study, const struct screen *screen);
int book_report_moodle(FILE *out, const struct study *study, const struct screen *screen);

/* Said below the groups, wherever they stand. */
extern const char BOOK_SAME_PROGRAM[];

#endif
