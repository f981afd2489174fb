#include "grader/exercise/params.h"

#include <ctype.h>
#include <float.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { EXPRESSION_BYTES_MAX = 200, CHOICES_MAX = 64 };

/* --- names --- */

static bool is_identifier(const char *text)
{
	if (!isalpha((unsigned char)text[0]) && text[0] != '_')
		return false;
	for (; *text; text++)
		if (!isalnum((unsigned char)*text) && *text != '_')
			return false;
	return true;
}

/* What C keeps for itself, and the one name that a program of ours has. */
static bool is_reserved(const char *text)
{
	static const char *const WORDS[] = {"auto", "break", "case", "char", "const", "continue",
	    "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if",
	    "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof",
	    "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile",
	    "while", "asm", "typeof", "main"};

	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (strcmp(text, WORDS[i]) == 0)
			return true;
	return text[0] == '_' && (text[1] == '_' || isupper((unsigned char)text[1]));
}

char *params_check_name(const struct place *at, const char *text)
{
	char *name = form_copy(at, text, FORM_NAME_MAX);

	if (name && !is_identifier(name))
		place_fault(
		    at, "is \"%s\", which C cannot use as a name; use letters, digits and _", name);
	else if (name && is_reserved(name))
		place_fault(at, "is \"%s\", a word that C keeps for itself; choose another", name);
	else
		return name;
	free(name);
	return NULL;
}

char *params_read_c_name(const struct place *at, const cJSON *json)
{
	const char *text = cJSON_GetStringValue(json);

	if (!text)
		place_fault(at, "is not a text; write \"..\"");
	return text ? params_check_name(at, text) : NULL;
}

/* --- parameters --- */

/* A tensor's shape as texts; what they mean is looked at when all parameters are known. */
static int read_shape(struct param *param, const struct place *at, const cJSON *json)
{
	const cJSON *item;
	int result = 0;

	if (form_list(at, json, 0, TENSOR_MAX_RANK, "axes") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, param->rank);

		param->shape[param->rank] = form_text(&place, item, EXPRESSION_BYTES_MAX);
		if (!param->shape[param->rank++])
			result = -1;
	}
	return result;
}

static int read_choice(
    const struct param *param, const struct place *at, const cJSON *json, double *choice)
{
	int whole = 0;

	if (param->kind == VALUE_FLOAT)
		return form_number(at, json, -FLT_MAX, FLT_MAX, choice);
	if (form_int(at, json, INT_MIN, INT_MAX, &whole) != 0)
		return -1;
	*choice = whole;
	return 0;
}

static int read_choices(struct param *param, const struct place *at, const cJSON *json)
{
	int count = form_list(at, json, 1, CHOICES_MAX, "choices"), result = 0;
	const cJSON *item;

	param->choices = count < 0 ? NULL : form_alloc(at, count, sizeof *param->choices);
	if (!param->choices)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, param->choice_count);

		if (read_choice(param, &place, item, &param->choices[param->choice_count++]) != 0)
			result = -1;
	}
	return result;
}

static int read_domain(struct param *param, const struct place *at, const cJSON *json)
{
	static const double INTS[2] = {INT_MIN, INT_MAX}, FLOATS[2] = {-FLT_MAX, FLT_MAX};
	const cJSON *range = cJSON_GetObjectItemCaseSensitive(json, "range");
	const cJSON *choices = cJSON_GetObjectItemCaseSensitive(json, "choices");
	struct place range_place = place_member(at, "range");
	struct place choices_place = place_member(at, "choices");
	double bounds[2];

	if (!range == !choices)
		return place_fault(at, "needs either a \"range\" [low, high] or \"choices\" [..]");
	if (choices)
		return read_choices(param, &choices_place, choices);
	if ((param->kind == VALUE_INT ? form_int_range(&range_place, range, INTS, bounds)
				      : form_range(&range_place, range, FLOATS, bounds)) != 0)
		return -1;
	param->low = bounds[0];
	param->high = bounds[1];
	return 0;
}

static int read_type(struct param *param, const struct place *at, const cJSON *json)
{
	static const char *const WORDS[] = {"tensor", "int", "float", "conv_options", NULL};
	static const enum value_kind KINDS[] = {
	    VALUE_TENSOR, VALUE_INT, VALUE_FLOAT, VALUE_OPTIONS};
	int type = form_word(at, json, WORDS);

	if (type >= 0)
		param->kind = KINDS[type];
	return type < 0 ? -1 : 0;
}

