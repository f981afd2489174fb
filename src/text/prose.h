/*
 * prose.h - text with styles, and where its lines break.
 *
 *     prose_add(&prose, "all ", 4, 0);
 *     prose_add(&prose, "four", 4, PROSE_STYLE(STYLE_STRONG));
 *     while (prose_next(&prose, &at, prose.length, width, &line))
 *         prose_put(out, screen, &prose, line.start, line.end), fputc('\n', out);
 *
 * Nothing here makes a text fit for a terminal: what is added already is (letters.h).
 */
#ifndef SRC_TEXT_PROSE_H
#define SRC_TEXT_PROSE_H

#include "src/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A set of styles, as a byte of text has. */
#define PROSE_STYLE(style) ((uint16_t)(1U << (style)))

/* Start from {0}; prose_release releases it. A newline in the text ends a line. */
struct prose {
	char *text;       /* no NUL at its end */
	uint16_t *styles; /* of each byte */
	size_t length, room;
	bool lost; /* there was no memory: some of it is missing */
};

void prose_add(struct prose *prose, const char *text, size_t length, uint16_t styles);

/* The same, but a run of blanks, newlines and tabs is one blank, and none begins a line. */
void prose_add_words(struct prose *prose, const char *text, size_t length, uint16_t styles);

/* Keeps only the first bytes. */
void prose_cut(struct prose *prose, size_t length);
void prose_release(struct prose *prose);

struct prose_line {
	size_t start, end; /* in bytes */
	int columns;
};

/*
 * The line that begins at *at, in the text before `end`, and *at moves to the next one. It breaks
 * at blanks, which belong to no line then, and within a word only if this fills a line alone. False
 * at the end.
 */
bool prose_next(
    const struct prose *prose, size_t *at, size_t end, int width, struct prose_line *line);

/* How wide the text between two bytes is when nothing breaks it, and its widest word. */
int prose_columns(const struct prose *prose, size_t start, size_t end);
int prose_widest_word(const struct prose *prose, size_t start, size_t end);

/* Writes some of it; no style lasts beyond. */
void prose_put(
    FILE *out, const struct screen *screen, const struct prose *prose, size_t start, size_t end);

#endif
