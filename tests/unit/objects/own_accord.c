/* What a compiler makes a call of that nobody wrote. */
#include "want.h"

#include <complex.h>

static __attribute__((noinline)) float complex multiply(float complex a, float complex b)
{
	return a * b;
}

static __attribute__((noinline)) double complex divide(double complex a, double complex b)
{
	return a / b;
}

static __attribute__((noinline)) __int128 quotient(__int128 a, __int128 b)
{
	return a / b;
}

static __attribute__((noinline)) unsigned __int128 rest(unsigned __int128 a, unsigned __int128 b)
{
	return a % b;
}

int stride_call(int which)
{
	struct {
		char bytes[40];
	} copied = {{1}}, other;
	unsigned long bits = 0xF0F0;
	const __int128 large = (__int128)1 << 100;

	OPAQUE(which);
	OPAQUE(bits);
	other = copied;
	WANT(multiply(1 + 2 * I, 3 - I * (float)(which + 1)) == 5 + 5 * I);
	WANT(divide(5 + 5 * I, 1 + 2 * I) == 3 - I);
	WANT(quotient(large + which, -4) == -(large >> 2) && rest(1000 + (unsigned)which, 7) == 6);
	WANT((float)(large + which) == 0x1p100F && __builtin_popcountl(bits) == 8);
	WANT(other.bytes[which] == 1 && other.bytes[which + 39] == 0);
	return 0;
}
