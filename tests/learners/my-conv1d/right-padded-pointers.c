// expect: accepted
#include "stride.h"
#include <stdlib.h>
#include <stdio.h>

static float *pad(const float *src, int n, int before, int after)
{
	float *dst = calloc(before + n + after, sizeof *dst), *d = dst + before;
	while (n--) *d++ = *src++;
	return dst;
}

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	struct nn_module layer = nn_init(seed);
	int chan = x.shape[1], total = kernel_size - 1;
	tensor w = nn_param(&layer, "w", nn_lecun_normal, kernel_size, chan, features);
	tensor b = nn_param(&layer, "b", nn_zeros, features);
	float *buf = pad(x.data, tensor_size(x), total / 2 * chan, (total - total / 2) * chan);
	tensor out = tensor_zeros(x.shape[0] * features);
	float *o = out.data;

	printf("window of %d floats\n", kernel_size * chan);
	/* rows lie one after the other, so a window is one run of floats */
	for (float *win = buf; win < buf + x.shape[0] * chan; win += chan)
		for (int f = 0; f < features; f++) {
			const float *a = win, *q = w.data + f;
			double s = b.data[f];
			while (a < win + kernel_size * chan) {
				s += (double) *a++ * *q;
				q += features;
			}
			*o++ = (float) s;
		}
	free(buf);
	return out;
}
