#include "src/draw/question.h"

#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct question question;
static struct error error;

typedef int question_reader(struct question *, int, char **, struct error *);

static int read_line(question_reader *reader, const char *line)
{
	static char text[4096];
	char *words[64];
	int count = 0;

	snprintf(text, sizeof text, "%s", line);
	for (char *rest = text, *word; (word = strsep(&rest, " "));)
		if (*word)
			words[count++] = word;
	error.text[0] = '\0';
	return reader(&question, count, words, &error);
}

static const char *values(const struct question_values *of)
{
	static char text[512];
	FILE *out = fmemopen(text, sizeof text, "w");

	assert_non_null(out);
	for (int i = 0; i < of->rows * of->columns; i++)
		fprintf(out, "%s%g",
		    i == 0                 ? ""
		    : i % of->columns == 0 ? ";"
					   : ",",
		    (double)of->value[i]);
	fclose(out);
	return text;
}

/* "5 3 s2 d1 i1 1+1 = 3": input, kernel, stride, dilations, pads, output. */
static const char *axis_text(const struct axis *axis)
{
	static char text[128];

	snprintf(text, sizeof text, "%lld %lld s%lld d%lld i%lld %lld+%lld = %lld", axis->input,
	    axis->kernel, axis->stride, axis->kernel_dilation, axis->input_dilation, axis->lo,
	    axis->hi, axis->output);
	return text;
}

