/* rank-not-lifted: the primitive is given tensors of one axis. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return conv_general_dilated(x, kernel, .padding = "VALID");
}
