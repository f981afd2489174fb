/*
 * clock.h - time that only goes forward, and the time of day.
 */
#ifndef GRADER_CLOCK_H
#define GRADER_CLOCK_H

#include <stdint.h>

uint64_t clock_ns(void);
double clock_ms(void);

/* Milliseconds since 1970, by a clock that may be set. */
int64_t clock_now_ms(void);

#endif
