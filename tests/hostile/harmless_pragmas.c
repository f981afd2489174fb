// expect: accepted
// why: calls itself a system header and packs the structures that follow
#include "stride.h"

#pragma GCC system_header
#pragma pack(push, 1)

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
