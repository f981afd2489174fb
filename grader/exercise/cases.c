#include "grader/exercise/cases.h"

#include "grader/exercise/options.h"
#include "grader/exercise/sizes.h"
#include "grader/json.h"
#include "grader/text.h"
#include "grader/value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXAMPLES_MAX = 16, FILE_BYTES_MAX = 8 << 20 };

#define TOL_MAX 1e30

void case_release(struct test_case *test_case)
{
	free(test_case->name);
	free(test_case->category);
	free(test_case->why);
	free(test_case->source);
	for (int i = 0; i < PARAMS_MAX; i++)
		value_release(&test_case->args[i]);
	value_release(&test_case->want);
	*test_case = (struct test_case){0};
}

/* Room for so many more cases; -1 when there is none. */
static int make_room(struct exercise *e, const struct place *at, int more)
{
	size_t count = (size_t)e->case_count + (size_t)more;
	struct test_case *cases = realloc(e->cases, (count ? count : 1) * sizeof *cases);

	if (!cases)
		return place_fault(at, "finds no memory");
	memset(cases + e->case_count, 0, (size_t)more * sizeof *cases);
	e->cases = cases;
	return 0;
}

/* --- what examples and hidden cases have in common --- */

static int read_value(
    struct value *value, enum value_kind kind, const struct place *at, const cJSON *json)
{
	struct error error = {""};

	if (kind == VALUE_OPTIONS) {
		*value = (struct value){.kind = kind};
		return options_read(&value->options, at, json);
	}
	if (value_read(value, kind, json, &error) != 0)
		return place_fault(at, "%s; %s is wanted", error.text, value_kind_name(kind));
	return 0;
}

static void read_args(
    struct draft *draft, struct test_case *c, const struct place *at, const cJSON *json)
{
	const struct exercise *e = draft->exercise;
	struct error error = {""};
	const cJSON *item;
	int i = 0, faults = 0;

	if (!draft->params_known)
		return;
	if (form_list(at, json, e->param_count, e->param_count, "arguments") < 0)
		return;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		faults += read_value(&c->args[i], e->params[i].kind, &place, item) != 0;
		i++;
	}
	if (faults == 0 && draft->dims_known && sizes_fit(e, c->args, &error) != 0)
		place_fault(at, "%s; correct it or the shapes of params", error.text);
}

/* An absolute bound for numbers of this size, where the author states none. */
static double usual_tol(const struct value *want)
{
	double most = 0;

	if (want->kind != VALUE_TENSOR || !want->tensor.data)
		return 0;
	for (size_t i = 0; i < value_size(want); i++) {
		float size = fabsf(want->tensor.data[i]);

		if (isfinite(size) && size > most)
			most = size;
	}
	return 1e-5 * (1 + most);
}

static const cJSON *get(const cJSON *json, const char *member)
{
	return cJSON_GetObjectItemCaseSensitive(json, member);
}

static void read_case(
    struct draft *draft, struct test_case *c, const struct place *at, const cJSON *json)
{
	struct place args = place_member(at, "args"), want = place_member(at, "want");
	struct place tol = place_member(at, "tol");

	if (get(json, "args"))
		read_args(draft, c, &args, get(json, "args"));
	if (get(json, "want") && draft->returns_known)
		read_value(&c->want, draft->exercise->returns, &want, get(json, "want"));
	if (get(json, "tol"))
		form_number(&tol, get(json, "tol"), 0, TOL_MAX, &c->tol);
}

/* --- the worked examples --- */

static const struct category *find_category(const struct exercise *e, const char *name)
{
	for (int i = 0; i < e->category_count; i++)
		if (e->categories[i].name && strcmp(e->categories[i].name, name) == 0)
			return &e->categories[i];
	return NULL;
}

static void read_example(
    struct draft *draft, struct test_case *c, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"args", "want", "says", "tol", NULL};
	struct place says = place_member(at, "says");

	form_no_others(at, json, MEMBERS);
	form_object(at, json, MEMBERS, 3);
	read_case(draft, c, at, json);
	if (get(json, "says"))
		c->why = form_text(&says, get(json, "says"), FORM_TEXT_MAX);
	if (!get(json, "tol"))
		c->tol = usual_tol(&c->want);
	c->category = strdup(CATEGORY_EXAMPLES);
	c->source = strdup("exercise.json");
	c->name = text_format("example %d", draft->exercise->case_count);
	if (!c->name || !c->category || !c->source)
		place_fault(at, "finds no memory");
}

