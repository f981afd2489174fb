/*
 * rotate.h - the cipher and the hash behind the random numbers turn their words in circles.
 */
#ifndef KIT_ROTATE_H
#define KIT_ROTATE_H

#include <stdint.h>

/* For 0 < by < 32. */
static inline uint32_t rotate_left(uint32_t x, int by)
{
	return x << by | x >> (32 - by);
}

#endif
