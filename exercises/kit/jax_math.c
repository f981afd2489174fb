#include "jax_math.h"

#include <math.h>

/* c[0] x^(n-1) + ... + c[n-1], by Horner's rule. */
static float polynomial(float x, const float *c, int n)
{
	float sum = c[0];

	for (int i = 1; i < n; i++)
		sum = fmaf(sum, x, c[i]);
	return sum;
}

/*
 * The logarithm of y > 0 from the Cephes library: y = 2^e (1 + t) with 1 + t between sqrt(1/2) and
 * sqrt(2), and log(1 + t) = t - t^2 / 2 + t^3 P(t). The nine coefficients of P are taken in three
 * parts that a processor can work out side by side.
 */
static float cephes_log(float y)
{
	static const float HIGH[3] = {7.0376836292e-2F, -1.1514610310e-1F, 1.1676998740e-1F};
	static const float MIDDLE[3] = {-1.2420140846e-1F, 1.4249322787e-1F, -1.6668057665e-1F};
	static const float LOW[3] = {2.0000714765e-1F, -2.4999993993e-1F, 3.3333331174e-1F};
	/* log(2) in two parts, of which the first is exact in few bits. */
	static const float LOG_2_FIRST = 0.693359375F, LOG_2_REST = -2.12194440e-4F;

	int exponent;
	float fraction = frexpf(y, &exponent), t = fraction - 1;

	if (fraction < 0.707106781186547524F) {
		t += fraction;
		exponent--;
	}
	float e = (float)exponent, square = t * t, cube = square * t;
	float high = polynomial(t, HIGH, 3), middle = polynomial(t, MIDDLE, 3);
	float p = fmaf(fmaf(high, cube, middle), cube, polynomial(t, LOW, 3));
	float tail = fmaf(p, cube, e * LOG_2_REST);

	return fmaf(e, LOG_2_FIRST, fmaf(-square, 0.5F, t) + tail);
}

/* log(1 + x) for -1 < x < infinity. Near 0, where 1 + x would lose digits, it is
 * x - x^2 / 2 + x^3 P(x) / Q(x), from Cephes too. */
static float log_1_plus(float x)
{
	static const float P[7] = {4.5270000862445199635215e-5F, 4.9854102823193375972212e-1F,
	    6.5787325942061044846969F, 29.911919328553073277375F, 60.949667980987787057556F,
	    57.112963590585538103336F, 20.039553499201281259648F};
	static const float Q[7] = {1, 15.062909083469192043167F, 83.047565967967209469434F,
	    221.76239823732856465394F, 309.09872225312059774938F, 216.42788614495947685003F,
	    60.118660497603843919306F};

	if (fabsf(x) >= 0.41421356237309504880F)
		return cephes_log(x + 1);
	float square = x * x, quotient = polynomial(x, P, 7) / polynomial(x, Q, 7);

	return x + fmaf(square, -0.5F, x * square * quotient);
}

/* M. Giles, "Approximating the erfinv function" (2012). */
float jax_inverse_erf(float x)
{
	static const float NEAR_0[9] = {2.81022636e-08F, 3.43273939e-07F, -3.5233877e-06F,
	    -4.39150654e-06F, 0.00021858087F, -0.00125372503F, -0.00417768164F, 0.246640727F,
	    1.50140941F};
	static const float NEAR_1[9] = {-0.000200214257F, 0.000100950558F, 0.00134934322F,
	    -0.00367342844F, 0.00573950773F, -0.0076224613F, 0.00943887047F, 1.00167406F,
	    2.83297682F};

	if (fabsf(x) == 1)
		return x * INFINITY;
	float w = -log_1_plus(-(x * x));

	return x * (w < 5 ? polynomial(w - 2.5F, NEAR_0, 9) : polynomial(sqrtf(w) - 3, NEAR_1, 9));
}

/* A quotient of polynomials in x^2. Just below the bound, from which on it is taken for 1, it is
 * still less by a few units in the last place: another bound, and the floats are not JAX's. */
float jax_erf(float x)
{
	static const float P[5] = {0.00022905065861350646F, 0.0034082910107109506F,
	    0.050955695062380861F, 0.18520832239976145F, 1.128379143519084F};
	static const float Q[7] = {-1.1791602954361697e-7F, 0.000023547966471313185F,
	    0.0010179625278914885F, 0.014070470171167667F, 0.11098505178285362F,
	    0.49746925110067538F, 1};

	if (fabsf(x) >= 3.7439213F)
		return copysignf(1, x);
	return x * polynomial(x * x, P, 5) / polynomial(x * x, Q, 7);
}
