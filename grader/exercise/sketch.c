#include "grader/exercise/sketch.h"

#include "grader/exercise/dims.h"
#include "grader/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_BYTES_MAX = 200 };

#define PADDING_WORD(name) #name,
static const char *const PADDING_WORDS[] = {PADDINGS(PADDING_WORD) NULL};
#undef PADDING_WORD

/* --- its small parts --- */

/* A parameter of one of these kinds, 1 << VALUE_...; -1 on failure. */
static int read_param(
    const struct exercise *e, const struct place *at, const cJSON *json, unsigned kinds)
{
	const char *name = cJSON_GetStringValue(json);

	for (int i = 0; name && i < e->param_count; i++)
		if (strcmp(e->params[i].name, name) == 0 && kinds & 1U << e->params[i].kind)
			return i;
	return place_fault(at, "names no %s among params; name one",
	    kinds == 1U << VALUE_TENSOR    ? "tensor"
	    : kinds == 1U << VALUE_OPTIONS ? "conv_options"
	    : kinds & 1U << VALUE_TENSOR   ? "tensor and no int"
					   : "number");
}

/* A whole number, or an expression; the sketch's. */
static char *read_number(const struct exercise *e, const struct place *at, const cJSON *json)
{
	char *text = NULL;
	int number;

	if (cJSON_IsNumber(json)) {
		if (form_int(at, json, -INT_MAX, INT_MAX, &number) == 0 &&
		    !(text = text_format("%d", number)))
			place_fault(at, "finds no memory");
	} else if ((text = form_text(at, json, NUMBER_BYTES_MAX))) {
		dims_check_expression(e, at, text);
	}
	return text;
}

/* --- its members --- */

static void read_input(struct exercise *e, const struct place *at, const cJSON *json)
{
	e->sketch.input = read_param(e, at, json, 1U << VALUE_TENSOR | 1U << VALUE_INT);
}

static void read_made_kernel(struct exercise *e, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"seed", "shape", NULL};
	struct place seed = place_member(at, "seed"), shape = place_member(at, "shape");
	const cJSON *axes = cJSON_GetObjectItemCaseSensitive(json, "shape"), *item;
	struct sketch *sketch = &e->sketch;

	form_no_others(at, json, MEMBERS);
	if (!form_object(at, json, MEMBERS, 2))
		return;
	sketch->seed = read_number(e, &seed, cJSON_GetObjectItemCaseSensitive(json, "seed"));
	if (form_list(&shape, axes, 1, TENSOR_MAX_RANK, "axes") < 0)
		return;
	cJSON_ArrayForEach (item, axes) {
		struct place place = place_item(&shape, sketch->kernel_rank);

		sketch->kernel_shape[sketch->kernel_rank++] = read_number(e, &place, item);
	}
}

static void read_kernel(struct exercise *e, const struct place *at, const cJSON *json)
{
	if (cJSON_IsObject(json))
		read_made_kernel(e, at, json);
	else
		e->sketch.kernel = read_param(e, at, json, 1U << VALUE_TENSOR | 1U << VALUE_INT);
}

static void read_bias(struct exercise *e, const struct place *at, const cJSON *json)
{
	e->sketch.bias = read_param(e, at, json, 1U << VALUE_TENSOR);
}

static void read_flip(struct exercise *e, const struct place *at, const cJSON *json)
{
	if (!cJSON_IsBool(json))
		place_fault(at, "is neither true nor false");
	e->sketch.flip = cJSON_IsTrue(json);
}

static void read_names(struct exercise *e, const struct place *at, const cJSON *json, int count)
{
	struct sketch *sketch = &e->sketch;
	const cJSON *item;

	sketch->paddings = form_alloc(at, count, sizeof *sketch->paddings);
	if (!sketch->paddings || form_list(at, json, count, count, "names") < 0)
		return;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, sketch->padding_count);
		int word = form_word(&place, item, PADDING_WORDS);

		sketch->paddings[sketch->padding_count++] =
		    word < 0 ? PADDING_VALID : (enum padding)word;
	}
}

/* {"param": "mode", "names": ["VALID", "SAME"]}: a name for each choice. */
static void read_choice(struct exercise *e, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"param", "names", NULL};
	struct place param = place_member(at, "param"), names = place_member(at, "names");

	form_no_others(at, json, MEMBERS);
	if (!form_object(at, json, MEMBERS, 2))
		return;
	int chooser = read_param(e, &param, cJSON_GetObjectItemCaseSensitive(json, "param"),
	    1U << VALUE_INT | 1U << VALUE_FLOAT);

	if (chooser >= 0 && e->params[chooser].choice_count == 0)
		place_fault(&param, "names one that has no \"choices\"; give it some");
	else if (chooser >= 0)
		read_names(e, &names, cJSON_GetObjectItemCaseSensitive(json, "names"),
		    e->params[chooser].choice_count);
	e->sketch.chooser = chooser;
}

