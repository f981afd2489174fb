// expect: wrong-shape
// mistake: length-off-by-one
// Forgets the + 1 of the number of places.
#include "stride.h"

tensor conv1d_basic(tensor signal, tensor filter)
{
    const int places = signal.shape[0] - filter.shape[0];
    if (places < 0) return tensor_zeros(0);

    tensor res = tensor_zeros(places);
    int i = 0;
    do {
        if (i >= places) break;
        int k = 0;
        float v = 0;
        while (k < filter.shape[0]) {
            v += signal.data[i + k] * filter.data[k];
            k += 1;
        }
        res.data[i] = v;
        i += 1;
    } while (1);
    return res;
}
