/*
 * letters.h - text from outside made fit for this screen, and letters that have a name.
 *
 * A screen that knows no more than ASCII gets a stand-in that can be read: x for a multiplication
 * sign, "..." for an ellipsis. What has none is spelled \xNN, as is whatever is not printable.
 */
#ifndef SRC_TEXT_LETTERS_H
#define SRC_TEXT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

/* The text as the screen may show it; with keep_lines newline and tab stay. The caller's; NULL
 * without memory. */
char *letters_shown(const char *text, size_t length, bool ascii, bool keep_lines);

/* With the NUL at its end. */
enum { LETTER_MAX = 5 };

/*
 * What an entity of Markdown stands for, such as "&times;", "&#215;" or "&#xD7;". False if it is
 * none that is known here.
 */
bool letters_entity(const char *entity, size_t length, char letter[LETTER_MAX]);

#endif
