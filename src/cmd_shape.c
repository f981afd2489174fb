/*
 * shape: how large an output is, with each step of the arithmetic.
 */
#include "src/draw/play_json.h"
#include "src/draw/question.h"
#include "src/draw/steps.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/typed.h"
#include "src/words.h"

#include <stdio.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

/* --- the whole -------------------------------------------------------------------------------- */

static void put_heading(const struct screen *screen, const char *what)
{
	printf("  %s%s%s\n", screen_style(screen, STYLE_HEADING), what,
	    screen_style(screen, STYLE_PLAIN));
}

static void tell(const struct screen *screen, const struct question *question)
{
	if (question->axes == 1) {
		steps_print(stdout, screen, &question->columns);
		return;
	}
	put_heading(screen, "rows");
	steps_print(stdout, screen, &question->rows);
	putchar('\n');
	put_heading(screen, "columns");
	steps_print(stdout, screen, &question->columns);
	putchar('\n');
	steps_put(stdout, screen, "together", "%s%lldx%lld%s", screen_style(screen, STYLE_STRONG),
	    question->rows.output, question->columns.output, screen_style(screen, STYLE_PLAIN));
}

static enum status shape(struct session *session, int count, char **words)
{
	struct question question;
	struct options options;
	struct error error = {""};

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0 ||
	    !output_format_known(options.value[FORMAT], &error) ||
	    question_read_shape(&question, options.count, options.arguments, &error) != 0) {
		typed_complain("shape: %s", error.text);
		return STATUS_USAGE;
	}
	if (output_is_json(options.value[FORMAT])) {
		cJSON *root = shape_json(&question);

		return output_json(root, root != NULL) ? STATUS_DONE : STATUS_BROKEN;
	}
	tell(&session->screen, &question);
	return STATUS_DONE;
}

const struct command command_shape = {
    .name = "shape",
    .arguments = "LENGTH k=... [...]",
    .summary = "Works out how long an output is, step by step.",
    .example = "shape 224 k=7 dilation=2 valid",
    .more = "\n"
	    "LENGTH is that of the input, 224, or rows and columns, 224x112; k= is the length of "
	    "the kernel. The rest is as in play: padding= or a name alone (valid, same, "
	    "same_lower, circular, reflect, causal), stride=, dilation=, input_dilation=.\n"
	    "\n"
	    "  --format json       all numbers, for a program\n"
	    "\n"
	    "More examples: shape 224 k=7 stride=2 padding=3,3\n"
	    "               shape 224x112 k=7x3 stride=2x1 same",
    .max_arguments = WORDS_MAX,
    .run = shape,
};
