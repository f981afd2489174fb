// expect: wrong-shape
// why: gives a tensor full of ones in every bit
#include "stride.h"

#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y;

	(void)x, (void)kernel;
	memset(&y, 0xff, sizeof y);
	return y;
}
