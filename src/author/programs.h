/*
 * programs.h - the C programs that belong to an exercise, and how each of them fared.
 */
#ifndef SRC_AUTHOR_PROGRAMS_H
#define SRC_AUTHOR_PROGRAMS_H

#include "src/author/author.h"
#include "src/author/trial.h"

enum program_role {
	PROGRAM_STARTER,
	PROGRAM_REFERENCE,
	PROGRAM_SAID,      /* the reference once more, on what the lesson says that it gives */
	PROGRAM_SANITIZED, /* the reference under the sanitizers */
	PROGRAM_PITFALL,
	PROGRAM_LEARNER, /* one that says in its first line what is to come of it */
};

/* One program that is graded. One with many fresh cases is here several times. */
struct program {
	struct subject *subject;
	enum program_role role;
	char *path;
	int pitfalls[MISTAKES_MAX]; /* their places in the manifest; one or two at once */
	int pitfall_count;
	enum verdict expected; /* of a learner's */
	char *mistake;         /* the same: ids joined by "+", "none", or NULL if it does not say */
	struct grade_options options;
	struct trial trial; /* once it was graded */
};

/* Start from {0}; released by programs_release. */
struct programs {
	struct program *list;
	int count, room;
};

/* How many fresh cases one grade draws; more are drawn in several, each with a seed of its own. */
enum { PROGRAMS_FRESH_AT_ONCE = 500, PROGRAMS_FRESH_USUAL = 10 };

/* Adds those of a subject. A file that is missing, superfluous or not understood is a fault of the
 * subject. -1 without memory. */
int programs_add(struct programs *programs, struct subject *subject, int fresh);

/* Adds those of its pitfalls alone. */
int programs_add_pitfalls(struct programs *programs, struct subject *subject);

/* Grades number `index`, for a crew; what is written, trial_read reads. */
void programs_grade(const struct programs *programs, struct author *author, int index, FILE *out);

void programs_release(struct programs *programs);

#endif
