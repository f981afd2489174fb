/*
 * batch_store.h - the results of a batch, in a database of its own.
 *
 * A result belongs to a text, whoever handed that in. It is named by its key, the hash of all that
 * it depends on: the text, the exercise with its cases, the seed, the compiler, this program. A
 * submission is a path and the key of its result. What could not be graded stands apart and has no
 * result.
 *
 * No row has a number: rows are known by what they are of. So the same submissions make the same
 * content, in whatever order they were graded and however often that was interrupted. When a result
 * was made and how long it took stands in a table of its own, `measured`, for who compares to leave
 * out.
 *
 * What was written is there for good once batch_store_commit has returned 0, even if the program is
 * killed at the next moment. Functions return 0, or -1 through the error.
 */
#ifndef SRC_STORE_BATCH_STORE_H
#define SRC_STORE_BATCH_STORE_H

#include "grader/error.h"
#include "src/store/progress.h"
#include "src/store/store_schema.h"

#include <stdbool.h>
#include <stdint.h>

extern const struct schema BATCH_SCHEMA;

/* A key is as long as a uid of an attempt, and serves as one. */
#define BATCH_KEY ATTEMPT_UID

/* Released by batch_result_release. */
struct batch_result {
	struct attempt attempt; /* its uid is the key */
	bool certain;           /* about the diagnosis */
	char *message;          /* the first thing that is wrong, in one sentence; NULL for none */
	int tries;              /* that it took */
};

void batch_result_release(struct batch_result *result);

/* A submission; its texts are borrowed. The path is as the system has it, byte for byte. */
struct batch_submission {
	const char *exercise, *path, *learner;
};

struct batch_store;

/* Makes the database if it is not there. One batch at a time may have it open; others are waited
 * for, but not for long. NULL if it cannot be had. */
struct batch_store *batch_store_open(const char *path, struct error *error);

/* What was not committed is dropped. Safe on NULL. */
void batch_store_close(struct batch_store *store);

/* The seed of all its results: that of the first batch that went into it. `seed` is written down if
 * there is none yet, and else becomes what is. */
int batch_store_seed(struct batch_store *store, uint64_t *seed, struct error *error);
int batch_store_set_seed(struct batch_store *store, uint64_t seed, struct error *error);

/* What is known of a submission. */
struct batch_known {
	bool graded;
	bool same_learner; /* it is written down as this learner's */
	char key[BATCH_KEY], sha256[HASH_HEX];
	enum verdict verdict;
};

int batch_store_find(struct batch_store *store, const struct batch_submission *submission,
    struct batch_known *known, struct error *error);

/* The same by a key alone. */
int batch_store_find_result(
    struct batch_store *store, const char *key, struct batch_known *known, struct error *error);

/* Takes the place of a result with the same key. */
int batch_store_add(
    struct batch_store *store, const struct batch_result *result, struct error *error);

/* It has this result, or none for the reason that the message says. */
int batch_store_submit(struct batch_store *store, const struct batch_submission *submission,
    const char *key, struct error *error);
int batch_store_refuse(struct batch_store *store, const struct batch_submission *submission,
    const char *message, struct error *error);

/* Removes results that are no submission's any more, and texts that are no result's. */
int batch_store_tidy(struct batch_store *store, struct error *error);

int batch_store_commit(struct batch_store *store, struct error *error);

/* A submission with what became of it; all is borrowed. */
struct batch_row {
	struct batch_submission of;
	bool graded;
	const char *verdict;
	double score, max_score;
	int stars;
	const char *diagnosis; /* NULL for none */
	bool certain;
	const char *message; /* NULL for none */
};

/* All of them, in the order of their exercises and paths. */
int batch_store_each(struct batch_store *store,
    void (*take)(void *context, const struct batch_row *row), void *context, struct error *error);

#endif
