/*
 * clock.h - time that only goes forward.
 */
#ifndef GRADER_CLOCK_H
#define GRADER_CLOCK_H

#include <stdint.h>

uint64_t clock_ns(void);
double clock_ms(void);

#endif
