// expect: wrong-answer
// mistake: kernel-layout-oiw
// Makes the kernel as torch.nn.Conv1d has it, and reads it that way.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    int in_channels = x.shape[1];
    tensor weight = nn_param(&m, "kernel", nn_lecun_normal, features, in_channels, kernel_size);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    int L = x.shape[0];
    int left = (kernel_size - 1) / 2;
    tensor out = tensor_zeros(L * features);

    for (int f = 0; f < features; f++)
        for (int i = 0; i < L; i++) {
            float acc = bias.data[f];
            for (int c = 0; c < in_channels; c++)
                for (int k = 0; k < kernel_size; k++) {
                    int t = i - left + k;
                    if (t >= 0 && t < L)
                        acc += x.data[t * in_channels + c] * *tensor_at(weight, f, c, k);
                }
            out.data[i * features + f] = acc;
        }
    return out;
}
