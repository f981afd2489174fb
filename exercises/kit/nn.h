/*
 * nn.h - the parameters of a layer, with the numbers that Flax gives for the same seed.
 *
 * A layer asks for its parameters one after the other:
 *
 *     struct nn_module m = nn_init(seed);
 *     tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, C_in, features);
 *     tensor bias   = nn_param(&m, "bias",   nn_zeros,        features);
 *
 * The numbers depend on the seed, on the shape, and on how many parameters were asked for before:
 * ask for the kernel first, as Flax's own layers do. The name is for people and is copied; each may
 * be used once.
 */
#ifndef KIT_NN_H
#define KIT_NN_H

#include "random.h"
#include "tensor.h"

struct nn_module {
	random_key key;        /* of the whole module */
	int params;            /* how many were made */
	struct nn_name *names; /* theirs, newest first */
};

/* As Module.init(PRNGKey(seed), x) begins. */
struct nn_module nn_init(int seed);

#define nn_param(module, name, initializer, ...) \
	nn_param_of(                             \
	    module, name, initializer, TENSOR_INTS(__VA_ARGS__), TENSOR_INT_COUNT(__VA_ARGS__))

typedef tensor nn_initializer(random_key key, const int *shape, int rank);

/*
 * Normal numbers, cut at two standard deviations and scaled to a variance of 1 / fan_in, so that
 * a sum over all inputs of a neuron has the variance of one input. fan_in is the product of all
 * sizes but the last.
 */
tensor nn_lecun_normal(random_key key, const int *shape, int rank);

tensor nn_zeros(random_key key, const int *shape, int rank);

/* What the macro above calls. */
tensor nn_param_of(struct nn_module *module, const char *name, nn_initializer *initializer,
    const int *shape, int rank);

#endif
