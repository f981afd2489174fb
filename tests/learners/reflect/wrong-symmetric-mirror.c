// expect: wrong-answer
// mistake: symmetric-mirror
// -1 becomes 0, and L becomes L - 1: the ends stand there twice.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        float s = 0;
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            while (j < 0 || j >= L) {
                if (j < 0) j = -j - 1;
                if (j >= L) j = 2 * L - 1 - j;
            }
            s += x.data[j] * kernel.data[k];
        }
        y.data[i] = s;
    }
    return y;
}
