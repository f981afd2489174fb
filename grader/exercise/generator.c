#include "grader/exercise/generator.h"

uint64_t generator_next(struct generator *g)
{
	uint64_t z = g->state += 0x9E3779B97F4A7C15U;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
	z = (z ^ z >> 27) * 0x94D049BB133111EBU;
	return z ^ z >> 31;
}

struct generator generator_for(uint64_t seed, int index)
{
	struct generator of_seed = {seed};
	struct generator of_case = {generator_next(&of_seed) + (uint64_t)index};

	return (struct generator){generator_next(&of_case)};
}

long long generator_between(struct generator *g, long long low, long long high)
{
	uint64_t span = (uint64_t)high - (uint64_t)low + 1;

	return low + (long long)(span ? generator_next(g) % span : generator_next(g));
}

long long generator_size(struct generator *g, long long low, long long high)
{
	switch (generator_next(g) % 8) {
	case 0:
		return low;
	case 1:
		return high;
	case 2:
	case 3:
		return generator_between(g, low, high - low > 3 ? low + 3 : high);
	default:
		return generator_between(g, low, high);
	}
}
