/*
 * explanation.h - what `help NAME` says of a command, taken apart, for whoever lays it out: a
 * screen, a page for man, or the completion of words.
 *
 *     A paragraph is one line.
 *
 *       --output PATH          an option, a verb or a sign, and behind two blanks or more what is
 *                              said of it; this goes on where that began
 *           --with SUM         an option of the one before
 *       check [EX|DIR]... [--jobs N]
 *           a long one has it below
 *       - a point
 */
#ifndef SRC_EXPLANATION_H
#define SRC_EXPLANATION_H

#include <stdbool.h>

enum { EXPLANATION_WORDS = 2000 };

/* An empty line has neither a term nor a text, a paragraph no term. */
struct explanation_part {
	int indent, column; /* where it begins, and where the text does */
	char term[EXPLANATION_WORDS], text[EXPLANATION_WORDS];
};

/* The next part of what is left, and moves that on behind it; false at the end. What is longer
 * than so many bytes is cut. */
bool explanation_next(const char **left, struct explanation_part *part);

#endif
