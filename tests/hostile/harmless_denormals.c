// expect: accepted
// why: leaves the processor treating the smallest numbers as zero
#include "stride.h"

#ifdef __SSE__
#include <xmmintrin.h>
#define FLUSH_TO_ZERO() _mm_setcsr(_mm_getcsr() | 0x8040)
#else
#define FLUSH_TO_ZERO() (void)0
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	FLUSH_TO_ZERO();
	return y;
}
