// expect: accepted
#include "stride.h"

/* Every place at stride 1, on the padding that the stride asks for; the bias on all of them; and of
 * that every stride-th. */
tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int length = x.shape[0], taps = kernel.shape[0], features = kernel.shape[2];
	int kept = (length - 1) / stride + 1;
	int zeros = (kept - 1) * stride + taps - length;

	if (zeros < 0)
		zeros = 0;
	tensor all = conv_general_dilated(tensor_reshape(x, 1, length, x.shape[1]), kernel,
	    .pads = {{zeros / 2, zeros - zeros / 2}}, .dimension_numbers = {"NWC", "WIO", "NWC"});
	tensor out = tensor_zeros(kept, features);

	all = tensor_add(all, bias);
	for (int i = 0; i < kept; i++)
		for (int f = 0; f < features; f++)
			*tensor_at(out, i, f) = *tensor_at(all, 0, i * stride, f);
	return out;
}
