/*
 * y[i][o] = sum over k and c of padded[i + k][c] * kernel[k][c][o]
 *
 * padded is x with dilation - 1 rows of zeros between its rows, which makes 1 + (L - 1) * dilation,
 * and then with lo rows of zeros in front and hi behind, or cut by as many where they are negative.
 * It is not stored: row i + k of it is row i + k - lo of the inflated signal, and there only every
 * dilation-th row is one of x.
 */
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[2];
	int padded = 1 + (L - 1) * dilation + lo + hi;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N, C_out);
	const float *number = x.data;      /* (L, C_in) */
	const float *weight = kernel.data; /* (K, C_in, C_out) */
	float *sum = y.data;               /* (N, C_out) */

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - lo;
			int row = at / dilation;

			if (at % dilation != 0 || row < 0 || row >= L)
				continue;
			for (int o = 0; o < C_out; o++)
				for (int c = 0; c < C_in; c++)
					sum[i * C_out + o] += number[row * C_in + c] *
							      weight[(k * C_in + c) * C_out + o];
		}
	return y;
}
