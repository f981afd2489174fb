/*
 * course.h - what is known of the exercises that records name: their order, their titles, and the
 * programs that come with them.
 *
 * Records may come from anywhere, so that an exercise may be unknown, or its files unreadable: its
 * id then stands for its title, and its mistakes' ids for theirs.
 */
#ifndef SRC_STATS_COURSE_H
#define SRC_STATS_COURSE_H

#include "src/content.h"
#include "src/stats/fingerprint.h"

struct course_mistake {
	char *id, *title;
};

struct course_exercise {
	char *id, *title;
	int place; /* in the catalog, from 1 */
	struct course_mistake *mistakes;
	int mistake_count;
	struct fingerprint starter, reference; /* without a hash if they could not be read */
};

/* Start from {0}; course_release releases it. */
struct course {
	struct course_exercise *list;
	int count;
};

/* Adds an exercise of the content, if it is one that is not there yet; -1 without memory. */
int course_add(struct course *course, const struct content *content, const char *id);
void course_release(struct course *course);

/* NULL for an unknown one. */
const struct course_exercise *course_find(const struct course *course, const char *id);

/* Its place in the catalog; those that are unknown come behind it. */
int course_place(const struct course *course, const char *id);

/* Borrowed from the course, or the id itself. */
const char *course_title(const struct course *course, const char *id);
const char *course_mistake(const struct course *course, const char *id, const char *mistake);

#endif
