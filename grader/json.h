/*
 * json.h - JSON files from outside, read with suspicion.
 *
 * A file that is too large, cut, binary, not UTF-8 or nested too deeply, or that has a NUL in a
 * text, gives an error that names the file and the line. A number beyond any double becomes
 * infinite: the reader of that number refuses it, and can say what it was to be. What is read
 * belongs to the caller, who releases it with cJSON_Delete.
 */
#ifndef GRADER_JSON_H
#define GRADER_JSON_H

#include "grader/error.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/* NULL on failure. `limit` bounds the size of the file in bytes. */
cJSON *json_read(const char *path, size_t limit, struct error *error);

/* The same for text in memory; `name` stands for the file in errors. */
cJSON *json_parse(const char *text, size_t length, const char *name, struct error *error);

#endif
