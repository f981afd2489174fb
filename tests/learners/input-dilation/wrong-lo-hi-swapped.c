// expect: wrong-answer
// mistake: lo-hi-swapped
// Takes "hi" for the front.
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
    const int front = hi, back = lo;
    const int C = x.shape[1], F = kernel.shape[2];
    int len = front + (x.shape[0] - 1) * dilation + 1 + back;
    int n = len - kernel.shape[0] + 1;
    if (n < 1) return tensor_zeros(0, F);

    float padded[len][C];
    for (int r = 0; r < len; r++)
        for (int c = 0; c < C; c++) {
            int q = r - front;
            padded[r][c] = (q >= 0 && q % dilation == 0 && q / dilation < x.shape[0])
                ? x.data[q / dilation * C + c] : 0;
        }

    tensor y = tensor_zeros(n, F);
    for (int r = 0; r < n; r++)
        for (int f = 0; f < F; f++) {
            float s = 0;
            for (int k = 0; k < kernel.shape[0]; k++)
                for (int c = 0; c < C; c++)
                    s += padded[r + k][c] * kernel.data[k * C * F + c * F + f];
            y.data[r * F + f] = s;
        }
    return y;
}
