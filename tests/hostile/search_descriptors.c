// expect: wrong-answer
// why: answers with what it can read from inherited descriptors
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int fd = 3; fd < 1024; fd++)
		if (read(fd, y.data, sizeof(float) * (size_t)tensor_size(y)) > 0)
			return y;
	return y;
}
