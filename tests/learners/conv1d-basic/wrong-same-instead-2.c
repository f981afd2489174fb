// expect: wrong-shape
// mistake: same-instead
// The wrong word for the padding.
#include "stride.h"
tensor conv1d_basic(tensor x, tensor kernel)
{
	int len = tensor_size(x), klen = tensor_size(kernel);
	tensor X = tensor_reshape(x, 1, 1, len), W = tensor_reshape(kernel, 1, 1, klen);
	tensor Y = conv_general_dilated(X, W, .padding="SAME");
	return tensor_reshape(Y, Y.shape[0] * Y.shape[1] * Y.shape[2]);
}
