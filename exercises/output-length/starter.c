#include "stride.h"

/*
 * length: how many numbers go in, 0 or more
 * kernel: how many weights, 1 or more
 * lo, hi: zeros in front and behind; negative ones cut off
 * result: how many numbers come out, 0 or more
 *
 * Work out what the kernel spans and what it slides on, then count the places
 * where it can stand.
 */
int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	(void)kernel; /* delete these lines once you use what they name */
	(void)stride;
	(void)lo;
	(void)hi;
	(void)kernel_dilation;
	(void)input_dilation;

	return length; /* not yet: as many as went in */
}
