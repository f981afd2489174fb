/*
 * length out = max(0, floor((padded - span) / stride) + 1)
 *
 *     padded = dilated(length, input_dilation) + lo + hi        what the kernel slides on
 *     span   = dilated(kernel, kernel_dilation)                 from its first tap to its last
 *
 * With room = padded - span the kernel can move 0, stride, 2 * stride, ... up to room: that is
 * room / stride moves, rounded down, and one place more than moves. Where room is negative the
 * kernel fits nowhere. The test for that stands first, so that nothing negative is divided: C would
 * round it up.
 */
#include "stride.h"

/* n points with d - 1 others in each of the n - 1 gaps between them; no points have no gaps. */
static int dilated(int n, int d)
{
	return n == 0 ? 0 : 1 + (n - 1) * d;
}

int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	int padded = dilated(length, input_dilation) + lo + hi;
	int span = dilated(kernel, kernel_dilation);
	int room = padded - span;

	return room < 0 ? 0 : room / stride + 1;
}