/* A tensor before this parameter whose sizes nothing else says; its index, or -1. */
static int read_operand(const struct exercise *e, const struct place *at, const cJSON *json)
{
	const char *name = cJSON_GetStringValue(json);

	for (int i = 0; name && i < e->param_count; i++) {
		const struct param *param = &e->params[i];

		if (!param->name || strcmp(param->name, name) != 0 || param->kind != VALUE_TENSOR)
			continue;
		if (param->rank == 1 && param->shape[0] && strncmp(param->shape[0], "...", 3) == 0)
			return i;
		return place_fault(at,
		    "is \"%s\", whose shape must be one run of axes, as [\"...R\"]: its sizes "
		    "follow from the options",
		    name);
	}
	return place_fault(at, "names no tensor that stands before it; name one");
}

/* Which convolution the options are of: ["lhs", "rhs"]. */
static int read_operands(struct draft *draft, const struct place *at, const cJSON *json)
{
	const struct exercise *e = draft->exercise;
	int *of = draft->exercise->params[e->param_count].of, i = 0, faults = 0;
	const cJSON *item;

	if (form_list(at, json, 2, 2, "tensors") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		of[i] = read_operand(e, &place, item);
		faults += of[i++] < 0;
	}
	if (faults == 0 && strcmp(e->params[of[0]].shape[0], e->params[of[1]].shape[0]) == 0)
		return place_fault(at, "are two with the same run of axes; give each its own");
	for (i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_OPTIONS)
			return place_fault(at, "are of a second convolution; there can be one");
	return faults ? -1 : 0;
}

/* What a parameter says beside its name and type. */
static int read_rest(struct draft *draft, const struct place *at, const cJSON *json)
{
	static const char *const TENSOR[] = {"name", "type", "shape", NULL};
	static const char *const NUMBER[] = {"name", "type", "range", "choices", NULL};
	static const char *const OPTIONS[] = {"name", "type", "of", NULL};
	struct param *param = &draft->exercise->params[draft->exercise->param_count];
	struct place shape = place_member(at, "shape"), of = place_member(at, "of");

	switch (param->kind) {
	case VALUE_TENSOR:
		form_no_others(at, json, TENSOR);
		if (!form_object(at, json, TENSOR, 3))
			return -1;
		return read_shape(param, &shape, cJSON_GetObjectItemCaseSensitive(json, "shape"));
	case VALUE_OPTIONS:
		form_no_others(at, json, OPTIONS);
		if (!form_object(at, json, OPTIONS, 3))
			return -1;
		return read_operands(draft, &of, cJSON_GetObjectItemCaseSensitive(json, "of"));
	default:
		form_no_others(at, json, NUMBER);
		return form_object(at, json, NUMBER, 2) ? read_domain(param, at, json) : -1;
	}
}

static int read_param(struct draft *draft, const struct place *at, const cJSON *json)
{
	static const char *const BOTH[] = {"name", "type", NULL};
	struct param *param = &draft->exercise->params[draft->exercise->param_count];
	struct place name = place_member(at, "name"), type = place_member(at, "type");

	if (!form_object(at, json, BOTH, 2))
		return -1;
	param->name = params_read_c_name(&name, cJSON_GetObjectItemCaseSensitive(json, "name"));
	if (read_type(param, &type, cJSON_GetObjectItemCaseSensitive(json, "type")) != 0)
		return -1;
	return read_rest(draft, at, json) == 0 && param->name ? 0 : -1;
}

static bool is_taken(const struct exercise *e, const char *name)
{
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].name && strcmp(e->params[i].name, name) == 0)
			return true;
	return false;
}

void params_read(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	const cJSON *item;

	if (form_list(at, json, 1, PARAMS_MAX, "parameters") < 0)
		return;
	draft->params_known = true;
	cJSON_ArrayForEach (item, json) {
		struct param *param = &e->params[e->param_count];
		struct place place = place_item(at, e->param_count);

		if (read_param(draft, &place, item) != 0)
			draft->params_known = false;
		if (param->name && is_taken(e, param->name)) {
			place_fault(
			    &place, "is \"%s\" again; give it a name of its own", param->name);
			draft->params_known = false;
		}
		e->param_count++;
	}
}
