// expect: compile-error
// why: is a variable of the name of the function
#include "stride.h"

int conv1d_basic = 0xc3;
