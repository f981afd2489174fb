// expect: accepted
#include "stride.h"

typedef tensor bild;

/* ein Rahmen aus Nullen, dann nur noch VALID von Hand */
static bild rahmen(bild b, int oben, int unten, int links, int rechts)
{
	bild r = tensor_zeros(oben + b.shape[0] + unten, links + b.shape[1] + rechts, b.shape[2]);
	float *von = b.data;
	for (int i = 0; i < b.shape[0]; i++)
		for (int j = 0; j < b.shape[1]; j++)
			for (int c = 0; c < b.shape[2]; c++)
				*tensor_at(r, oben + i, links + j, c) = *von++;
	return r;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	struct nn_module schicht = nn_init(seed);
	bild k = nn_param(&schicht, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
	int zeilen = x.shape[0] / stride + (x.shape[0] % stride > 0);
	int spalten = x.shape[1] / stride + (x.shape[1] % stride > 0);
	int v = (zeilen - 1) * stride + kernel_h - x.shape[0];
	int h = (spalten - 1) * stride + kernel_w - x.shape[1];
	v = v < 0 ? 0 : v;
	h = h < 0 ? 0 : h;
	bild g = rahmen(x, v / 2, v - v / 2, h / 2, h - h / 2);
	bild y = tensor_zeros(zeilen * spalten * features);
	float *ziel = y.data;
	int i = 0, j, f;
zeile:
	j = 0;
spalte:
	for (f = 0; f < features; f++, ziel++)
		for (int a = 0; a < kernel_h; a++)
			for (int b = 0; b < kernel_w; b++)
				for (int c = 0; c < x.shape[2]; c++)
					*ziel += *tensor_at(g, i * stride + a, j * stride + b, c) * *tensor_at(k, a, b, c, f);
	if (++j < spalten) goto spalte;
	if (++i < zeilen) goto zeile;
	return y; /* + bias = + 0 */
}
