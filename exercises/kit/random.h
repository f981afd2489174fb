/*
 * random.h - random numbers that are the same on every machine: those of jax.random, to the bit.
 *
 * There is no hidden state. A key is two words; the same key always gives the same numbers, so a
 * program splits its key and uses each part once:
 *
 *     random_key keys[2];
 *     random_split(random_key_from(42), keys, 2);
 *     tensor x = random_normal(keys[0], 3, 4);           shape (3, 4)
 *     tensor u = random_uniform(keys[1], -1, 1, 5);      shape (5)
 *
 * Number i of a draw is made from the key and i alone: the generator, threefry, is a cipher that
 * turns the counter i into 64 bits that look random to whoever does not hold the key.
 */
#ifndef KIT_RANDOM_H
#define KIT_RANDOM_H

#include "tensor.h"

#include <stdint.h>

typedef struct random_key {
	uint32_t word[2];
} random_key;

/* As jax.random.PRNGKey(seed). */
random_key random_key_from(int seed);

/* A key for each of count independent uses. */
void random_split(random_key key, random_key *keys, int count);

/* A key made of a key and a number, such as the number of the layer that is to use it. */
random_key random_fold_in(random_key key, uint32_t data);

/* 32 bits each. */
void random_bits(random_key key, uint32_t *bits, int count);

/* Evenly over low <= x < high; but the last step rounds, and what lies just below high may come out
 * as high itself. */
#define random_uniform(key, low, high, ...) \
	random_uniform_of(key, low, high, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/* The bell curve with mean 0 and standard deviation 1. */
#define random_normal(key, ...) \
	random_normal_of(key, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/* The same, of which only lower < x < upper is kept. Bounds with lower >= upper, for which JAX
 * gives numbers without a meaning, are refused. */
#define random_truncated_normal(key, lower, upper, ...) \
	random_truncated_normal_of(                     \
	    key, lower, upper, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

/* What the macros above call. */
tensor random_uniform_of(random_key key, float low, float high, const int *shape, int rank);
tensor random_normal_of(random_key key, const int *shape, int rank);
tensor random_truncated_normal_of(
    random_key key, float lower, float upper, const int *shape, int rank);

#endif
