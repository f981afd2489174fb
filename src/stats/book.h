/*
 * book.h - the gradebook: which attempt of each learner counts at each exercise, and who handed in
 * the same program.
 *
 * The best score counts, and of equal ones the last. Pure: everything is borrowed from the records,
 * and from what is known of the exercises.
 */
#ifndef SRC_STATS_BOOK_H
#define SRC_STATS_BOOK_H

#include "src/stats/course.h"
#include "src/store/records.h"

/* One learner at one exercise. */
struct entry {
	const char *learner, *exercise;
	int place;                     /* of the exercise in the course */
	const struct attempt *attempt; /* the one that counts */
	int tries;                     /* how many there are */
	int group;                     /* its place in the list of groups; -1 for none */
};

/* What a program is that several have handed in. */
enum group_kind { GROUP_OWN, GROUP_STARTER, GROUP_REFERENCE };

/* The same program by more than one learner, or the exercise's own by one at least. */
struct group {
	const char *exercise;
	int place; /* of the exercise among those of the entries */
	enum group_kind kind;
	int tokens;
	int number;   /* of those of own making, from 1; 0 for others */
	int *entries; /* their places in the list of entries */
	int count;
};

/* Start from {0}; book_release releases it. */
struct book {
	struct entry *entries; /* by exercise, in the order of the course, and then by learner */
	int entry_count;
	struct group *groups; /* by exercise; the largest first */
	int group_count;
};

/* -1 without memory. */
int book_make(struct book *book, const struct records *records, const struct course *course);
void book_release(struct book *book);

/* "the same program", "the starter as it was given", ... */
const char *group_words(enum group_kind kind);

#endif
