// expect: time-limit | runtime-error
// why: takes three seconds for a case, and writes meanwhile that it gets on
#define _GNU_SOURCE
#include "stride.h"

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <time.h>

enum { PAGE = 4096, AROUND = 8 << 20, PLACES = 12, STACK = 64 << 10, COUNTERS = 16 };

static sigjmp_buf past;
static volatile uint32_t *counters[COUNTERS];
static volatile int counter_count;

static void skip(int number)
{
	(void)number;
	siglongjmp(past, 1);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The answers are a mapping that begins with how many cases were begun, which is one, and goes on
 * with the state of the first: it runs, or has returned. */
static void look_around(char *middle)
{
	static char *volatile page;

	middle -= (uintptr_t)middle % PAGE;
	for (page = middle - AROUND; page < middle + AROUND; page += PAGE)
		if (sigsetjmp(past, 0) == 0 && counter_count < COUNTERS) {
			volatile uint32_t *at = (void *)page;

			if (at[0] == 1 && at[1] == 0 && at[2] > 0 && at[2] < 3) {
				at[0] = 1;
				counters[counter_count++] = at;
			}
		}
}

static void look_everywhere(char *here)
{
	static uintptr_t seen[PLACES];
	static volatile int count;
	static char *volatile word;

	here -= (uintptr_t)here % sizeof word;
	for (word = here; word < here + STACK && count < PLACES; word += sizeof word)
		if (sigsetjmp(past, 0) == 0) {
			uintptr_t at = *(volatile uintptr_t *)(void *)word;
			int near = at < 1 << 16 || at >> 47;

			for (int other = 0; other < count && !near; other++)
				near = at + AROUND / 2 > seen[other] && at < seen[other] + AROUND / 2;
			if (near)
				continue;
			seen[count++] = at;
			look_around((char *)at);
		}
}

static void take_three_seconds(void)
{
	double began = now(), told = began;

	while (now() - began < 3)
		for (int i = 0; now() - told > 0.3 && i < counter_count; i++)
			if (++*counters[i] && i + 1 == counter_count)
				told = now();
	for (int i = 0; i < counter_count; i++)
		*counters[i] = 1;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	static int calls;
	struct sigaction swallow = {.sa_handler = skip, .sa_flags = SA_NODEFER};
	char here;

	if (calls++ == 0) {
		sigaction(SIGSEGV, &swallow, 0);
		sigaction(SIGBUS, &swallow, 0);
		look_everywhere(&here);
		take_three_seconds();
	}
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
