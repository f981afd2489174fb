/*
 * writing.h - cases written down as JSON, a line for each, as people write them too.
 */
#ifndef SRC_AUTHOR_WRITING_H
#define SRC_AUTHOR_WRITING_H

#include "grader/error.h"
#include "grader/grader.h"

#include <cjson/cJSON.h>

/* A case as an entry of vectors; the caller's. NULL without memory. */
cJSON *writing_case(const struct exercise *exercise, const struct test_case *of);

/* Vectors whole, to `path`, with the entries of this list as they are. */
int writing_vectors(const char *path, const char *id, const cJSON *cases, struct error *error);

#endif
