/*
 * play: one convolution drawn, from numbers that were typed; walked through, saved as a slide, or
 * written down for a program.
 */
#include "grader/save.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/draw/picture.h"
#include "src/draw/play_json.h"
#include "src/draw/question.h"
#include "src/draw/stepping.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/typed.h"
#include "src/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEP, SVG, FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [STEP] = {"step", NULL},
    [SVG] = {"svg", "FILE"},
    [FORMAT] = {"format", "text|json"},
};

enum { SLIDE_WIDTH = 96 };

/* --- ways to show it -------------------------------------------------------------------------- */

static enum status show(struct session *session, const struct picture *picture, struct error *error)
{
	struct canvas canvas = {0};

	picture_draw(&canvas, picture);
	int done = canvas_print(stdout, &canvas, &session->screen, 0);

	canvas_release(&canvas);
	if (done == 0)
		return STATUS_DONE;
	error_set(error, "out of memory");
	return STATUS_BROKEN;
}

static enum status step(struct session *session, const struct picture *picture, struct error *error)
{
	const struct window *window = picture->window;

	if (!session->screen.moves || !isatty(STDIN_FILENO)) {
		error_set(error, "--step needs a terminal with a cursor that moves; without it the "
				 "picture and all sums are printed");
		return STATUS_USAGE;
	}
	if (window->rows.output * window->columns.output == 0) {
		error_set(error, "there is nothing to step through: the kernel fits nowhere, so "
				 "the output is empty");
		return STATUS_USAGE;
	}
	stop_on_signals();
	int done = stepping_run(&session->screen, picture, error);

	session_stop(session);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* The question as it was typed, for whoever finds the slide; the caller's. */
static char *title_of(int count, char **words)
{
	char *title = text_format("play");

	for (int i = 0; title && i < count; i++) {
		char *longer = text_format("%s %s", title, words[i]);

		free(title);
		title = longer;
	}
	return title;
}

static enum status save_slide(
    struct picture *picture, const char *path, const char *title, struct error *error)
{
	struct canvas canvas = {0};
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	int done = -1;

	picture->width = SLIDE_WIDTH;
	picture_draw(&canvas, picture);
	if (out) {
		done = title ? canvas_print_svg(out, &canvas, title) : -1;
		done = fclose(out) == 0 ? done : -1;
	}
	if (done != 0)
		error_set(error, "out of memory");
	else if ((done = save_file(path, text, length)) != 0)
		error_set(error, "cannot write %s: %s", path, strerror(errno));
	canvas_release(&canvas);
	free(text);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* A lone number for x is a value; whoever meant a length is told so. */
static void note_lone_number(const struct question *question)
{
	const struct question_values *input = &question->input;

	if (input->rows * input->columns == 1 && question->kernel.columns > 1)
		printf("  x is the one number %g; x=1..5 counts up to five, x=5x5 is a grid\n",
		    (double)input->value[0]);
}

static enum status answer(struct session *session, const struct options *options,
    const struct question *question, struct error *error)
{
	struct window window = question_window(question);
	struct picture picture = {
	    .window = &window,
	    .width = session->screen.width,
	    .flipped = question->flip,
	    .list = true,
	};

	if (output_is_json(options->value[FORMAT])) {
		cJSON *root = play_json(question);

		return output_json(root, root != NULL) ? STATUS_DONE : STATUS_BROKEN;
	}
	if (options->value[SVG]) {
		char *title = title_of(options->count, options->arguments);
		enum status status = save_slide(&picture, options->value[SVG], title, error);

		free(title);
		return status;
	}
	if (options->value[STEP])
		return step(session, &picture, error);
	enum status status = show(session, &picture, error);

	if (status == STATUS_DONE)
		note_lone_number(question);
	return status;
}

static int check_options(const struct options *options, struct error *error)
{
	if (!output_format_known(options->value[FORMAT], error))
		return -1;
	if (options->value[SVG] && !*options->value[SVG])
		return error_set(error, "--svg needs the name of a file: --svg picture.svg");
	if ((options->value[STEP] != NULL) + (options->value[SVG] != NULL) +
		output_is_json(options->value[FORMAT]) >
	    1)
		return error_set(error, "--step, --svg and --format json each show it in a way of "
					"their own; give one of them");
	return 0;
}

static enum status play(struct session *session, int count, char **words)
{
	struct question question;
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    check_options(&options, &error) == 0 &&
	    question_read_play(&question, options.count, options.arguments, &error) == 0)
		status = answer(session, &options, &question, &error);
	if (*error.text)
		typed_complain("play: %s", error.text);
	return status;
}

const struct command command_play = {
    .name = "play",
    .arguments = "x=... k=... [--step]",
    .summary = "Draws one convolution; --step walks through it with the arrow keys.",
    .example = "play x=1,2,3,4,5 k=1,0,-1 padding=SAME stride=2",
    .more = "\n"
	    "  x=, k=              numbers and weights: 1,2,3 or in rows 1,2;3,4; 1..5 counts "
	    "from 1 to 5, 5x3 is a grid of 5 rows that counts up. 7 alone "
	    "is one number, the 7\n"
	    "  padding=            VALID, SAME, SAME_LOWER, CIRCULAR, REFLECT, CAUSAL; or how "
	    "many zeros in front and behind: 2,1 (negative ones cut)\n"
	    "  stride=, dilation=, input_dilation=\n"
	    "                      dilation is the kernel's; each is 1 if not given\n"
	    "  flip                turns the kernel round first, as mathematics does\n"
	    "\n"
	    "In a grid each is for both axes, or one for rows and one for columns: stride=2x1, "
	    "padding=1,1;0,2. In a shell put quotes around what has a semicolon.\n"
	    "\n"
	    "  --step              left, right, up and down move the window, space runs it\n"
	    "  --svg FILE          writes the picture for a slide\n"
	    "  --format json       everything that is drawn, for a program\n"
	    "\n"
	    "More examples: play x=5x5 k=3x3 stride=2\n"
	    "               play x=1..4 k=1,10,100 input_dilation=2 padding=2,0\n"
	    "               play x=1,2,3 k=1,10,100 padding=REFLECT --svg reflect.svg",
    .max_arguments = WORDS_MAX,
    .run = play,
};
