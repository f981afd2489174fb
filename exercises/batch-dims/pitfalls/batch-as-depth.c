/* batch-as-depth: the images are the depth of one volume, and the kernel's rows lie along it. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	int H = x.shape[x.rank - 3], W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	int kh = kernel.shape[0], kw = kernel.shape[1], O = kernel.shape[3];
	tensor y;

	if (x.rank == 3)
		y = conv_general_dilated(tensor_reshape(x, 1, H, W, C), kernel, .padding = "SAME",
		    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
	else
		y = conv_general_dilated(tensor_reshape(x, 1, -1, H, W, C),
		    tensor_reshape(kernel, kh, kw, 1, C, O), .padding = "SAME",
		    .dimension_numbers = {"NDHWC", "DHWIO", "NDHWC"});
	x.shape[x.rank - 1] = O;
	return tensor_reshaped(y, x.shape, x.rank);
}
