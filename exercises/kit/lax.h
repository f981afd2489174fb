/*
 * lax.h - the general convolution, with the meaning that JAX gives it.
 *
 *     out[n, p, o] = sum over k, c of  padded[n, p * stride + k * rhs_dilation, c] * rhs[k, c, o]
 *
 * for batch n, output position p, output feature o, kernel tap k, input feature c; padded is lhs
 * with lhs_dilation - 1 zeros between its samples and zeros on both sides. The kernel is not
 * flipped. Along one spatial axis of length L under a kernel of length K:
 *
 *     dilated(n, d) = 0 if n is 0, else 1 + (n - 1) * d
 *     padded length = dilated(L, lhs_dilation) + lo + hi
 *     output length = max(0, floor((padded length - dilated(K, rhs_dilation)) / stride) + 1)
 *
 * Call it with the options that you need, in any order:
 *
 *     tensor y = conv_general_dilated(x, kernel, .window_strides = {2, 2}, .padding = "SAME",
 *                                     .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
 *
 * or, in parentheses, with a struct that is ready:
 *
 *     struct conv_options o = {.padding = "SAME"};
 *     tensor y = (conv_general_dilated)(x, kernel, o);
 *
 * A call without any option works as well. Under -Wpedantic compilers warn of it, since C17 knows
 * neither an empty "..." nor an empty {}; there pass a struct that is all zero.
 */
#ifndef KIT_LAX_H
#define KIT_LAX_H

#include "conv_options.h"
#include "tensor.h"

tensor conv_general_dilated(tensor lhs, tensor rhs, struct conv_options options);

#define conv_general_dilated(lhs, rhs, ...) \
	conv_general_dilated(lhs, rhs, (struct conv_options){__VA_ARGS__})

#endif
