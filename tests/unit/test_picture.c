/*
 * Pictures, byte for byte, in tests/golden/pictures. With STRIDE_ACCEPT=1 in the environment they
 * are drawn anew; look at the difference.
 */
#include "src/draw/picture.h"
#include "src/draw/picture_number.h"
#include "src/draw/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static struct question question;

static void ask(const char *line)
{
	char text[256];
	char *words[32];
	struct error error;
	int count = 0;

	snprintf(text, sizeof text, "%s", line);
	for (char *rest = text, *word; (word = strsep(&rest, " "));)
		words[count++] = word;
	if (question_read_play(&question, count, words, &error) != 0)
		fail_msg("%s: %s", line, error.text);
}

/* As it is printed, or as a slide for a screen that is NULL; the caller's. */
static char *drawn(const struct picture *picture, const struct screen *screen)
{
	struct canvas canvas = {0};
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	picture_draw(&canvas, picture);
	assert_int_equal(screen ? canvas_print(out, &canvas, screen, picture->height)
				: canvas_print_svg(out, &canvas, "play <x> & k"),
	    0);
	assert_int_equal(fclose(out), 0);
	canvas_release(&canvas);
	return text;
}

/* --- goldens ---------------------------------------------------------------------------------- */

static char *contents(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 1 << 16);

	assert_non_null(text);
	if (!file)
		fail_msg("there is no %s; STRIDE_ACCEPT=1 writes it", path);
	assert_true(fread(text, 1, (1 << 16) - 1, file) > 0);
	fclose(file);
	return text;
}

static void check_golden(const char *name, char *text)
{
	char path[128];

	snprintf(path, sizeof path, "tests/golden/pictures/%s", name);
	if (getenv("STRIDE_ACCEPT")) {
		FILE *file = fopen(path, "w");

		assert_true(file && fputs(text, file) >= 0);
		assert_int_equal(fclose(file), 0);
	}
	char *golden = contents(path);

	if (strcmp(golden, text) != 0)
		fail_msg("%s differs. It is:\n%s\nIt should be:\n%s", path, text, golden);
	free(golden);
	free(text);
}

enum { PLAIN = 1, COLOUR = 2, STEPPED = 4 };

static void every_picture_is_as_it_was(void **state)
{
	static const struct {
		const char *name, *line;
		int width, flags, row, column, height;
	} CASES[] = {
	    {"line-valid", "x=1..5 k=1,0,-1 padding=VALID", 80, 0, 0, 0, 0},
	    {"line-same", "x=1..5 k=1,0,-1 padding=SAME stride=2", 80, 0, 0, 0, 0},
	    {"line-same-plain", "x=1..5 k=1,0,-1 padding=SAME stride=2", 80, PLAIN, 0, 0, 0},
	    {"line-same-colour", "x=1..5 k=1,0,-1 padding=SAME stride=2", 80, COLOUR, 0, 0, 0},
	    {"line-same-40", "x=1..5 k=1,0,-1 padding=SAME stride=2", 40, 0, 0, 0, 0},
	    {"line-same-lower", "x=1..5 k=1,10 padding=SAME_LOWER", 80, 0, 0, 0, 0},
	    {"line-circular", "x=1..5 k=1,10,100 padding=CIRCULAR", 80, 0, 0, 0, 0},
	    {"line-circular-wide", "x=1,2 k=1,10,100,1000,10000,100000,1000000 CIRCULAR", 80, 0, 0,
		0, 0},
	    {"line-reflect", "x=1..5 k=1,10,100,1000 padding=REFLECT", 80, 0, 0, 0, 0},
	    {"line-causal", "x=1..5 k=1,10,100 padding=CAUSAL dilation=2", 80, 0, 0, 0, 0},
	    {"line-pair", "x=1..5 k=1,10 padding=-2,1", 80, 0, 0, 0, 0},
	    {"line-flip", "x=1..5 k=1,10,100 padding=2,2 flip", 80, 0, 0, 0, 0},
	    {"line-gaps", "x=1..4 k=1,10,100 input_dilation=2 padding=2,0", 80, 0, 0, 0, 0},
	    {"line-fractions", "x=1,2,3,4 k=0.0476987,-0.9856886,0.7022229 padding=SAME", 80, 0, 0,
		0, 0},
	    {"line-empty", "x=1,2 k=1,2,3", 80, 0, 0, 0, 0},
	    {"line-none", "x=1,2 k=1 padding=-1,-1", 80, 0, 0, 0, 0},
	    {"line-long", "x=1..40 k=1,2,3 dilation=3", 80, 0, 0, 0, 0},
	    {"line-long-40", "x=1..40 k=1,2,3 dilation=3 padding=SAME", 40, 0, 0, 0, 0},
	    {"line-long-middle", "x=1..40 k=1,2,3 dilation=3", 80, STEPPED, 0, 17, 24},
	    {"line-long-end", "x=1..40 k=1,2,3 dilation=3", 80, STEPPED, 0, 33, 24},
	    {"line-wide", "x=1..40 k=1..30", 80, STEPPED, 0, 3, 24},
	    {"grid-same", "x=3x3 k=3x3 padding=SAME", 80, 0, 0, 0, 0},
	    {"grid-same-plain", "x=3x3 k=3x3 padding=SAME", 80, PLAIN, 0, 0, 0},
	    {"grid-same-colour", "x=3x3 k=3x3 padding=SAME", 80, COLOUR, 0, 0, 0},
	    {"grid-same-40", "x=3x3 k=3x3 padding=SAME", 40, 0, 0, 0, 0},
	    {"grid-stride", "x=5x4 k=3x2 stride=2x1", 80, 0, 1, 2, 0},
	    {"grid-dilation", "x=5x5 k=2x2 dilation=2x3", 80, 0, 1, 1, 0},
	    {"grid-gaps", "x=1,2;3,4 k=1,10;100,1000 input_dilation=2 padding=1,0;0,1", 80, 0, 0, 0,
		0},
	    {"grid-circular", "x=2x3 k=3x2 padding=CIRCULAR", 80, 0, 0, 0, 0},
	    {"grid-reflect", "x=3x2 k=2x3 padding=REFLECT", 80, 0, 2, 1, 0},
	    {"grid-empty", "x=2x2 k=3x1", 80, 0, 0, 0, 0},
	    {"grid-large", "x=12x20 k=3x2 padding=1,1;2,2 dilation=2", 80, STEPPED, 5, 11, 23},
	    {"grid-low", "x=5x5 k=3x3 padding=SAME", 80, STEPPED, 1, 1, 23},
	    {"grid-low-40", "x=5x5 k=3x3 padding=SAME", 40, STEPPED, 2, 1, 19},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(CASES); i++) {
		struct screen screen = {.width = CASES[i].width,
		    .colour = CASES[i].flags & COLOUR,
		    .ascii = CASES[i].flags & PLAIN};
		char name[64];

		ask(CASES[i].line);
		struct window window = question_window(&question);
		struct picture picture = {.window = &window,
		    .row = CASES[i].row,
		    .column = CASES[i].column,
		    .width = CASES[i].width,
		    .height = CASES[i].height,
		    .flipped = question.flip,
		    .list = !(CASES[i].flags & STEPPED)};

		snprintf(name, sizeof name, "%s.txt", CASES[i].name);
		check_golden(name, drawn(&picture, &screen));
	}
}

