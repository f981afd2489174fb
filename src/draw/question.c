/*
 * Each word is read into a draft by the function of its key; when all are there, what was given
 * for all axes or for each is dealt out to the axes, and these are measured.
 */
#include "src/draw/question.h"

#include "src/draw/question_values.h"
#include "src/suggest.h"
#include "src/typed.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One for all axes, or one for each. */
struct sizes {
	int count;
	long long value[2];
};

struct pads {
	int count; /* 0 for a name */
	long long lo[2], hi[2];
};

struct draft {
	const char *command;     /* "play" or "shape", as it is named in a sentence */
	struct question *into;   /* of play: its input and kernel */
	struct sizes size, span; /* of shape: that of the input, and of the kernel */
	struct sizes stride, dilation, input_dilation;
	enum padding padding;
	struct pads pads;
	bool flip;
	unsigned given; /* a bit for each key */
	long long most; /* for a stride, a dilation or a pad */
};

/* --- what belongs to an axis ------------------------------------------------------------------ */

static int read_sizes(const char *key, const char *text, long long least, long long most,
    struct sizes *sizes, struct error *error)
{
	const char *at = text;

	sizes->count = 2;
	if (!values_is_by(text, &sizes->value[0], &sizes->value[1])) {
		sizes->count = 1;
		if (!values_take_whole(&at, &sizes->value[0]) || *at)
			return error_set(error,
			    "%s is a whole number, or one for rows and one for columns, such as "
			    "2x1; not \"%s\"",
			    key, typed(text).text);
	}
	for (int i = 0; i < sizes->count; i++)
		if (sizes->value[i] < least || sizes->value[i] > most)
			return error_set(error, "%s is a number from %lld to %lld, not %lld", key,
			    least, most, sizes->value[i]);
	return 0;
}

static bool take_pair(const char **at, long long *lo, long long *hi)
{
	return values_take_whole(at, lo) && *(*at)++ == ',' && values_take_whole(at, hi);
}

static bool take_pads(const char *text, struct pads *pads)
{
	*pads = (struct pads){.count = 2};
	if (values_is_by(text, &pads->lo[0], &pads->lo[1])) {
		memcpy(pads->hi, pads->lo, sizeof pads->hi);
		return true;
	}
	const char *at = text;

	pads->count = 1;
	if (values_take_whole(&at, &pads->lo[0]) && *at == '\0') {
		pads->hi[0] = pads->lo[0];
		return true;
	}
	at = text;
	if (!take_pair(&at, &pads->lo[0], &pads->hi[0]))
		return false;
	if (*at == ';') {
		at++;
		pads->count = 2;
		if (!take_pair(&at, &pads->lo[1], &pads->hi[1]))
			return false;
	}
	return *at == '\0';
}

/* In any case; NULL if none is near. */
static const char *nearest_padding(const char *text)
{
	char upper[32] = "";
	size_t length = strnlen(text, sizeof upper - 1);

	for (size_t i = 0; i < length; i++)
		upper[i] = (char)toupper((unsigned char)text[i]);
	struct suggestion best = suggest_start(upper);

	for (int i = 0; i < PADDING_PAIR; i++)
		suggest_consider(&best, padding_name((enum padding)i));
	return best.name;
}

static int read_padding(struct draft *draft, const char *text, struct error *error)
{
	int padding = padding_find(text);

	if (padding >= 0) {
		draft->padding = (enum padding)padding;
		return 0;
	}
	draft->padding = PADDING_PAIR;
	if (!take_pads(text, &draft->pads)) {
		const char *meant = nearest_padding(text);

		return error_set(error,
		    "padding= is a name (VALID, SAME, SAME_LOWER, CIRCULAR, REFLECT, CAUSAL) or "
		    "how many in front and behind, such as 1,0; not \"%s\"%s%s%s",
		    typed(text).text, meant ? "; did you mean " : "", meant ? meant : "",
		    meant ? "?" : "");
	}
	for (int i = 0; i < draft->pads.count; i++)
		if (llabs(draft->pads.lo[i]) > draft->most ||
		    llabs(draft->pads.hi[i]) > draft->most)
			return error_set(error, "padding= is from -%lld to %lld on each side",
			    draft->most, draft->most);
	return 0;
}