void cases_read_examples(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_list(at, json, 1, EXAMPLES_MAX, "examples");
	const cJSON *item;

	if (count < 0 || make_room(e, at, count) != 0)
		return;
	if (draft->categories_known && !find_category(e, CATEGORY_EXAMPLES))
		place_fault(
		    at, "get no points; add \"%s\" to points, 0 if need be", CATEGORY_EXAMPLES);
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, e->case_count);

		read_example(draft, &e->cases[e->case_count++], &place, item);
	}
}

/* --- the hidden cases --- */

static void check_name(const struct exercise *e, const struct place *at, const struct test_case *c)
{
	for (const struct test_case *other = e->cases; c->name && other < c; other++) {
		if (other->name && strcmp(other->name, c->name) == 0) {
			place_fault(at, "has the name of a case before it; give it one of its own");
			return;
		}
	}
}

static int check_category(const struct draft *draft, const struct place *at, const char *name)
{
	if (strcmp(name, CATEGORY_EXAMPLES) == 0 || strcmp(name, CATEGORY_FRESH) == 0)
		return place_fault(
		    at, "is \"%s\", which no hidden case can be; choose another", name);
	if (draft->categories_known && !find_category(draft->exercise, name))
		return place_fault(
		    at, "is \"%s\", which has no points; add it to points in exercise.json", name);
	return 0;
}

static void read_texts(struct test_case *c, const struct place *at, const cJSON *json)
{
	static const char *const MEMBERS[] = {"category", "why", "source"};
	static const size_t LIMITS[] = {FORM_NAME_MAX, FORM_TEXT_MAX, FORM_NAME_MAX};
	char **const fields[] = {&c->category, &c->why, &c->source};

	for (int i = 0; i < 3; i++) {
		struct place place = place_member(at, MEMBERS[i]);

		if (get(json, MEMBERS[i]))
			*fields[i] = form_text(&place, get(json, MEMBERS[i]), LIMITS[i]);
	}
}

/* `nth` is the place by number, for as long as the case has no name. */
static void read_hidden(
    struct draft *draft, struct test_case *c, const struct place *nth, const cJSON *json)
{
	static const char *const MEMBERS[] = {
	    "name", "category", "why", "args", "want", "source", "tol", NULL};
	bool tol_required = !draft->returns_known || draft->exercise->returns == VALUE_TENSOR;
	struct place name = place_member(nth, "name"), by_name, category;
	char label[FORM_NAME_MAX + sizeof "case \"\""];

	c->hidden = true;
	if (get(json, "name"))
		c->name = form_text(&name, get(json, "name"), FORM_NAME_MAX);
	snprintf(label, sizeof label, "case \"%s\"", c->name ? c->name : "");
	by_name = c->name ? place_member(nth->in->in, label) : *nth;
	category = place_member(&by_name, "category");
	form_object(&by_name, json, MEMBERS, tol_required ? 7 : 6);
	read_texts(c, &by_name, json);
	read_case(draft, c, &by_name, json);
	check_name(draft->exercise, &by_name, c);
	if (!c->category || check_category(draft, &category, c->category) != 0)
		draft->cases_known = false;
}

static void read_cases(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = form_list(at, json, 0, CASES_MAX, "cases"), i = 0;
	const cJSON *item;

	if (count < 0 || make_room(e, at, count) != 0)
		return;
	draft->cases_known = true;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i++);

		read_hidden(draft, &e->cases[e->case_count++], &place, item);
	}
}

static void read_vectors(struct draft *draft, const struct place *file, const cJSON *root)
{
	static const char *const MEMBERS[] = {"format", "exercise", "cases", NULL};
	struct place exercise = place_member(file, "exercise"), cases = place_member(file, "cases");
	const char *id = cJSON_GetStringValue(get(root, "exercise")), *own = draft->exercise->id;

	form_object(file, root, MEMBERS, 3);
	if (get(root, "exercise") && own && (!id || strcmp(id, own) != 0))
		place_fault(
		    &exercise, "is not \"%s\"; these are not the vectors of this exercise", own);
	if (get(root, "cases"))
		read_cases(draft, &cases, get(root, "cases"));
}

void cases_read_vectors(struct draft *draft, const char *path, struct faults *faults)
{
	struct place file = place_file(faults, path);
	struct error error = {""};
	cJSON *root = json_read(path, FILE_BYTES_MAX, &error);

	if (!root)
		faults_add(faults, "%s", error.text);
	else if (manifest_format(&file, root))
		read_vectors(draft, &file, root);
	cJSON_Delete(root);
}
