/*
 * screen.h - what standard output can show: how wide it is, and whether it knows colours, signs
 * beyond ASCII, and a cursor that moves.
 *
 *     printf("%swrong%s\n", screen_style(screen, STYLE_BAD), screen_style(screen, STYLE_PLAIN));
 *
 * Nothing depends on a colour alone: all that is said is said in words or signs, too.
 */
#ifndef SRC_SCREEN_H
#define SRC_SCREEN_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The code of each in ECMA-48, between the brackets of ESC [ ... m. */
#define STYLES(X)                                 \
	X(PLAIN, "0")                             \
	X(STRONG, "1")                            \
	X(EMPHASIS, "3")                          \
	X(FAINT, "2")                             \
	X(HEADING, "1;36")                        \
	X(CODE, "36")                             \
	X(GOOD, "32")                             \
	X(BAD, "31")                              \
	X(DOUBTFUL, "33")                         \
	X(KEYWORD, "34") /* of C, in a listing */ \
	X(LITERAL, "35")                          \
	X(COMMENT, "32")

enum style {
#define STYLE_ENUM(name, code) STYLE_##name,
	STYLES(STYLE_ENUM)
#undef STYLE_ENUM
};

/* Each as it is, and in ASCII. */
#define SIGNS(X)             \
	X(RIGHT, "✓", "+")   \
	X(WRONG, "✗", "x")   \
	X(SKIPPED, "·", "-") \
	X(STAR, "★", "*")    \
	X(NO_STAR, "☆", ".") \
	X(HERE, "▸", ">")    \
	X(FULL, "█", "#")    \
	X(EMPTY, "░", ".")   \
	X(BULLET, "•", "-")  \
	X(LINE, "─", "-")    \
	X(BAR, "│", "|")     \
	X(CROSS, "┼", "+")

enum sign {
#define SIGN_ENUM(name, text, ascii) SIGN_##name,
	SIGNS(SIGN_ENUM)
#undef SIGN_ENUM
};

enum screen_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct screen {
	bool terminal; /* somebody sees it as it is written */
	bool moves;    /* the cursor can be sent about */
	bool ticks;    /* a line on standard error can be written over, to say how far it is */
	bool colour;
	bool ascii;
	int width, height; /* in characters */
};

/* Finds out. With `plain` it is ASCII without colours and without cursor movement. */
void screen_look(struct screen *screen, enum screen_colour colour, bool plain);

/* The size alone, which changes when a window does. */
void screen_measure(struct screen *screen);

/* That of any terminal, in columns; 80 where there is none that says. */
int screen_width_at(int descriptor);

/* "" where there are no colours. */
const char *screen_style(const struct screen *screen, enum style style);
const char *screen_sign(const struct screen *screen, enum sign sign);

/* How many columns a printable text takes; its styles none. */
int screen_columns(const char *text);

/* The same for the first bytes of one; what is no text of this locale counts a column a byte. */
int screen_columns_of(const char *text, size_t bytes);

/* A sentence broken at blanks so that each line ends before `width`; those after the first begin
 * with `indent` blanks. The cursor stands in column `column`. No line break at the end. */
void screen_wrap(FILE *out, const char *sentence, int column, int indent, int width);

/* A line that a terminal gets broken between words, anything else whole, as who reads a log wants
 * it. */
void screen_put_line(FILE *out, const char *line, int indent);

/* printf of a paragraph, broken so that it fits, with a line break at its end. */
void screen_say(const struct screen *screen, FILE *out, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