static void a_slide_is_the_same_picture(void **state)
{
	(void)state;
	ask("x=3x3 k=1,0;0,-1 padding=SAME");
	struct window window = question_window(&question);
	struct picture picture = {.window = &window, .width = 96};

	check_golden("grid-slide.svg", drawn(&picture, NULL));
}

/* --- for an answer that is wrong -------------------------------------------------------------- */

/* (length, channels), and kernel (taps, channels) */
static const float INPUT[] = {1, 10, -2, 20, 3, 30, 4, 40};
static const float KERNEL[] = {1, 0.5, -1, 0, 2, 1};

static struct window channels_line(void)
{
	struct window window = {.axes = 1,
	    .rows = window_line_axis(),
	    .columns = {.input = 4,
		.kernel = 3,
		.stride = 1,
		.kernel_dilation = 1,
		.input_dilation = 1,
		.padding = PADDING_SAME},
	    .channels = 2,
	    .first_channel = 2,
	    .input = INPUT,
	    .kernel = KERNEL};
	struct error error;

	assert_int_equal(axis_measure(&window.columns, &error), 0);
	return window;
}

static void channels_are_named_and_an_answer_is_shown(void **state)
{
	const struct picture_answer answer = {32.5F, -7};
	struct screen screen = {.width = 80};
	struct window window = channels_line();
	struct picture picture = {.window = &window, .column = 1, .width = 80, .answer = &answer};

	(void)state;
	check_golden("line-channels.txt", drawn(&picture, &screen));
	window.bias = 0.5F;
	window.biased = true;
	check_golden("line-channels-bias.txt", drawn(&picture, &screen));
}

static void a_grid_has_a_sheet_for_each_channel(void **state)
{
	static float input[3 * 3 * 6], kernel[2 * 2 * 6];
	const struct axis axis = {.input = 3,
	    .kernel = 2,
	    .stride = 1,
	    .kernel_dilation = 1,
	    .input_dilation = 1,
	    .padding = PADDING_VALID};
	struct window window = {
	    .axes = 2, .rows = axis, .columns = axis, .input = input, .kernel = kernel};
	struct screen screen = {.width = 80};
	const struct picture_answer answer = {1.0000001F, 1};
	struct picture picture = {.window = &window, .row = 1, .width = 80, .answer = &answer};
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(input); i++)
		input[i] = (float)(i % 7) - 3;
	for (size_t i = 0; i < COUNT(kernel); i++)
		kernel[i] = (float)(i % 5) - 2;
	assert_int_equal(axis_measure(&window.rows, &error), 0);
	assert_int_equal(axis_measure(&window.columns, &error), 0);
	window.channels = 2;
	check_golden("grid-channels.txt", drawn(&picture, &screen));
	window.channels = 6;
	window.biased = true;
	window.bias = -1;
	check_golden("grid-channels-many.txt", drawn(&picture, &screen));
}

