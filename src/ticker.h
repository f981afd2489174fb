/*
 * ticker.h - how far a long piece of work is: one line on standard error, written over again and
 * again and then taken away; where nothing can be written over, nothing at all.
 */
#ifndef SRC_TICKER_H
#define SRC_TICKER_H

#include "src/screen.h"

/* printf in ASCII of the line, cut where the terminal ends. */
void ticker_show(const struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void ticker_clear(const struct screen *screen);

#endif
