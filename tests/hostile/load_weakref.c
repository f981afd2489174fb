// expect: compile-error | runtime-error | wrong-answer | accepted
// why: has one name of 4,096 letters looked up 200,000 times
#include "stride.h"

#define TIMES_8(it) it it it it it it it it
#define TIMES_10(it) it it it it it it it it it it
#define LETTERS_512 TIMES_8(TIMES_8("nowhere_"))
#define NAME TIMES_8(LETTERS_512)

static void nowhere(void) __attribute__((weakref(NAME)));

#define TEN TIMES_10(nowhere COMMA)
#define COMMA ,
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define TEN_THOUSAND \
	THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND THOUSAND

void (*table[])(void) = {
    TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND
    TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND
    TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND
    TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND TEN_THOUSAND
};

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
