/*
 * study.h - the files of a class, read, and all that is counted from them: what reports are made
 * of.
 */
#ifndef SRC_STATS_STUDY_H
#define SRC_STATS_STUDY_H

#include "src/screen.h"
#include "src/stats/book.h"
#include "src/stats/course.h"
#include "src/stats/items.h"
#include "src/store/records.h"

#include <stdio.h>

/* Start from {0}; study_release releases it, whatever became of it. */
struct study {
	struct records records;
	struct course course;
	struct items items; /* in the order of the course */
	struct book book;
};

/* Reads all of the files. -1 with the reason of the first that cannot be. */
int study_open(struct study *study, int count, char **paths, struct error *error);

/* The same for records that are there already. */
int study_make(struct study *study, const struct content *content, struct error *error);

void study_release(struct study *study);

/* A way to write it down, by its name. The screen is for texts; -1 for want of memory. */
struct study_format {
	const char *name;
	int (*write)(FILE *out, const struct study *study, const struct screen *screen);
};

/* What it writes, as a text of the caller's; NULL without memory. */
char *study_text(const struct study *study, const struct screen *screen,
    const struct study_format *format, size_t *length);

/* The format of that name in a list that ends without one; the first for NULL. NULL, and the error
 * names them all, for what is none. */
const struct study_format *study_format(
    const struct study_format *list, const char *name, struct error *error);

#endif
