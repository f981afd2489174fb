/*
 * kept.h - what the compiler made of submissions, kept for when they are graded again.
 *
 * An entry is named by all that it was made of, and holds what the compiler said and, if it
 * accepted the source, the object. It is what a stranger's source was made into: like one that has
 * just come from the compiler, its object is only ever run in the cage.
 */
#ifndef GRADER_KEPT_H
#define GRADER_KEPT_H

#include "grader/compile.h"
#include "grader/hash.h"

#include <stdbool.h>

/* The name of the object of a source, for this compiler, these headers of the kit and this text of
 * stride.h. */
void kept_name(char name[HASH_HEX], const struct compiler *compiler, const char *kit,
    const char *include, const struct source *source);

/* Fills the compilation, and true; or false, and it is as if it had not been asked. A folder of
 * NULL holds nothing. */
bool kept_find(struct compilation *compilation, const char *folder, const char *name);

/* Keeps one that has finished. Not all are worth it: see there. */
void kept_keep(const struct compilation *compilation, const char *folder, const char *name);

#endif
