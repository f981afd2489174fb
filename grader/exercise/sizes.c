#include "grader/exercise/sizes.h"

#include "grader/exercise/expression.h"
#include "grader/value.h"

#include <string.h>

static bool is_name(const char *of, const char *name, size_t length)
{
	return of && strlen(of) == length && memcmp(of, name, length) == 0;
}

int sizes_dim(const struct exercise *exercise, const char *name, size_t length)
{
	for (int i = 0; i < exercise->dim_count; i++)
		if (is_name(exercise->dims[i].name, name, length))
			return i;
	return -1;
}

int sizes_run(const struct exercise *exercise, const char *entry)
{
	if (strncmp(entry, "...", 3) != 0)
		return -1;
	return sizes_dim(exercise, entry + 3, strlen(entry + 3));
}

int sizes_param(const struct exercise *exercise, const char *name, size_t length)
{
	for (int i = 0; i < exercise->param_count; i++)
		if (exercise->params[i].kind == VALUE_INT &&
		    is_name(exercise->params[i].name, name, length))
			return i;
	return -1;
}

int sizes_lookup(void *context, const char *name, size_t length, long long *value)
{
	const struct sizes *sizes = context;
	int dim = sizes_dim(sizes->of, name, length);
	int param = dim < 0 ? sizes_param(sizes->of, name, length) : -1;

	if (dim >= 0 ? !sizes->known[dim] : param < 0)
		return -1;
	*value = dim >= 0 ? sizes->dim[dim] : sizes->args[param].integer;
	return 0;
}

int sizes_shape(struct sizes *sizes, const struct param *param, int shape[TENSOR_MAX_RANK])
{
	int rank = 0;

	for (int i = 0; i < param->rank; i++) {
		int run = sizes_run(sizes->of, param->shape[i]);
		int axes = run < 0 ? 1 : sizes->dim[run];
		long long size = 0;
		const char *trouble;

		if (rank + axes > TENSOR_MAX_RANK)
			return -1;
		for (int axis = 0; run >= 0 && axis < axes; axis++)
			shape[rank + axis] = sizes->run[run][axis];
		if (run < 0) {
			if (expression_eval(
				param->shape[i], sizes_lookup, sizes, &size, &trouble) != 0 ||
			    size < 0 || size > VALUE_NUMBERS_MAX)
				return -1;
			shape[rank] = (int)size;
		}
		rank += axes;
	}
	return rank;
}

/* --- do the tensors of a case fit? ---------------------------------------------------------- */

/* One entry of a parameter's shape, and the axes of its tensor that belong to it. */
struct stretch {
	const char *param, *entry;
	const int *axes;
	int count;
};

typedef int visitor(struct sizes *sizes, const struct stretch *stretch, struct error *error);

static bool has_run(const struct exercise *exercise, const struct param *param)
{
	for (int i = 0; i < param->rank; i++)
		if (sizes_run(exercise, param->shape[i]) >= 0)
			return true;
	return false;
}

static int visit_stretches(struct sizes *sizes, int index, visitor *visit, struct error *error)
{
	const struct param *param = &sizes->of->params[index];
	const tensor *t = &sizes->args[index].tensor;
	int spare = t->rank - param->rank;
	struct stretch stretch = {.param = param->name, .axes = t->shape};

	if (has_run(sizes->of, param) ? spare < -1 : spare != 0)
		return error_set(error, "%s has %d axes, which its shape in params does not allow",
		    param->name, t->rank);
	for (int i = 0; i < param->rank; i++) {
		stretch.entry = param->shape[i];
		stretch.count = sizes_run(sizes->of, stretch.entry) < 0 ? 1 : spare + 1;
		if (visit(sizes, &stretch, error) != 0)
			return -1;
		stretch.axes += stretch.count;
	}
	return 0;
}

/* An entry that is a name alone says what that name stands for. */
static int learn(struct sizes *sizes, const struct stretch *stretch, struct error *error)
{
	int run = sizes_run(sizes->of, stretch->entry);
	int dim = run < 0 ? sizes_dim(sizes->of, stretch->entry, strlen(stretch->entry)) : run;

	(void)error;
	if (dim < 0 || sizes->known[dim])
		return 0;
	sizes->known[dim] = true;
	sizes->dim[dim] = run < 0 ? stretch->axes[0] : stretch->count;
	for (int axis = 0; run >= 0 && axis < stretch->count; axis++)
		sizes->run[dim][axis] = stretch->axes[axis];
	return 0;
}

static int compare_run(
    const struct sizes *sizes, int run, const struct stretch *stretch, struct error *error)
{
	bool same = stretch->count == sizes->dim[run];

	for (int axis = 0; same && axis < stretch->count; axis++)
		same = stretch->axes[axis] == sizes->run[run][axis];
	return same ? 0
		    : error_set(error, "%s has other axes for \"%s\" than an argument before it",
			  stretch->param, stretch->entry);
}

static int compare(struct sizes *sizes, const struct stretch *stretch, struct error *error)
{
	int run = sizes_run(sizes->of, stretch->entry);
	long long size = 0;
	const char *trouble;

	if (run >= 0)
		return compare_run(sizes, run, stretch, error);
	if (expression_check(stretch->entry, sizes_lookup, sizes, &trouble) != 0)
		return 0; /* it has a name that no shape tells */
	if (expression_eval(stretch->entry, sizes_lookup, sizes, &size, &trouble) != 0)
		return error_set(
		    error, "the size \"%s\" of %s %s", stretch->entry, stretch->param, trouble);
	if (size != stretch->axes[0])
		return error_set(error, "%s has a size of %d where \"%s\" is %lld", stretch->param,
		    stretch->axes[0], stretch->entry, size);
	return 0;
}

static int visit_all(struct sizes *sizes, visitor *visit, struct error *error)
{
	for (int i = 0; i < sizes->of->param_count; i++)
		if (sizes->args[i].kind == VALUE_TENSOR &&
		    visit_stretches(sizes, i, visit, error) != 0)
			return -1;
	return 0;
}

void sizes_learn(struct sizes *sizes, const struct exercise *exercise, const struct value *args)
{
	struct error ignored;

	*sizes = (struct sizes){.of = exercise, .args = args};
	visit_all(sizes, learn, &ignored);
}

int sizes_fit(const struct exercise *exercise, const struct value *args, struct error *error)
{
	struct sizes sizes = {.of = exercise, .args = args};

	return visit_all(&sizes, learn, error) == 0 ? visit_all(&sizes, compare, error) : -1;
}
