/*
 * text.h - texts from outside made fit for a terminal, and texts of our own made.
 *
 * Whatever a submission, a compiler or a pack says passes through text_printable where it enters,
 * so that none of its bytes can move a cursor, turn a line around or break a report. A text that
 * is returned belongs to the caller; it is NULL only when there is no memory.
 */
#ifndef GRADER_TEXT_H
#define GRADER_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * The text with every byte that is not part of a printable UTF-8 character spelled \xNN: control
 * characters, those that change the direction of writing or break lines in their own way, and what
 * is no character at all. With keep_lines newline and tab stay as they are. Doing it twice changes
 * nothing more.
 */
char *text_printable(const char *bytes, size_t length, bool keep_lines);

/* Ends a printable text after at most `most` bytes, of which the last three, if it was longer, are
 * dots; no character is cut in two. */
void text_cut(char *text, size_t most);

/* A text between the tags of XML or HTML, or in an attribute's quotes. */
void text_put_markup(FILE *out, const char *text);

/* printf into memory of its own. */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same for whoever takes such words itself, as vprintf. */
char *text_vformat(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* The length of the UTF-8 sequence at p, at least one byte before end; 0 if it is none. */
size_t text_utf8_length(const unsigned char *p, const unsigned char *end);

#endif
