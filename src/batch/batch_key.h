/*
 * batch_key.h - the names of results: the hash of all that a result depends on.
 *
 * What grades is one part: the exercise with its cases, its programs and the kit, the compiler, the
 * cage, the options, and this program itself. What is graded is the other. Two results with the
 * same key are the same but for the time they took, so that one can stand for the other.
 */
#ifndef SRC_BATCH_BATCH_KEY_H
#define SRC_BATCH_BATCH_KEY_H

#include "grader/error.h"
#include "grader/grader.h"
#include "grader/hash.h"
#include "src/content.h"
#include "src/store/batch_store.h"

/* Reads all files of an exercise. */
int batch_key_of_exercise(char key[HASH_HEX], const struct exercise *exercise,
    const struct content *content, const struct workshop *workshop,
    const struct grade_options *options, struct error *error);

/* That of a result: of such a key and the hash of a text. */
void batch_key_of_text(
    char key[BATCH_KEY], const char exercise_key[HASH_HEX], const char sha256[HASH_HEX]);

#endif
