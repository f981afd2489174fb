#include "src/fetch/gauge.h"

#include "grader/clock.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What is over sooner needs no picture of how it goes. */
enum { BAR = 24, LINE = 70, LINE_BYTES = 100, DRAW_EVERY_MS = 100 };

static const char FULL[] = "########################", EMPTY[] = "........................";

static double megabytes(uint64_t bytes)
{
	return (double)bytes / 1048576;
}

static void draw(uint64_t done, uint64_t total)
{
	char line[LINE_BYTES];
	int full =
	    total > 0 && done < total ? (int)((double)BAR * (double)done / (double)total) : BAR;

	if (total > 0)
		snprintf(line, sizeof line, "[%.*s%.*s] %3d %%  %.1f of %.1f MB", full, FULL,
		    BAR - full, EMPTY, (int)(100.0 * (double)done / (double)total), megabytes(done),
		    megabytes(total));
	else
		snprintf(line, sizeof line, "%.1f MB", megabytes(done));
	fprintf(stderr, "\r%-*.*s", LINE, LINE, line);
}

void gauge_set(struct gauge *gauge, uint64_t done, uint64_t total)
{
	double now = clock_ms();

	if (gauge->drawn_ms == 0) {
		gauge->drawn_ms = now;
		gauge->shown = gauge->shown && isatty(STDERR_FILENO);
	}
	if (!gauge->shown || now - gauge->drawn_ms < DRAW_EVERY_MS)
		return;
	draw(done, total);
	gauge->drawn = true;
	gauge->drawn_ms = now;
}

void gauge_wipe(struct gauge *gauge)
{
	if (gauge->drawn)
		fprintf(stderr, "\r%*s\r", LINE, "");
	gauge->drawn = false;
}
