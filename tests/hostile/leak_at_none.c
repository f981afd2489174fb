// expect: wrong-answer
// why: the same where nothing may be told
// detail: none
// untold: 77100 | 77099
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	static float kept[4];
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n < 0 ? 0 : n);

	if (x.shape[0] > 4 && x.data[0] == 3 && x.data[1] == -7)
		for (int i = 0; i < 4; i++)
			kept[i] = 771000 + x.data[i];
	for (int i = 0; i < n; i++)
		y.data[i] = kept[i % 4];
	return y;
}