static void read_padding(struct exercise *e, const struct place *at, const cJSON *json)
{
	struct sketch *sketch = &e->sketch;

	if (cJSON_IsObject(json)) {
		read_choice(e, at, json);
		return;
	}
	int word = form_word(at, json, PADDING_WORDS);

	sketch->paddings = form_alloc(at, 1, sizeof *sketch->paddings);
	if (!sketch->paddings || word < 0)
		return;
	sketch->paddings[0] = (enum padding)word;
	sketch->padding_count = 1;
}

static void read_pads(struct exercise *e, const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int i = 0;

	if (form_list(at, json, 2, 2, "pads") < 0)
		return;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		e->sketch.pads[i++] = read_number(e, &place, item);
	}
}

/* --- the whole --- */

/* Those without a function are numbers. */
static const struct {
	const char *name;
	void (*read)(struct exercise *e, const struct place *at, const cJSON *json);
} MEMBERS[] = {
    {"input", read_input},
    {"kernel", read_kernel},
    {"bias", read_bias},
    {"padding", read_padding},
    {"pads", read_pads},
    {"flip", read_flip},
    {"stride", NULL},
    {"dilation", NULL},
    {"input_dilation", NULL},
    {"groups", NULL},
};
enum { MEMBER_COUNT = sizeof MEMBERS / sizeof *MEMBERS, REQUIRED = 2, FIRST_NUMBER = 6 };

/* What is good by itself, and means nothing together. */
static void check_together(const struct exercise *e, const struct place *at)
{
	const struct sketch *sketch = &e->sketch;
	bool lengths = e->params[sketch->input].kind == VALUE_INT;

	if (sketch->paddings && sketch->pads[0])
		place_fault(at, "has \"padding\" and \"pads\"; keep one");
	if (sketch->paddings && sketch->input_dilation)
		place_fault(at, "has \"input_dilation\", with which no name of a padding goes; "
				"give \"pads\"");
	if (sketch->kernel >= 0 && e->params[sketch->kernel].kind != e->params[sketch->input].kind)
		place_fault(at, "has a tensor and an int for \"input\" and \"kernel\"; give two "
				"tensors, or two lengths");
	else if (lengths && (sketch->seed || sketch->bias >= 0 || sketch->flip || sketch->groups))
		place_fault(at,
		    "has only lengths for \"input\" and \"kernel\"; leave out \"bias\", "
		    "\"flip\", \"groups\" and a seed");
	else if (e->returns != (lengths ? VALUE_INT : VALUE_TENSOR))
		place_fault(at, "draws %s, which the function does not return; see \"returns\"",
		    lengths ? "a length" : "a tensor");
}

static void read_convolution(struct exercise *e, const struct place *at, const cJSON *json)
{
	const char *names[MEMBER_COUNT + 1] = {NULL};
	struct sketch *sketch = &e->sketch;
	char **const numbers[] = {
	    &sketch->stride, &sketch->dilation, &sketch->input_dilation, &sketch->groups};
	const struct faults *faults = at->faults;
	int before = faults->count + faults->more;

	for (int i = 0; i < MEMBER_COUNT; i++)
		names[i] = MEMBERS[i].name;
	form_no_others(at, json, names);
	if (!form_object(at, json, names, REQUIRED))
		return;
	for (int i = 0; i < MEMBER_COUNT; i++) {
		const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, names[i]);
		struct place place = place_member(at, names[i]);

		if (member && MEMBERS[i].read)
			MEMBERS[i].read(e, &place, member);
		else if (member)
			*numbers[i - FIRST_NUMBER] = read_number(e, &place, member);
	}
	if (faults->count + faults->more == before)
		check_together(e, at);
}

static void read_options(struct exercise *e, const struct place *at, const cJSON *json)
{
	static const char *const NAMES[] = {"options", NULL};
	struct place place = place_member(at, "options");

	form_no_others(at, json, NAMES);
	if (form_object(at, json, NAMES, 1))
		e->sketch.options = read_param(e, &place,
		    cJSON_GetObjectItemCaseSensitive(json, "options"), 1U << VALUE_OPTIONS);
	if (e->returns != VALUE_TENSOR)
		place_fault(at, "draws a tensor, which the function does not return; see "
				"\"returns\"");
}

void sketch_read(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;

	if (!json || !draft->dims_known || !draft->params_known || !draft->returns_known)
		return;
	e->sketch = (struct sketch){
	    .known = true, .options = -1, .input = -1, .kernel = -1, .bias = -1, .chooser = -1};
	if (cJSON_GetObjectItemCaseSensitive(json, "options"))
		read_options(e, at, json);
	else
		read_convolution(e, at, json);
}

void sketch_release(struct sketch *sketch)
{
	char *const texts[] = {sketch->seed, sketch->stride, sketch->dilation,
	    sketch->input_dilation, sketch->groups, sketch->pads[0], sketch->pads[1]};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(texts[i]);
	for (int i = 0; i < TENSOR_MAX_RANK; i++)
		free(sketch->kernel_shape[i]);
	free(sketch->paddings);
	*sketch = (struct sketch){0};
}
