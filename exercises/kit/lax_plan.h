/*
 * lax_plan.h - one convolution, understood: which axis is what, and the numbers of each.
 */
#ifndef KIT_LAX_PLAN_H
#define KIT_LAX_PLAN_H

#include "lax.h"

/* One spatial axis, named as in the formulas of lax.h. */
struct conv_axis {
	int input, kernel, output; /* L, K and the length of the result */
	long long stride, lo, hi;
	long long lhs_dilation, rhs_dilation;
};

struct conv_plan {
	int spatial; /* how many of the axes there are; with none, axis[0] has length 1 */
	struct conv_axis axis[CONV_MAX_SPATIAL];

	/* The loops want lhs and the result as (N, space, C) and rhs as (space, I, O): where each
	 * of these axes stands in the tensor as the caller lays it out. */
	int lhs_order[TENSOR_MAX_RANK], rhs_order[TENSOR_MAX_RANK], out_order[TENSOR_MAX_RANK];

	int batch, lhs_features;        /* N and C of lhs */
	int rhs_features, out_features; /* I and O of rhs */
	int feature_groups, batch_groups;
};

/* Refuses, as a misuse of the kit, whatever JAX refuses. */
struct conv_plan lax_plan_make(tensor lhs, tensor rhs, const struct conv_options *options);

/* The length that n samples take with d - 1 zeros between them. */
long long lax_plan_dilated(long long n, long long d);

#endif
