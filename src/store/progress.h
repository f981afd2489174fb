/*
 * progress.h - what a learner has done, as plain values: attempts, and how each exercise stands.
 *
 * Who makes a value releases it; all releases are safe on what is zeroed, and twice. Texts may be
 * borrowed in a value that is never released. Times are milliseconds since 1970, as clock_now_ms
 * gives them; 0 means never.
 */
#ifndef SRC_STORE_PROGRESS_H
#define SRC_STORE_PROGRESS_H

#include "grader/grader.h"
#include "grader/hash.h"
#include "src/uid.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* With the NUL at the end: 128 random bits in hexadecimal, which no two attempts share. */
#define ATTEMPT_UID UID_SIZE

/* How one case of an attempt went. */
struct attempt_case {
	char *name, *category;
	enum verdict verdict; /* without meaning if it was skipped */
	bool skipped;
	double time_ms;
};

/* One submission that was graded. What failed for a reason of ours is no attempt. */
struct attempt {
	char uid[ATTEMPT_UID]; /* "" until it is recorded */
	char *exercise;
	int exercise_version;
	char *kind;   /* "check" */
	char *source; /* the text; NULL if it was not asked for, or is lost */
	size_t source_length;
	char sha256[HASH_HEX]; /* of the source */
	enum verdict verdict;
	double score, max_score;
	int stars;
	char *diagnosis; /* ids of pitfalls, joined by ","; NULL for none */
	int64_t started_at;
	double took_ms;
	uint64_t seed;
	char *stride_version;
	struct attempt_case *cases; /* NULL if they were not asked for */
	int case_count;
};

struct attempts {
	struct attempt *list;
	int count;
};

/* How one exercise stands: what its attempts come to, and what happened beside them. */
struct standing {
	char *exercise;
	int tries;
	bool passed;
	int best_stars;
	double best_score;
	int64_t first_attempt_at, first_pass_at, last_attempt_at;
	int64_t opened_at; /* when it was started */
	int64_t solution_seen_at;
	int hints_taken;
};

struct standings {
	struct standing *list;
	int count;
};

/* All that is to be carried from one machine to another. */
struct progress {
	struct attempts attempts; /* with sources and cases */
	struct standings standings;
	char *current; /* the exercise; NULL for none */
};

/*
 * A result as an attempt that has no uid yet. It borrows the texts of all these, and is released by
 * attempt_give_back before them.
 */
void attempt_borrow(struct attempt *attempt, const struct exercise *exercise,
    const struct source *source, const struct result *result, const char *kind, int64_t started_at);
void attempt_give_back(struct attempt *attempt);

/* What keeps an attempt that comes from outside from being one, as the end of a sentence: "its uid
 * is not ..."; NULL if nothing does. */
const char *attempt_flaw(const struct attempt *attempt);
const char *standing_flaw(const struct standing *standing);

/* Whether a text may be the id of an exercise. */
bool progress_is_id(const char *text);
/* NULL if nothing happened with this exercise. */
const struct standing *standings_find(const struct standings *standings, const char *exercise);

void attempt_release(struct attempt *attempt);
void attempts_release(struct attempts *attempts);
void standings_release(struct standings *standings);
void progress_release(struct progress *progress);

#endif
