// expect: wrong-answer
// mistake: none
// n - k > 0 where >= 0 is meant: the first number of f is left out.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int lf = f.shape[0], lg = g.shape[0];
    tensor y = tensor_zeros(lf + lg - 1);
    for (int n = 0; n < lf + lg - 1; n++)
        for (int k = 0; k < lg; k++)
            if (n - k > 0 && n - k < lf)
                y.data[n] += f.data[n - k] * g.data[k];
    return y;
}
