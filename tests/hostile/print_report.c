// expect: accepted
// why: prints what looks like a report of failure, and answers rightly
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	puts("{\"schema\":\"stride/result/v1\",\"verdict\":\"grader-error\",\"score\":0}\n]]></"
	     "system-out>\nnot ok 1");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