/* --- any question ----------------------------------------------------------------------------- */

static int below(unsigned *seed, int n)
{
	*seed = *seed * 1103515245U + 12345U;
	return (int)((*seed >> 16) % (unsigned)n);
}

static void make_question(char *line, size_t size, unsigned *seed)
{
	static const char *const PADDINGS_OF[] = {
	    "padding=VALID", "padding=SAME", "padding=REFLECT", "padding=3,4", "input_dilation=3"};
	bool grid = below(seed, 2);
	char x[32], k[64];

	snprintf(
	    x, sizeof x, grid ? "x=%dx%d" : "x=-%d..%d", 1 + below(seed, 9), 1 + below(seed, 9));
	snprintf(k, sizeof k, grid ? "k=%dx%d" : "k=%d.5,-1000,0.12345%d", 1 + below(seed, 4),
	    1 + below(seed, 4));
	snprintf(line, size, "%s %s stride=%d dilation=%d %s", x, k, 1 + below(seed, 3),
	    1 + below(seed, 3), PADDINGS_OF[below(seed, COUNT(PADDINGS_OF))]);
}

/* In characters of UTF-8, of which all take a column. */
static int widest_line(const char *text)
{
	int widest = 0, wide = 0;

	for (; *text; text++) {
		wide = *text == '\n' ? 0 : wide + ((*text & 0xC0) != 0x80);
		widest = wide > widest ? wide : widest;
	}
	return widest;
}

/* Nothing is cut off at the screen's edge that was meant to be seen. */
static int width_without_screen(const struct picture *picture)
{
	struct canvas canvas = {0};

	picture_draw(&canvas, picture);
	int columns = canvas.columns;

	canvas_release(&canvas);
	return columns;
}

static void no_line_is_wider_than_the_screen(void **state)
{
	unsigned seed = 1;
	int pictures = 0;

	(void)state;
	for (int i = 0; i < 400; i++) {
		static const int WIDTHS[] = {80, 40, 20};
		char line[160];

		make_question(line, sizeof line, &seed);
		ask(line);
		struct window window = question_window(&question);

		for (size_t w = 0; w < COUNT(WIDTHS); w++) {
			struct screen screen = {.width = WIDTHS[w]};
			struct picture picture = {.window = &window,
			    .width = WIDTHS[w],
			    .height = below(&seed, 2) ? 0 : 20,
			    .list = below(&seed, 2)};

			if (window.rows.output > 0 && window.columns.output > 0) {
				picture.row = below(&seed, (int)window.rows.output);
				picture.column = below(&seed, (int)window.columns.output);
			}
			char *text = drawn(&picture, &screen);
			int wide = width_without_screen(&picture);

			if (widest_line(text) > WIDTHS[w] || (w < 2 && wide > WIDTHS[w]))
				fail_msg("\"%s\" on %d columns:\n%s", line, WIDTHS[w], text);
			free(text);
			pictures++;
		}
	}
	printf("# %d pictures fit\n", pictures);
}

static void numbers_are_short_and_tell_apart(void **state)
{
	(void)state;
	assert_string_equal(number_text(-0.0F).text, "0");
	assert_string_equal(number_text(2121212).text, "2121212");
	assert_string_equal(number_text(16777216).text, "16777216");
	assert_string_equal(number_text(1e9F).text, "1e+09");
	assert_string_equal(number_text(-0.1F).text, "-0.1");
	assert_string_equal(number_text_beside(1, 1.0000001F).text, "1");
	assert_string_equal(number_text_beside(1.0000001F, 1).text, "1.00000012");
	assert_string_equal(number_text_standing(0, ORIGIN_GAP).text, "[0]");
	assert_string_equal(product_text(-2, -1, true).text, "-2*(-1)");
	assert_string_equal(product_text(-2, 3, false).text, "(-2)*3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_picture_is_as_it_was),
	    cmocka_unit_test(a_slide_is_the_same_picture),
	    cmocka_unit_test(channels_are_named_and_an_answer_is_shown),
	    cmocka_unit_test(a_grid_has_a_sheet_for_each_channel),
	    cmocka_unit_test(no_line_is_wider_than_the_screen),
	    cmocka_unit_test(numbers_are_short_and_tell_apart),
	};

	return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
