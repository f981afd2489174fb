// expect: wrong-answer
// mistake: bias-first
// The parameters in the order of the alphabet.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module net = nn_init(seed);
    tensor bias   = nn_param(&net, "bias", nn_zeros, features);
    tensor kernel = nn_param(&net, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);

    tensor in = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
    tensor out = conv_general_dilated(in, kernel, .padding = "same", .dimension_numbers = {"NWC", "WIO", "NWC"});
    out = tensor_add(out, bias);
    return tensor_reshape(out, out.shape[1] * out.shape[2]);
}
