// expect: accepted
#include "stride.h"
#include <stdio.h>

/* columns from .. from + n - 1 of the last axis */
static tensor slice(tensor t, int from, int n)
{
	int width = t.shape[t.rank - 1], rows = tensor_size(t) / width;
	tensor s = t;
	s.shape[t.rank - 1] = n;
	s = tensor_of(s.shape, s.rank);
	for (int r = 0; r < rows; r++)
		for (int i = 0; i < n; i++)
			s.data[r * n + i] = t.data[r * width + from + i];
	return s;
}

static void paste(tensor into, int from, tensor t)
{
	int n = t.shape[t.rank - 1];
	for (int r = 0; r < into.shape[0]; r++)
		for (int i = 0; i < n; i++)
			*tensor_at(into, r, from + i) = t.data[r * n + i];
}

/* one ordinary convolution per group */
tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int in = kernel.shape[1], out = kernel.shape[2] / groups;
	tensor y = tensor_zeros(x.shape[0], kernel.shape[2]);
	for (int g = 0; g < groups; ++g) {
		printf("group %d: %d..%d\n", g, g * in, (g + 1) * in - 1);
		tensor part = slice(x, g * in, in);
		part = tensor_reshape(part, 1, x.shape[0], in);
		paste(y, g * out, conv_general_dilated(part, slice(kernel, g * out, out), .padding = "SAME",
		    .dimension_numbers = {"NWC", "WIO", "NWC"}));
	}
	return y;
}
