// expect: accepted
// why: takes global names that a careless harness would use
#include "stride.h"

int harness = 1;
int runner = 1;
int run_case = 1;
int run_cases = 1;
int cases = 1;
int case_count = 1;
int result = 1;
int results = 1;
int output = 1;
int input = 1;
int poison = 1;
int report = 1;
int verdict = 1;
int expected = 1;
int answer = 1;
int submission = 1;
int stride_main = 1;
int call_submission = 1;
int guard = 1;
int fault = 1;
int cage = 1;
int child = 1;

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
