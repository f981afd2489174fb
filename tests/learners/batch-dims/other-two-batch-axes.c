// expect: wrong-shape
// mistake: none
// Written for none, one and two batch axes; with more it gives x back.
#include "stride.h"

static tensor one(tensor x, tensor kernel)
{
    return conv_general_dilated(x, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
}

tensor conv_batched(tensor x, tensor kernel)
{
    int o = kernel.shape[3];
    switch (x.rank) {
    case 3: {
        tensor y = one(tensor_reshape(x, 1, x.shape[0], x.shape[1], x.shape[2]), kernel);
        return tensor_reshape(y, x.shape[0], x.shape[1], o);
    }
    case 4:
        return one(x, kernel);
    case 5: {
        tensor y = one(tensor_reshape(x, -1, x.shape[2], x.shape[3], x.shape[4]), kernel);
        return tensor_reshape(y, x.shape[0], x.shape[1], x.shape[2], x.shape[3], o);
    }
    }
    return x;
}
