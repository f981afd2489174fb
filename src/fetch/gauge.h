/*
 * gauge.h - how far a download has come, in one line that is drawn over itself.
 *
 * It goes to stderr, and only where that is a terminal.
 */
#ifndef SRC_FETCH_GAUGE_H
#define SRC_FETCH_GAUGE_H

#include <stdbool.h>
#include <stdint.h>

/* Start from {.shown = true}, or from {0} for one that never shows. */
struct gauge {
	bool shown;
	bool drawn;      /* there is something to be wiped away */
	double drawn_ms; /* when that was */
};

/* Bytes; `total` is 0 if nobody knows it. */
void gauge_set(struct gauge *gauge, uint64_t done, uint64_t total);

void gauge_wipe(struct gauge *gauge);

#endif
