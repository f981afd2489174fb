#include "grader/exercise/dims.h"

#include "grader/exercise/expression.h"
#include "grader/exercise/params.h"
#include "grader/exercise/sizes.h"
#include "grader/value.h"

#include <stdio.h>
#include <string.h>

enum { WHERE_MAX = 16 };

void dims_read(struct draft *draft, const struct place *at, const cJSON *json)
{
	static const double BOUNDS[2] = {0, VALUE_NUMBERS_MAX};
	struct exercise *e = draft->exercise;
	int count = json ? form_map(at, json, 0, DIMS_MAX, "dims") : 0;
	const cJSON *member;

	draft->dims_known = count >= 0;
	e->dims = count < 0 ? NULL : form_alloc(at, count, sizeof *e->dims);
	if (!e->dims)
		return;
	cJSON_ArrayForEach (member, json) {
		struct dim *dim = &e->dims[e->dim_count++];
		struct place place = place_member(at, member->string);
		double range[2] = {0, 0};

		dim->name = params_check_name(&place, member->string);
		if (form_int_range(&place, member, BOUNDS, range) == 0) {
			dim->low = (int)range[0];
			dim->high = (int)range[1];
		}
		draft->dims_known = draft->dims_known && dim->name;
	}
}

/* Which dims an expression names, and the name that it should not. */
struct names {
	const struct exercise *of;
	bool used[DIMS_MAX];
	char unknown[FORM_NAME_MAX + 1];
};

static int find_name(void *context, const char *name, size_t length, long long *value)
{
	struct names *names = context;
	int dim = sizes_dim(names->of, name, length);

	*value = 0;
	if (dim >= 0)
		names->used[dim] = true;
	if (dim >= 0 || sizes_param(names->of, name, length) >= 0)
		return 0;
	snprintf(names->unknown, sizeof names->unknown, "%.*s", (int)length, name);
	return -1;
}

static void check_expression(struct names *names, const struct place *at, const char *text)
{
	const char *trouble;

	names->unknown[0] = '\0';
	if (!text || expression_check(text, find_name, names, &trouble) == 0)
		return;
	if (names->unknown[0])
		place_fault(at,
		    "names %s, which is neither among dims nor an int parameter; add it or "
		    "correct it",
		    names->unknown);
	else
		place_fault(at, "\"%s\" %s; correct it", text, trouble);
}

void dims_check_expression(
    const struct exercise *exercise, const struct place *at, const char *text)
{
	struct names names = {.of = exercise};

	check_expression(&names, at, text);
}

static void check_run(
    struct names *names, const struct place *at, const struct param *param, int entry)
{
	const struct exercise *e = names->of;
	int dim = sizes_run(e, param->shape[entry]);

	if (dim < 0) {
		place_fault(at, "is a run of axes, \"%s\", that is not among dims; add it",
		    param->shape[entry]);
		return;
	}
	names->used[dim] = true;
	if (param->rank - 1 + e->dims[dim].high > TENSOR_MAX_RANK)
		place_fault(at, "may have %d axes, which makes more than %d in all; allow fewer",
		    e->dims[dim].high, TENSOR_MAX_RANK);
	for (int i = 0; i < entry; i++)
		if (strncmp(param->shape[i], "...", 3) == 0)
			place_fault(at, "is a second run of axes in one shape; keep one");
}

static void check_shape(struct names *names, const struct place *at, const struct param *param)
{
	struct place shape = place_member(at, "shape");

	for (int i = 0; i < param->rank; i++) {
		struct place place = place_item(&shape, i);

		if (strncmp(param->shape[i], "...", 3) == 0)
			check_run(names, &place, param, i);
		else
			check_expression(names, &place, param->shape[i]);
	}
}

static bool is_param(const struct exercise *e, const char *name)
{
	for (int i = 0; i < e->param_count; i++)
		if (strcmp(e->params[i].name, name) == 0)
			return true;
	return false;
}

static void check_dims(const struct names *names, const struct place *at)
{
	const struct exercise *e = names->of;

	for (int i = 0; i < e->dim_count; i++) {
		struct place place = place_member(at, e->dims[i].name);

		if (is_param(e, e->dims[i].name))
			place_fault(&place, "is the name of a parameter too; choose another");
		else if (!names->used[i])
			place_fault(
			    &place, "is used by no shape and no condition; use it or remove it");
	}
}

/* Cases are not held to shapes that are faulty. */
static void check_shapes(struct draft *draft, struct names *names, const struct place *at)
{
	const struct faults *faults = at->faults;
	int before = faults->count + faults->more;

	for (int i = 0; i < names->of->param_count; i++) {
		struct place place = place_item(at, i);

		check_shape(names, &place, &names->of->params[i]);
	}
	draft->dims_known = faults->count + faults->more == before;
}

static void check_all(struct draft *draft, const struct place *root)
{
	struct names names = {.of = draft->exercise};
	struct place params = place_member(root, "params"), where = place_member(root, "where");
	struct place dims = place_member(root, "dims");

	if (!draft->dims_known || !draft->params_known)
		return;
	check_shapes(draft, &names, &params);
	for (int i = 0; i < names.of->where_count; i++) {
		struct place place = place_item(&where, i);

		check_expression(&names, &place, names.of->where[i]);
	}
	if (draft->dims_known)
		check_dims(&names, &dims);
}

void dims_read_where(struct draft *draft, const struct place *at, const cJSON *json)
{
	struct exercise *e = draft->exercise;
	int count = json ? form_texts(at, json, 0, WHERE_MAX, "conditions", &e->where) : 0;

	e->where_count = count < 0 ? 0 : count;
	check_all(draft, at->in);
}