/* --- words ------------------------------------------------------------------------------------ */

/* What stands before "=", and by which other names it is known elsewhere. */
enum key { KEY_X, KEY_K, KEY_PADDING, KEY_STRIDE, KEY_DILATION, KEY_INPUT_DILATION, KEY_FLIP };

static const struct key_name {
	const char *name;
	enum key key;
} KEY_NAMES[] = {
    {"x", KEY_X},
    {"k", KEY_K},
    {"padding", KEY_PADDING},
    {"stride", KEY_STRIDE},
    {"dilation", KEY_DILATION},
    {"input_dilation", KEY_INPUT_DILATION},
    {"input", KEY_X},
    {"kernel", KEY_K},
    {"pads", KEY_PADDING},
    {"strides", KEY_STRIDE},
    {"window_strides", KEY_STRIDE},
    {"kernel_dilation", KEY_DILATION},
    {"rhs_dilation", KEY_DILATION},
    {"lhs_dilation", KEY_INPUT_DILATION},
};

enum { KEY_NAME_COUNT = sizeof KEY_NAMES / sizeof *KEY_NAMES };

static bool is_play(const struct draft *draft)
{
	return draft->into != NULL;
}

static int claim(struct draft *draft, enum key key, const char *what, struct error *error)
{
	if (draft->given & 1U << key)
		return error_set(error, "%s is given twice; leave one out", what);
	draft->given |= 1U << key;
	return 0;
}

static int read_key(struct draft *draft, enum key key, const char *text, struct error *error)
{
	switch (key) {
	case KEY_X:
		if (is_play(draft))
			return values_read("x", text, &draft->into->input, error);
		return error_set(error, "shape takes the length of the input alone, without "
					"\"x=\": shape 224 k=7 valid");
	case KEY_K:
		if (is_play(draft))
			return values_read("k", text, &draft->into->kernel, error);
		return read_sizes("k=", text, 1, AXIS_MOST, &draft->span, error);
	case KEY_PADDING:
		return read_padding(draft, text, error);
	case KEY_STRIDE:
		return read_sizes("stride=", text, 1, draft->most, &draft->stride, error);
	case KEY_DILATION:
		return read_sizes("dilation=", text, 1, draft->most, &draft->dilation, error);
	case KEY_INPUT_DILATION:
		return read_sizes(
		    "input_dilation=", text, 1, draft->most, &draft->input_dilation, error);
	case KEY_FLIP:
		break;
	}
	return error_set(error, "flip takes no value");
}

static int say_unknown_key(const struct draft *draft, const char *name, struct error *error)
{
	struct suggestion best = suggest_start(name);

	for (int i = 0; i < KEY_NAME_COUNT; i++)
		if (KEY_NAMES[i].key != KEY_X || is_play(draft))
			suggest_consider(&best, KEY_NAMES[i].name);
	if (best.name)
		return error_set(
		    error, "there is no \"%s=\"; did you mean %s=?", typed(name).text, best.name);
	return error_set(error,
	    "there is no \"%s=\"; there are %sk=, padding=, stride=, dilation= and "
	    "input_dilation=",
	    typed(name).text, is_play(draft) ? "x=, " : "");
}

static int read_assignment(
    struct draft *draft, const char *word, const char *equals, struct error *error)
{
	char name[32] = "";

	/* Of no name there are more letters than fit. */
	strncat(name, word,
	    (size_t)(equals - word) < sizeof name ? (size_t)(equals - word) : sizeof name - 1);
	for (int i = 0; i < KEY_NAME_COUNT; i++) {
		char shown[40];

		if (strcmp(KEY_NAMES[i].name, name) != 0)
			continue;
		snprintf(shown, sizeof shown, "%s=", name);
		if (claim(draft, KEY_NAMES[i].key, shown, error) != 0)
			return -1;
		return read_key(draft, KEY_NAMES[i].key, equals + 1, error);
	}
	return say_unknown_key(draft, name, error);
}

