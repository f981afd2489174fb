/*
 * jax_math.h - two functions as JAX's compiler computes them for a CPU.
 *
 * They are accurate to a few units in the last place, as the C library's are, but in other last
 * places. The same polynomials, evaluated in the same order, with one rounding (fmaf) where the
 * compiler contracts a * b + c, give the same float every time.
 */
#ifndef KIT_JAX_MATH_H
#define KIT_JAX_MATH_H

float jax_erf(float x);         /* the error function */
float jax_inverse_erf(float x); /* its inverse, for -1 <= x <= 1 */

#endif
