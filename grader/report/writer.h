/*
 * writer.h - JSON documents about a result, for the formats that are JSON.
 *
 * A document that lacks a member for want of memory must not be written, for it would look whole:
 * so the writer remembers that something failed, and what puts a member need not be checked. All
 * texts come out printable. The item that is returned belongs to the document; NULL when it failed.
 */
#ifndef GRADER_REPORT_WRITER_H
#define GRADER_REPORT_WRITER_H

#include "grader/report.h"

#include <cjson/cJSON.h>

struct writer {
	const struct report *report;
	size_t text_max; /* longer texts are cut to so many bytes; 0 for no bound */
	bool failed;
};

/* Put a member into an object, or an element, whose name is NULL, into a list. */
cJSON *writer_object(struct writer *writer, cJSON *to, const char *name);
cJSON *writer_array(struct writer *writer, cJSON *to, const char *name);
void writer_null(struct writer *writer, cJSON *to, const char *name);
void writer_bool(struct writer *writer, cJSON *to, const char *name, bool value);
void writer_number(struct writer *writer, cJSON *to, const char *name, double number);
void writer_item(struct writer *writer, cJSON *to, const char *name, cJSON *item);

/* NULL is null. The second frees the text, and takes NULL for a failure. */
void writer_text(struct writer *writer, cJSON *to, const char *name, const char *text);
void writer_made(struct writer *writer, cJSON *to, const char *name, char *text);

/* To the microsecond, and to the millionth of a point: more digits are noise. */
void writer_ms(struct writer *writer, cJSON *to, const char *name, double ms);
void writer_points(struct writer *writer, cJSON *to, const char *name, double points);

/* A line or a column, from 1; what is 0 is not known, and null. */
void writer_place(struct writer *writer, cJSON *to, const char *name, int place);

/* The seed of the fresh cases. */
void writer_seed(struct writer *writer, cJSON *to);

/* The ids of the mistakes that are known. */
void writer_pitfalls(struct writer *writer, cJSON *to, const char *name);

/* What a format puts into its document. */
typedef void writer_fill(struct writer *writer, cJSON *root);

/* A whole document, indented. If it has more than `limit` bytes, its texts are cut shorter until it
 * has not; 0 for no limit. -1 when there is no memory, or it cannot be made to fit. */
int writer_document(FILE *out, const struct report *report, size_t limit, writer_fill *fill);

/* A document in one line. */
int writer_line(FILE *out, const struct report *report, writer_fill *fill);

#endif
