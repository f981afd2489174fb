/*
 * reading.h - what there is to read about an exercise: the files of its folder.
 */
#ifndef SRC_TEXT_READING_H
#define SRC_TEXT_READING_H

#include "grader/error.h"
#include "grader/grader.h"
#include "src/content.h"

#include <stddef.h>

/* A text of the folder, such as "lesson.md"; lines end with a newline alone, wherever it was
 * written. The caller's; NULL if it cannot be read. */
char *reading_text(const struct content *content, const char *id, const char *name, size_t *length,
    struct error *error);

/* The manifest, without hidden cases: what is wrong with these does not matter to a reader. */
int reading_exercise(
    struct exercise *exercise, const struct content *content, const char *id, struct error *error);

#endif
