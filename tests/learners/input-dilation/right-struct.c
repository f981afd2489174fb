// expect: accepted
#include "stride.h"

typedef struct {
	const tensor *from;
	int step;
	int front;
} Inflated;

/* what is at row r, channel c of the padded thing */
static float peek(const Inflated *s, int r, int c)
{
	r -= s->front;
	if (r < 0)
		return 0.0f;
	if (r % s->step)
		return 0.0f;
	if (r / s->step >= s->from->shape[0])
		return 0.0f;
	return s->from->data[r / s->step * s->from->shape[1] + c];
}

static float one_output(const Inflated *s, tensor w, int i, int o)
{
	float acc = 0;
	int t = 0;
	while (t < w.shape[0] * w.shape[1]) {
		acc += peek(s, i + t / w.shape[1], t % w.shape[1]) * w.data[t * w.shape[2] + o];
		++t;
	}
	return acc;
}

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	Inflated s = { .from = &x, .step = dilation, .front = lo };
	int length = 1 + (x.shape[0] - 1) * dilation + lo + hi - kernel.shape[0] + 1;
	tensor y = tensor_zeros(length > 0 ? length : 0, kernel.shape[2]);
	for (int n = 0; n < tensor_size(y); n++)
		y.data[n] = one_output(&s, kernel, n / y.shape[1], n % y.shape[1]);
	return y;
}
