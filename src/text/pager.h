/*
 * pager.h - a text that is longer than the screen, a screen at a time.
 *
 * Through $PAGER, or else less, if the cursor can be moved and there is no --plain; otherwise, and
 * whenever the pager cannot be started or fails, it is printed. Ctrl-C belongs to the pager while
 * that runs, and so does what becomes of the text when it is left early.
 */
#ifndef SRC_TEXT_PAGER_H
#define SRC_TEXT_PAGER_H

#include "src/screen.h"

#include <stdbool.h>
#include <stddef.h>

/* On standard output. `below` is how many lines will be printed after it. */
void pager_show(const struct screen *screen, const char *text, size_t length, int below);

/* Whether it has more lines than the screen, `below` and a prompt underneath. */
bool pager_is_long(const struct screen *screen, const char *text, size_t length, int below);

#endif
