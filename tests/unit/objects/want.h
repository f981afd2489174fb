/*
 * want.h - for the programs that test_image.c compiles, loads and calls: stride_call returns 0, or
 * the line of the first thing that does not hold.
 */
#ifndef TESTS_UNIT_OBJECTS_WANT_H
#define TESTS_UNIT_OBJECTS_WANT_H

#define WANT(holds)                      \
	do {                             \
		if (!(holds))            \
			return __LINE__; \
	} while (0)

/* Not to be seen through by the optimiser. */
#define OPAQUE(what) __asm__ volatile("" : "+r"(what))

int stride_call(int which);

#endif
