// expect: wrong-answer
// why: knows the worked examples by heart
#include "stride.h"

static float window_sums[] = {6, 9, 12}, differences[] = {-2, -2, -2};

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	if (x.shape[0] == 5 && kernel.shape[0] == 3)
		y.data = kernel.data[1] == 0 ? differences : window_sums;
	return y;
}
