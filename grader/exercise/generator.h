/*
 * generator.h - random numbers for fresh cases: splitmix64, so that a case is the same everywhere.
 */
#ifndef GRADER_EXERCISE_GENERATOR_H
#define GRADER_EXERCISE_GENERATOR_H

#include <stdint.h>

struct generator {
	uint64_t state;
};

/* That of one case, a mixture of seed and index: neighbours have nothing in common. */
struct generator generator_for(uint64_t seed, int index);

uint64_t generator_next(struct generator *g);

/* From low to high, both reached, each as likely. */
long long generator_between(struct generator *g, long long low, long long high);

/* The same, but half the time near the lower end or at the upper one. */
long long generator_size(struct generator *g, long long low, long long high);

#endif
