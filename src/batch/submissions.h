/*
 * submissions.h - which files a batch grades, whose they are, and for which exercise.
 *
 * They come from a folder with all that lies below it, from such a folder in which each folder is
 * named after an exercise, or from a list. No link is followed, since a learner could link to
 * another's work, and what begins with a dot is left out, as what an archive or an editor leaves
 * behind.
 */
#ifndef SRC_BATCH_SUBMISSIONS_H
#define SRC_BATCH_SUBMISSIONS_H

#include "grader/error.h"
#include "grader/hash.h"
#include "src/command.h"
#include "src/content.h"
#include "src/store/batch_store.h"

#include <stdbool.h>

/* How far one has come. */
enum submission_state {
	SUBMISSION_NEW,
	SUBMISSION_KNOWN,    /* its result was in the database already */
	SUBMISSION_GRADED,   /* its result is new there */
	SUBMISSION_UNGRADED, /* there is none, and `why` says why */
};

struct submission {
	char *path;    /* below the folder, or as the list has it */
	char *learner; /* the first folder below, if it lies in one; else its name without .c */
	const char *exercise; /* an id, borrowed from the content */
	int exercise_index;   /* among those of the batch */
	bool is_strange;      /* a link, or no file at all */
	enum submission_state state;
	enum verdict verdict; /* once it is known or graded */
	char sha256[HASH_HEX], key[BATCH_KEY];
	char *why;
};

/* Start from {0}; submissions_release releases it. In the order of exercises and paths, none twice.
 */
struct submissions {
	char *folder; /* that paths lie below; NULL if they are as they are */
	struct submission *list;
	int count, room;
	int links; /* to folders, that were not followed */
};

/* All *.c below a folder, for an exercise. */
enum status submissions_find(
    struct submissions *submissions, const char *folder, const char *exercise, struct error *error);

/* The same for a folder of folders, each named after an exercise. */
enum status submissions_find_all(struct submissions *submissions, const char *folder,
    const struct content *content, struct error *error);

/* A file with a path on each line, or a learner, a tab and a path. "-" is standard input. */
enum status submissions_read(
    struct submissions *submissions, const char *list, const char *exercise, struct error *error);

void submissions_release(struct submissions *submissions);

/* Its text, released by source_release and then `*path`, which names it. */
enum status submissions_read_one(const struct submissions *submissions,
    const struct submission *submission, struct source *source, char **path, struct error *error);

#endif
