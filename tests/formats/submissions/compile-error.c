#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
#error "100%" <b>not</b> done & none, # too \ far
	return kernel.shape[0] > 0 ? x : kernel;
}
