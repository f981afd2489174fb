// expect: accepted
#include "stride.h"
#include <stdio.h>

// the letters of the layout depend on how many axes there are
tensor conv_nd(tensor x, tensor kernel)
{
	static const char letters[] = "TXYZ";
	int n = x.rank - 1;
	char data[8], taps[8];
	snprintf(data, sizeof data, "N%.*sC", n, letters);
	snprintf(taps, sizeof taps, "%.*sIO", n, letters);

	tensor batch = x;
	batch.rank = n + 2;
	batch.shape[0] = 1;
	for (int i = 0; i <= n; i++)
		batch.shape[i + 1] = x.shape[i];

	tensor y = conv_general_dilated(
	    batch, kernel, .padding = "SAME", .dimension_numbers = {data, taps, data});
	y.rank = n + 1;
	for (int i = 0; i <= n; i++)
		y.shape[i] = y.shape[i + 1];
	return y;
}
