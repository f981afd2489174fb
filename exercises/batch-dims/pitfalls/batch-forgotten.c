/* batch-forgotten: x goes to the primitive as it is, with one batch axis or not. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	return conv_general_dilated(
	    x, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
}
