/* Functions near and far. */
#include "want.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int twice(int n);

static __attribute__((noinline)) int once(int n)
{
	return n + 1;
}

__attribute__((noinline)) int twice(int n)
{
	return once(once(n));
}

static __attribute__((noinline)) int depth(int n)
{
	return n == 0 ? 0 : 1 + depth(n - 1);
}

static int by_value(const void *a, const void *b)
{
	const int *first = a, *second = b;

	return *first - *second;
}

int stride_call(int which)
{
	int numbers[] = {3, 1, 2};
	char text[16];
	double two = 2;

	OPAQUE(which);
	WANT(once(which) == 1 && twice(which) == 2 && depth(100) == 100);
	qsort(numbers, 3, sizeof *numbers, by_value); /* there and back */
	WANT(numbers[0] == 1 && numbers[1] == 2 && numbers[2] == 3);
	WANT(snprintf(text, sizeof text, "%d %s", twice(5), "seven") == 7);
	WANT(strcmp(text, "7 seven") == 0);
	__asm__ volatile("" : : "r"(&two) : "memory");
	WANT(fabs(sqrt(two) - 1.41421356) < 1e-7 && expf(0.0F * (float)two) == 1.0F);
	char *memory = malloc(100);

	WANT(memory);
	memory = realloc(memset(memory, 7, 100), 1000);
	WANT(memory && memory[99] == 7);
	free(memory);
	return 0;
}
