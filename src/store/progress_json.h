/*
 * progress_json.h - progress as JSON, to be carried to another machine.
 *
 *     {"schema": "stride/progress/v1", "stride_version": ..., "current": ID or null,
 *      "exercises": [{"exercise", "opened_at", "solution_seen_at", "hints_taken"}, ...],
 *      "attempts": [{"uid", "exercise", "exercise_version", "kind", "source", "sha256", "verdict",
 *                    "score", "max_score", "stars", "diagnosis", "started_at", "took_ms", "seed",
 *                    "stride_version",
 *                    "cases": [{"name", "category", "verdict" or null, "time_ms"}, ...]}, ...]}
 *
 * A source that is no text has "source_hex" instead. The seed is digits in a string, because a
 * number of JSON need not hold it. What an exercise's attempts come to is not written.
 */
#ifndef SRC_STORE_PROGRESS_JSON_H
#define SRC_STORE_PROGRESS_JSON_H

#include "grader/error.h"
#include "src/store/progress.h"

#include <cjson/cJSON.h>
#include <stddef.h>

enum { PROGRESS_BYTES_MAX = 256 << 20, PROGRESS_VALUES_MAX = 4000000 };

/* The text, the caller's; NULL if there is no memory. */
char *progress_to_json(const struct progress *progress, size_t *length);

/* Reads with suspicion: -1 with a sentence about what is wrong, and then nothing is in `progress`.
 * `name` stands for the file. */
int progress_from_json(struct progress *progress, const char *text, size_t length, const char *name,
    struct error *error);

/* One attempt alone, as an element of "attempts"; cJSON_Delete releases it, NULL without memory. */
cJSON *attempt_to_json(const struct attempt *attempt);
int attempt_from_json(struct attempt *attempt, const cJSON *json, struct error *error);

#endif
