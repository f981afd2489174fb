// expect: runtime-error
// mistake: span-greater-than-l
// No thought of a kernel that does not fit.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int n = x.shape[0] - (kernel.shape[0] - 1) * dilation;
    tensor y = tensor_zeros(n, kernel.shape[2]);
    for (int i = 0; i < n; i++)
        for (int o = 0; o < kernel.shape[2]; o++) {
            double s = 0;
            for (int c = 0; c < x.shape[1]; c++)
                for (int k = 0; k < kernel.shape[0]; k++)
                    s += *tensor_at(x, i + k * dilation, c) * (double)*tensor_at(kernel, k, c, o);
            *tensor_at(y, i, o) = s;
        }
    return y;
}
