/*
 * output.h - what commands that also speak to programs have in common, and the end of what is
 * printed.
 */
#ifndef SRC_OUTPUT_H
#define SRC_OUTPUT_H

#include "grader/error.h"

#include <cjson/cJSON.h>
#include <stdbool.h>

/* Writes out what was printed. False if that failed, as on a full disk; stderr says why, once. */
bool output_flush(void);

/* A text of any length, and all before it, with the same result. */
bool output_write(const char *text, size_t length);

/* The value of --format: "text", which NULL means too, or "json". */
bool output_format_known(const char *format, struct error *error);
bool output_is_json(const char *format);

/* Prints a document and deletes it. False if there is no memory, or it was not all `made`. */
bool output_json(cJSON *root, bool made);

/* A member that is null where there is no text. */
bool output_add_text(cJSON *to, const char *name, const char *text);

/* To the millionth, since shares of points are fractions whose sum is meant to be whole. */
bool output_add_points(cJSON *to, const char *name, double points);

/* A text that comes from outside and may be no UTF-8, which JSON has to be; or null. */
bool output_add_foreign(cJSON *to, const char *name, const char *text);

#endif
