/*
 * listing.h - code on the screen: indented, coloured, and broken only where the screen ends.
 *
 * A line that is wider than the screen goes on below, deeper than it began. Whatever the bytes are,
 * none moves a cursor. What shows code returns 0, or -1 without memory: then some may be missing.
 */
#ifndef SRC_TEXT_LISTING_H
#define SRC_TEXT_LISTING_H

#include "src/screen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* C, with its words, literals and comments in colours. */
int listing_show(
    FILE *out, const struct screen *screen, const char *code, size_t length, int indent);

/* What stands in a lesson between its paragraphs and is no C: numbers, formulas, pictures. A line
 * that can be typed here, as "play x=1,2 k=1", is shown as one and stays whole. */
int listing_show_text(
    FILE *out, const struct screen *screen, const char *text, size_t length, int indent);

/* Whether it looks like C rather than like that. */
bool listing_is_c(const char *code, size_t length);

#endif
