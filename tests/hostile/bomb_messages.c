// expect: compile-error
// why: makes a hundred thousand error messages
#include "stride.h"

#define A0(n) int clash; float clash;
#define A1(n) A0(n) A0(n) A0(n) A0(n) A0(n) A0(n) A0(n) A0(n) A0(n) A0(n)
#define A2(n) A1(n) A1(n) A1(n) A1(n) A1(n) A1(n) A1(n) A1(n) A1(n) A1(n)
#define A3(n) A2(n) A2(n) A2(n) A2(n) A2(n) A2(n) A2(n) A2(n) A2(n) A2(n)
#define A4(n) A3(n) A3(n) A3(n) A3(n) A3(n) A3(n) A3(n) A3(n) A3(n) A3(n)
#define A5(n) A4(n) A4(n) A4(n) A4(n) A4(n) A4(n) A4(n) A4(n) A4(n) A4(n)

A5(0)

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