static int say_unknown_word(const struct draft *draft, const char *word, struct error *error)
{
	struct suggestion best = suggest_start(word);

	if (is_play(draft) && strspn(word, "-+.0123456789,;x") == strlen(word))
		return error_set(error,
		    "\"%s\" stands alone; write numbers without blanks and with their name, as "
		    "in play x=1,2,3,4,5 k=1,0,-1",
		    typed(word).text);
	suggest_consider(&best, "flip");
	for (int i = 0; i < KEY_NAME_COUNT; i++)
		suggest_consider(&best, KEY_NAMES[i].name);
	const char *meant = best.name ? best.name : nearest_padding(word);

	if (meant)
		return error_set(error, "%s knows no \"%s\"; did you mean %s?", draft->command,
		    typed(word).text, meant);
	return error_set(error, "%s knows no \"%s\"; \"help %s\" says what it takes",
	    draft->command, typed(word).text, draft->command);
}

/* What has no "=": the size of shape, the name of a padding, flip. */
static int read_word(struct draft *draft, const char *word, struct error *error)
{
	if (!is_play(draft) && isdigit((unsigned char)*word)) {
		if (claim(draft, KEY_X, "the length of the input", error) != 0)
			return -1;
		return read_sizes(
		    "the length of the input", word, 0, AXIS_MOST, &draft->size, error);
	}
	if (padding_find(word) >= 0) {
		if (claim(draft, KEY_PADDING, "the padding", error) != 0)
			return -1;
		return read_padding(draft, word, error);
	}
	if (strcmp(word, "flip") == 0) {
		draft->flip = true;
		return claim(draft, KEY_FLIP, "flip", error);
	}
	return say_unknown_word(draft, word, error);
}

static int read_words(struct draft *draft, int count, char **words, struct error *error)
{
	for (int i = 0; i < count; i++) {
		const char *equals = strchr(words[i], '=');

		if ((equals ? read_assignment(draft, words[i], equals, error)
			    : read_word(draft, words[i], error)) != 0)
			return -1;
	}
	if (!(draft->given & 1U << KEY_X) || !(draft->given & 1U << KEY_K))
		return error_set(error, "%s",
		    is_play(draft)
			? "it needs numbers and weights: play x=1,2,3,4,5 k=1,0,-1"
			: "it needs the length of the input and that of the kernel: shape "
			  "224 k=7");
	return 0;
}

/* --- the axes --------------------------------------------------------------------------------- */

static long long dealt(const struct sizes *sizes, int axis)
{
	return sizes->value[sizes->count == 2 ? axis : 0];
}

static int check_count(int count, int axes, const char *what, struct error *error)
{
	if (count <= axes)
		return 0;
	return error_set(error,
	    "%s is given for rows and columns, but the input is a line; give one value, or a "
	    "grid for an input",
	    what);
}

static int check_counts(const struct draft *draft, int axes, struct error *error)
{
	if (check_count(draft->stride.count, axes, "stride=", error) != 0 ||
	    check_count(draft->dilation.count, axes, "dilation=", error) != 0 ||
	    check_count(draft->input_dilation.count, axes, "input_dilation=", error) != 0 ||
	    check_count(draft->pads.count, axes, "padding=", error) != 0 ||
	    check_count(draft->span.count, axes, "k=", error) != 0)
		return -1;
	if (draft->padding == PADDING_CAUSAL && axes > 1)
		return error_set(error, "padding=CAUSAL is for one axis only: neither rows nor "
					"columns have a past");
	return 0;
}

static struct axis axis_of(const struct draft *draft, int at)
{
	int pair = draft->pads.count == 2 ? at : 0;

	return (struct axis){
	    .input = dealt(&draft->size, at),
	    .kernel = dealt(&draft->span, at),
	    .stride = dealt(&draft->stride, at),
	    .kernel_dilation = dealt(&draft->dilation, at),
	    .input_dilation = dealt(&draft->input_dilation, at),
	    .padding = draft->padding,
	    .lo = draft->pads.lo[pair],
	    .hi = draft->pads.hi[pair],
	};
}

