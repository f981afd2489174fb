// expect: runtime-error
// mistake: none
// Loops for one, two and three axes; four are not thought of.
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
    int n = x.rank - 1;
    int s[3] = {1, 1, 1}, k[3] = {1, 1, 1};
    for (int a = 0; a < n && a < 3; a++) { s[a] = x.shape[a]; k[a] = kernel.shape[a]; }
    int C = x.shape[n], O = kernel.shape[n + 1];
    x = tensor_reshape(x, s[0], s[1], s[2], C);
    kernel = tensor_reshape(kernel, k[0], k[1], k[2], C, O);
    tensor y = tensor_zeros(s[0], s[1], s[2], O);
    for (int a = 0; a < s[0]; a++)
    for (int b = 0; b < s[1]; b++)
    for (int c = 0; c < s[2]; c++)
    for (int d = 0; d < k[0]; d++)
    for (int e = 0; e < k[1]; e++)
    for (int f = 0; f < k[2]; f++) {
        int i = a + d - (k[0] - 1) / 2, j = b + e - (k[1] - 1) / 2, l = c + f - (k[2] - 1) / 2;
        if (i < 0 || j < 0 || l < 0 || i >= s[0] || j >= s[1] || l >= s[2]) continue;
        for (int q = 0; q < C; q++)
            for (int o = 0; o < O; o++)
                *tensor_at(y, a, b, c, o) += *tensor_at(x, i, j, l, q) * *tensor_at(kernel, d, e, f, q, o);
    }
    if (n == 1) return tensor_reshape(y, s[0], O);
    if (n == 2) return tensor_reshape(y, s[0], s[1], O);
    return y;
}
