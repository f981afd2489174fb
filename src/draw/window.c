#include "src/draw/window.h"

struct axis window_line_axis(void)
{
	return (struct axis){
	    .input = 1,
	    .kernel = 1,
	    .stride = 1,
	    .kernel_dilation = 1,
	    .input_dilation = 1,
	    .same_output = 1,
	    .inflated = 1,
	    .padded = 1,
	    .span = 1,
	    .output = 1,
	};
}

/* A zero on either axis is one, and the margin begins before gaps do. */
static enum origin stronger(enum origin a, enum origin b)
{
	static const int STRENGTH[] = {
	    [ORIGIN_INPUT] = 0,
	    [ORIGIN_WRAPPED] = 1,
	    [ORIGIN_MIRRORED] = 1,
	    [ORIGIN_GAP] = 2,
	    [ORIGIN_MARGIN] = 3,
	};

	return STRENGTH[a] >= STRENGTH[b] ? a : b;
}

struct stand window_stand(const struct window *window, long long row, long long column)
{
	struct place down = axis_place(&window->rows, row);
	struct place across = axis_place(&window->columns, column);
	enum origin origin = stronger(down.origin, across.origin);

	if (down.index < 0 || across.index < 0)
		return (struct stand){origin, -1, -1, NULL};
	return (struct stand){origin, down.index, across.index,
	    window->input + (down.index * window->columns.input + across.index) * window->channels};
}

int window_meetings(const struct window *window)
{
	return (int)(window->rows.kernel * window->columns.kernel * window->channels);
}

struct meeting window_meeting(const struct window *window, long long row, long long column, int n)
{
	int tap = n / window->channels;
	struct meeting meeting = {
	    .tap_row = tap / (int)window->columns.kernel,
	    .tap_column = tap % (int)window->columns.kernel,
	    .channel = n % window->channels,
	    .weight = window->kernel[n],
	};

	meeting.stand = window_stand(window,
	    row * window->rows.stride + meeting.tap_row * window->rows.kernel_dilation,
	    column * window->columns.stride + meeting.tap_column * window->columns.kernel_dilation);
	meeting.value = meeting.stand.values ? meeting.stand.values[meeting.channel] : 0;
	return meeting;
}

/* Of one channel, or of all for -1. */
static double sum(const struct window *window, long long row, long long column, int channel)
{
	double total = 0;

	for (int n = channel < 0 ? 0 : channel; n < window_meetings(window);
	     n += channel < 0 ? 1 : window->channels) {
		struct meeting meeting = window_meeting(window, row, column, n);

		total += (double)meeting.value * meeting.weight;
	}
	return total;
}

float window_output(const struct window *window, long long row, long long column)
{
	return (float)(sum(window, row, column, -1) + (window->biased ? window->bias : 0));
}

float window_channel_sum(const struct window *window, long long row, long long column, int channel)
{
	return (float)sum(window, row, column, channel);
}