static void values_are_given_or_counted(void **state)
{
	static const struct {
		const char *typed, *read;
		int axes;
	} CASES[] = {
	    {"1,2,3", "1,2,3", 1},
	    {"10", "10", 1},
	    {"-1,+2,.5,1e3,-0.25", "-1,2,0.5,1000,-0.25", 1},
	    {"1..5", "1,2,3,4,5", 1},
	    {"2..-1", "2,1,0,-1", 1},
	    {"0,0,1..3,0", "0,0,1,2,3,0", 1},
	    {"1,2;3,4", "1,2;3,4", 2},
	    {"1..3;4..6", "1,2,3;4,5,6", 2},
	    {"1;2", "1;2", 2},
	    {"2x3", "1,2,3;4,5,6", 2},
	    {"1x4", "1,2,3,4", 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		char line[128];

		snprintf(line, sizeof line, "x=%s k=1 padding=0,0", CASES[i].typed);
		if (read_line(question_read_play, line) != 0)
			fail_msg("%s: %s", line, error.text);
		assert_string_equal(values(&question.input), CASES[i].read);
		assert_int_equal(question.axes, CASES[i].axes);
	}
}

static void options_reach_the_axes(void **state)
{
	/* rows is NULL for a line */
	static const struct {
		const char *line, *rows, *columns;
	} CASES[] = {
	    {"x=1..5 k=1,0,-1", NULL, "5 3 s1 d1 i1 0+0 = 3"},
	    {"k=1,0,-1 SAME x=1..5", NULL, "5 3 s1 d1 i1 1+1 = 5"},
	    {"x=1..4 k=1..3 padding=same stride=2", NULL, "4 3 s2 d1 i1 0+1 = 2"},
	    {"x=1..4 k=1..3 padding=Same_Lower stride=2", NULL, "4 3 s2 d1 i1 1+0 = 2"},
	    {"x=1..7 k=1..3 dilation=2", NULL, "7 3 s1 d2 i1 0+0 = 3"},
	    {"x=1..4 k=1..3 input_dilation=2 padding=-1,0", NULL, "4 3 s1 d1 i2 -1+0 = 4"},
	    {"x=1..4 k=1..3 lhs_dilation=2", NULL, "4 3 s1 d1 i2 0+0 = 5"},
	    {"x=1..5 k=1..3 padding=CAUSAL rhs_dilation=2", NULL, "5 3 s1 d2 i1 4+0 = 5"},
	    {"x=1..5 k=1,2 padding=circular", NULL, "5 2 s1 d1 i1 0+1 = 5"},
	    {"x=1..5 k=1..4 reflect", NULL, "5 4 s1 d1 i1 1+2 = 5"},
	    {"x=1..3 k=10 padding=2", NULL, "3 1 s1 d1 i1 2+2 = 7"},
	    {"x=1,2 k=1,1,1", NULL, "2 3 s1 d1 i1 0+0 = 0"},
	    {"x=5x4 k=3x2 stride=2x1", "5 3 s2 d1 i1 0+0 = 2", "4 2 s1 d1 i1 0+0 = 3"},
	    {"x=5x4 k=3x3 stride=2", "5 3 s2 d1 i1 0+0 = 2", "4 3 s2 d1 i1 0+0 = 1"},
	    {"x=5x4 k=3x2 padding=1,2;0,-1", "5 3 s1 d1 i1 1+2 = 6", "4 2 s1 d1 i1 0+-1 = 2"},
	    {"x=5x4 k=3x3 padding=1,0", "5 3 s1 d1 i1 1+0 = 4", "4 3 s1 d1 i1 1+0 = 3"},
	    {"x=5x4 k=3x3 padding=2x1", "5 3 s1 d1 i1 2+2 = 7", "4 3 s1 d1 i1 1+1 = 4"},
	    {"x=5x4 k=2x2 dilation=2x3", "5 2 s1 d2 i1 0+0 = 3", "4 2 s1 d3 i1 0+0 = 1"},
	    {"x=3x3 k=1,0,-1", "3 1 s1 d1 i1 0+0 = 3", "3 3 s1 d1 i1 0+0 = 1"},
	    {"x=1,2,3 k=1;1 padding=SAME", "1 2 s1 d1 i1 0+1 = 1", "3 1 s1 d1 i1 0+0 = 3"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		if (read_line(question_read_play, CASES[i].line) != 0)
			fail_msg("%s: %s", CASES[i].line, error.text);
		assert_int_equal(question.axes, CASES[i].rows ? 2 : 1);
		if (CASES[i].rows)
			assert_string_equal(axis_text(&question.rows), CASES[i].rows);
		assert_string_equal(axis_text(&question.columns), CASES[i].columns);
	}
}

static void a_kernel_is_turned_round(void **state)
{
	(void)state;
	assert_int_equal(read_line(question_read_play, "x=1..5 k=1,10,100 padding=2,2 flip"), 0);
	assert_string_equal(values(&question.kernel), "1,10,100");
	assert_true(question.flip);
	struct window window = question_window(&question);

	assert_true(window.kernel[0] == 100 && window.kernel[2] == 1);
	assert_true(window_output(&window, 0, 0) == 1);
	assert_true(window_output(&window, 0, 6) == 500);
	assert_int_equal(read_line(question_read_play, "x=2x2 k=1,2;3,4 flip"), 0);
	window = question_window(&question);
	assert_true(window_output(&window, 0, 0) == 1 * 4 + 2 * 3 + 3 * 2 + 4 * 1);
}

static void a_shape_is_sizes_alone(void **state)
{
	static const struct {
		const char *line, *rows, *columns;
	} CASES[] = {
	    {"224 k=7 dilation=2 valid", NULL, "224 7 s1 d2 i1 0+0 = 212"},
	    {"224 k=7 input_dilation=2 padding=0,0", NULL, "224 7 s1 d1 i2 0+0 = 441"},
	    {"224 k=7 input_dilation=2", NULL, "224 7 s1 d1 i2 0+0 = 441"},
	    {"224 k=7 stride=2 same", NULL, "224 7 s2 d1 i1 2+3 = 112"},
	    {"224 k=7 stride=2 same_lower", NULL, "224 7 s2 d1 i1 3+2 = 112"},
	    {"224 k=7 stride=2 padding=3,3", NULL, "224 7 s2 d1 i1 3+3 = 112"},
	    {"100 k=5 causal", NULL, "100 5 s1 d1 i1 4+0 = 100"},
	    {"4 k=5 stride=2 valid", NULL, "4 5 s2 d1 i1 0+0 = 0"},
	    {"0 k=1 padding=1,1", NULL, "0 1 s1 d1 i1 1+1 = 2"},
	    {"224x112 k=7 same stride=2x1", "224 7 s2 d1 i1 2+3 = 112", "112 7 s1 d1 i1 3+3 = 112"},
	    {"224x112 k=7x1 valid", "224 7 s1 d1 i1 0+0 = 218", "112 1 s1 d1 i1 0+0 = 112"},
	    {"1000000000 k=1000000000 dilation=1000000000 causal", NULL,
		"1000000000 1000000000 s1 d1000000000 i1 999999999000000000+0 = 1000000000"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		if (read_line(question_read_shape, CASES[i].line) != 0)
			fail_msg("%s: %s", CASES[i].line, error.text);
		assert_int_equal(question.axes, CASES[i].rows ? 2 : 1);
		if (CASES[i].rows)
			assert_string_equal(axis_text(&question.rows), CASES[i].rows);
		assert_string_equal(axis_text(&question.columns), CASES[i].columns);
	}
}

struct slip {
	const char *line, *words;
};

static void assert_slips(question_reader *reader, const struct slip *slips, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (read_line(reader, slips[i].line) != -1)
			fail_msg("\"%s\" is not refused", slips[i].line);
		if (!strstr(error.text, slips[i].words))
			fail_msg("\"%s\" is told \"%s\", not \"%s\"", slips[i].line, error.text,
			    slips[i].words);
	}
}

static void a_slip_of_play_is_named(void **state)
{
	static const struct slip SLIPS[] = {
	    {"", "play x=1,2,3,4,5 k=1,0,-1"},
	    {"x=1,2,3", "it needs numbers and weights"},
	    {"k=1,2,3", "it needs numbers and weights"},
	    {"x= k=1", "x= lacks a number behind the \"=\""},
	    {"x=1,2, k=1", "x= lacks a number at its end"},
	    {"x=1,,2 k=1", "x= lacks a number before a comma"},
	    {"x=,1 k=1", "x= lacks a number before a comma"},
	    {"x=1,2; k=1", "x= lacks a number at its end"},
	    {"x=;1 k=1", "x= lacks a number before the \";\""},
	    {"x=1,two,3 k=1", "\"two\" where a number"},
	    {"x=1,2 k=nan", "\"nan\" where a number"},
	    {"x=inf k=1", "\"inf\" where a number"},
	    {"x=0x10 k=1", "x=0x10 is empty"},
	    {"x=1,0x10 k=1", "\"0x10\" where a number"},
	    {"x=1e10 k=1", "\"1e10\" where a number up to 1e9"},
	    {"x=1e999 k=1", "\"1e999\" where a number"},
	    {"x=1..2000000000 k=1", "too many"},
	    {"x=1..x k=1", "\"1..x\" where a number"},
	    {"x=1...3 k=1", "\"1...3\" where a number"},
	    {"x=1 k=1 x=2", "x= is given twice"},
	    {"x=1 k=1 same padding=1,1", "padding= is given twice"},
	    {"x=1 k=1 same valid", "the padding is given twice"},
	    {"x=1 k=1 flip flip", "flip is given twice"},
	    {"x=1,2;3 k=1", "x= has 1 in row 2 and 2 before"},
	    {"x=1..65 k=1", "x= has too many numbers to be drawn"},
	    {"x=1..9999999999 k=1", "x= has too many numbers to be drawn"},
	    {"x=21x2 k=1", "x= has too many numbers to be drawn"},
	    {"x=1..21;1..21 k=1", "x= has too many numbers to be drawn"},
	    {"x=1..21 k=1;2", "x= has too many numbers to be drawn"},
	    {"x=2x2 k=1..30", "k= has too many numbers to be drawn"},
	    {"x=0x3 k=1", "x=0x3 is empty"},
	    {"x=3x3x3 k=1", "\"3x3x3\" where a number"},
	    {"x=1,2 k=1 stride=0", "stride= is a number from 1 to 999, not 0"},
	    {"x=1,2 k=1 stride=-1", "stride= is a number from 1 to 999, not -1"},
	    {"x=1,2 k=1 stride=two", "stride= is a whole number"},
	    {"x=1,2 k=1 stride=2,1", "such as 2x1; not \"2,1\""},
	    {"x=1,2 k=1 stride=", "stride= is a whole number"},
	    {"x=1,2 k=1 stride=1.5", "not \"1.5\""},
	    {"x=1,2 k=1 stride=2x2", "stride= is given for rows and columns"},
	    {"x=1,2 k=1 padding=1,1;1,1", "padding= is given for rows and columns"},
	    {"x=1,2 k=1 padding=SAMEE", "not \"SAMEE\"; did you mean SAME?"},
	    {"x=1,2 k=1 padding=", "padding= is a name"},
	    {"x=1,2 k=1 padding=1,2,3", "padding= is a name"},
	    {"x=1,2 k=1 padding=1,2;3", "padding= is a name"},
	    {"x=1,2 k=1 padding=1,", "padding= is a name"},
	    {"x=1,2 k=1 padding=1000,0", "padding= is from -999 to 999"},
	    {"x=1,2 k=1 padding=-2,-1", "cuts off more than there is"},
	    {"x=1,2 k=1 padding=SAME input_dilation=2", "give a pair, such as padding=0,0"},
	    {"x=2x2 k=2x2 padding=CAUSAL", "padding=CAUSAL is for one axis only"},
	    {"x=3x3 k=1 padding=0,0;-2,-2", "of the columns: padding=-2,-2 cuts off more"},
	    {"x=3x3 k=1 padding=-2,-2;0,0", "of the rows: padding=-2,-2 cuts off more"},
	    {"x=1..9 k=1 padding=400,400", "the padded input would be 809 long"},
	    {"x=9x9 k=1 padding=40,0", "the padded input would be 49"},
	    {"x=1,2 k=1 strid=2", "did you mean stride=?"},
	    {"x=1,2 k=1 colour=2", "there is no \"colour=\""},
	    {"x=1,2 k=1 flip=1", "there is no \"flip=\""},
	    {"x=1, 2, 3 k=1", "x= lacks a number at its end"},
	    {"k=1 1,2,3", "write numbers without blanks"},
	    {"5x5 k=3x3", "write numbers without blanks"},
	    {"x=1,2 k=1 flop", "did you mean flip?"},
	    {"x=1,2 k=1 smae", "did you mean SAME?"},
	    {"x=1,2 k=1 \x1b[2J", "\\x1b[2J"},
	    {"=1", "there is no \"=\""},
	};

	(void)state;
	assert_slips(question_read_play, SLIPS, sizeof SLIPS / sizeof *SLIPS);
}

static void a_slip_of_shape_is_named(void **state)
{
	static const struct slip SLIPS[] = {
	    {"", "shape 224 k=7"},
	    {"224", "it needs the length of the input and that of the kernel"},
	    {"k=7", "it needs the length of the input and that of the kernel"},
	    {"x=224 k=7", "without \"x=\""},
	    {"224 k=1,2,3", "k= is a whole number"},
	    {"224 k=0", "k= is a number from 1 to 1000000000, not 0"},
	    {"224 224 k=7", "the length of the input is given twice"},
	    {"2000000000 k=7", "the length of the input is a number from 0 to 1000000000"},
	    {"99999999999 k=7", "the length of the input is a whole number"},
	    {"224 k=7x7", "k= is given for rows and columns"},
	    {"224x224x3 k=7", "not \"224x224x3\""},
	    {"224x224 k=7 causal", "padding=CAUSAL is for one axis only"},
	    {"0 k=7 circular", "has nothing to repeat"},
	    {"-5 k=7", "shape knows no \"-5\""},
	};

	(void)state;
	assert_slips(question_read_shape, SLIPS, sizeof SLIPS / sizeof *SLIPS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_are_given_or_counted),
	    cmocka_unit_test(options_reach_the_axes),
	    cmocka_unit_test(a_kernel_is_turned_round),
	    cmocka_unit_test(a_shape_is_sizes_alone),
	    cmocka_unit_test(a_slip_of_play_is_named),
	    cmocka_unit_test(a_slip_of_shape_is_named),
	};

	return cmocka_run_group_tests_name("question", tests, NULL, NULL);
}
