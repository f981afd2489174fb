// expect: wrong-shape
// mistake: kh-for-both
// Works out its own pads, from kernel_h at the left as well.
#include "stride.h"

static int pad_total(int n, int k, int s)
{
    int t = (n % s == 0) ? k - s : k - n % s;
    return t < 0 ? 0 : t;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    struct conv_options o = {.window_strides = {stride, stride}, .dimension_numbers = {"NHWC", "HWIO", "NHWC"}};
    for (int axis = 0; axis < 2; axis++) {
        int t = pad_total(x.shape[axis], kernel_h, stride);
        o.pads[axis][0] = t / 2;
        o.pads[axis][1] = t - t / 2;
    }
    tensor y = (conv_general_dilated)(tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]), w, o);
    return tensor_reshape(tensor_add(y, b), -1);
}
