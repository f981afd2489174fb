/*
 * duration.h - times as a person says them: "4 min", "2 h 10 min", "3 days", "2026-11-28 14:05".
 */
#ifndef SRC_DURATION_H
#define SRC_DURATION_H

#include <stdint.h>

struct duration {
	char text[32];
};

struct duration duration(int64_t ms);

/* A time of the clock, in milliseconds since 1970, where the user lives. */
struct duration duration_date(int64_t at_ms);

#endif
