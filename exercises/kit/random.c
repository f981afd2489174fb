/*
 * The bits are exact by nature. The floats are exact because the arithmetic is JAX's as its CPU
 * compiler emits it: where that contracts a * b + c into one rounding, fmaf stands here.
 */
#include "random.h"

#include "jax_math.h"
#include "kit.h"
#include "rotate.h"

#include <math.h>
#include <string.h>

/* Threefry-2x32 with 20 rounds: (x0, x1) encrypted under the key. */
static random_key threefry(random_key key, uint32_t x0, uint32_t x1)
{
	static const int ROTATIONS[2][4] = {{13, 15, 26, 6}, {17, 29, 16, 24}};
	const uint32_t schedule[3] = {
	    key.word[0], key.word[1], key.word[0] ^ key.word[1] ^ 0x1BD11BDA};

	x0 += schedule[0];
	x1 += schedule[1];
	for (uint32_t i = 0; i < 5; i++) {
		for (int round = 0; round < 4; round++) {
			x0 += x1;
			x1 = rotate_left(x1, ROTATIONS[i % 2][round]) ^ x0;
		}
		x0 += schedule[(i + 1) % 3];
		x1 += schedule[(i + 2) % 3] + i + 1;
	}
	return (random_key){{x0, x1}};
}

random_key random_key_from(int seed)
{
	return (random_key){{0, (uint32_t)seed}};
}

random_key random_fold_in(random_key key, uint32_t data)
{
	return threefry(key, 0, data);
}

void random_split(random_key key, random_key *keys, int count)
{
	for (int i = 0; i < count; i++)
		keys[i] = random_fold_in(key, (uint32_t)i);
}

static uint32_t bits_at(random_key key, int i)
{
	random_key out = threefry(key, 0, (uint32_t)i);

	return out.word[0] ^ out.word[1];
}

void random_bits(random_key key, uint32_t *bits, int count)
{
	for (int i = 0; i < count; i++)
		bits[i] = bits_at(key, i);
}

/* 23 random bits become the fraction of a float in [1, 2), which is then moved to [low, high). What
 * is no number, as from an infinite range, stays so: fmaxf would make low of it. */
static float uniform_at(random_key key, int i, float low, float high)
{
	uint32_t bits = bits_at(key, i) >> 9 | 0x3F800000;
	float one_to_two;

	memcpy(&one_to_two, &bits, sizeof one_to_two);
	float x = fmaf(one_to_two - 1, high - low, low);

	return x < low ? low : x;
}

tensor random_uniform_of(random_key key, float low, float high, const int *shape, int rank)
{
	tensor t = tensor_zeros_for(shape, rank, "random_uniform");
	int size = tensor_size(t);

	for (int i = 0; i < size; i++)
		t.data[i] = uniform_at(key, i, low, high);
	return t;
}

/* JAX's compiler turns a division by the first into a multiplication by the second, which rounds
 * to another float. */
static const float SQRT_2 = 1.41421356F, SQRT_2_RECIPROCAL = 0.70710677F;

tensor random_normal_of(random_key key, const int *shape, int rank)
{
	tensor t = tensor_zeros_for(shape, rank, "random_normal");
	int size = tensor_size(t);
	float low = nextafterf(-1, 0);

	for (int i = 0; i < size; i++)
		t.data[i] = SQRT_2 * jax_inverse_erf(uniform_at(key, i, low, 1));
	return t;
}

tensor random_truncated_normal_of(
    random_key key, float lower, float upper, const int *shape, int rank)
{
	if (!(lower < upper))
		kit_refuse("random_truncated_normal: lower (%g) must be less than upper (%g)",
		    (double)lower, (double)upper);
	tensor t = tensor_zeros_for(shape, rank, "random_truncated_normal");
	int size = tensor_size(t);
	float a = jax_erf(lower * SQRT_2_RECIPROCAL), b = jax_erf(upper * SQRT_2_RECIPROCAL);
	float least = nextafterf(lower, INFINITY), most = nextafterf(upper, -INFINITY);

	for (int i = 0; i < size; i++) {
		float x = SQRT_2 * jax_inverse_erf(uniform_at(key, i, a, b));

		t.data[i] = fminf(fmaxf(x, least), most);
	}
	return t;
}