static int measure(struct question *question, const struct draft *draft, struct error *error)
{
	int axes = question->axes;
	struct error of_axis = {""};

	if (check_counts(draft, axes, error) != 0)
		return -1;
	question->flip = draft->flip;
	question->rows = axes == 2 ? axis_of(draft, 0) : window_line_axis();
	question->columns = axis_of(draft, axes - 1);
	if (axes == 2 && axis_measure(&question->rows, &of_axis) != 0)
		return error_set(error, "of the rows: %s", of_axis.text);
	if (axis_measure(&question->columns, &of_axis) != 0)
		return error_set(error, "%s%s", axes == 2 ? "of the columns: " : "", of_axis.text);
	return 0;
}

static struct draft new_draft(const char *command, struct question *into, long long most)
{
	const struct sizes one = {1, {1, 1}};

	return (struct draft){
	    .command = command,
	    .into = into,
	    .stride = one,
	    .dilation = one,
	    .input_dilation = one,
	    .padding = PADDING_VALID,
	    .most = most,
	};
}

int question_read_shape(struct question *question, int count, char **words, struct error *error)
{
	struct draft draft = new_draft("shape", NULL, AXIS_MOST);

	*question = (struct question){0};
	if (read_words(&draft, count, words, error) != 0)
		return -1;
	question->axes = draft.size.count;
	if (!(draft.given & 1U << KEY_PADDING))
		draft.padding = PADDING_PAIR;
	return measure(question, &draft, error);
}

/* --- play ------------------------------------------------------------------------------------- */

static int check_drawable(const struct question *question, struct error *error)
{
	long long most =
	    question->axes == 2 ? QUESTION_SIDE_PADDED_MOST : QUESTION_LINE_PADDED_MOST;
	long long longest = question->rows.padded > question->columns.padded
				? question->rows.padded
				: question->columns.padded;

	if (longest > most)
		return error_set(error,
		    "the padded input would be %lld long, and play draws up to %lld; \"shape\" "
		    "works out any size",
		    longest, most);
	if (question->axes == 2 && (question->input.columns > QUESTION_SIDE_MOST ||
				       question->kernel.columns > QUESTION_SIDE_MOST))
		return values_say_too_many(
		    question->input.columns > QUESTION_SIDE_MOST ? "x" : "k", error);
	return 0;
}

static void turn_kernel(struct question *question)
{
	int count = question->kernel.rows * question->kernel.columns;

	for (int i = 0; i < count; i++)
		question->sliding[i] = question->kernel.value[question->flip ? count - 1 - i : i];
}

int question_read_play(struct question *question, int count, char **words, struct error *error)
{
	struct draft draft = new_draft("play", question, QUESTION_NUMBER_MOST);

	*question = (struct question){0};
	if (read_words(&draft, count, words, error) != 0)
		return -1;
	const struct question_values *input = &question->input, *kernel = &question->kernel;

	question->axes = input->axes > kernel->axes ? input->axes : kernel->axes;
	draft.size = (struct sizes){question->axes, {input->rows, input->columns}};
	draft.span = (struct sizes){question->axes, {kernel->rows, kernel->columns}};
	if (question->axes == 1) {
		draft.size.value[0] = input->columns;
		draft.span.value[0] = kernel->columns;
	}
	/* Left out, no padding is a pair of none, as it goes with a dilated input too. */
	if (!(draft.given & 1U << KEY_PADDING))
		draft.padding = PADDING_PAIR;
	if (measure(question, &draft, error) != 0 || check_drawable(question, error) != 0)
		return -1;
	turn_kernel(question);
	return 0;
}

struct window question_window(const struct question *question)
{
	return (struct window){
	    .axes = question->axes,
	    .rows = question->rows,
	    .columns = question->columns,
	    .channels = 1,
	    .input = question->input.value,
	    .kernel = question->sliding,
	};
}
