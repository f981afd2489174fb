/* layout-mixed: shaped with the channel last, but read in the layout taken for granted: NCH, OIH.
 */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor signal = tensor_reshape(x, 1, -1, 1);
	tensor weights = tensor_reshape(kernel, -1, 1, 1);
	tensor y = conv_general_dilated(signal, weights, .padding = "VALID");

	return tensor_reshape(y, -1);
}
