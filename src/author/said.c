#include "src/author/said.h"

#include "grader/exercise/cases.h"
#include "grader/exercise/options.h"
#include "grader/exercise/sizes.h"
#include "grader/json.h"
#include "grader/reference.h"
#include "grader/text.h"
#include "grader/value.h"

#include <stdlib.h>
#include <string.h>

#define GIVES ") gives "

static int read_value(
    struct value *value, enum value_kind kind, const cJSON *json, struct error *error)
{
	struct faults faults = {0};
	struct place at = place_file(&faults, "the options");

	if (kind != VALUE_OPTIONS)
		return value_read(value, kind, json, error);
	*value = (struct value){.kind = kind};
	int done = options_read(&value->options, &at, json);

	if (done != 0)
		error_set(error, "%s", faults.count > 0 ? faults.sentences[0] : "out of memory");
	faults_release(&faults);
	return done;
}

static int read_args(
    struct test_case *of, const struct exercise *e, const cJSON *args, struct error *error)
{
	struct error reason;

	if (cJSON_GetArraySize(args) != e->param_count)
		return error_set(error, "there are %d arguments where %d are wanted",
		    cJSON_GetArraySize(args), e->param_count);
	for (int i = 0; i < e->param_count; i++)
		if (read_value(
			&of->args[i], e->params[i].kind, cJSON_GetArrayItem(args, i), &reason) != 0)
			return error_set(error, "%s %s", e->params[i].name, reason.text);
	return sizes_fit(e, of->args, error);
}

static int read_call(
    struct test_case *of, const struct exercise *e, const char *text, struct error *error)
{
	const char *begin = text + strlen(e->function) + 1, *end = strstr(text, GIVES);

	if (!end)
		return error_set(error, "it does not say what the function gives");
	char *args = text_format("[%.*s]", (int)(end - begin), begin);
	cJSON *list = args ? json_parse(args, strlen(args), "the arguments", error) : NULL;
	cJSON *want = list ? json_parse(end + strlen(GIVES), strlen(end + strlen(GIVES)),
				 "what it gives", error)
			   : NULL;
	int done = want ? read_args(of, e, list, error) : -1;

	if (done == 0)
		done = value_read(&of->want, e->returns, want, error);
	of->tol = done == 0 ? reference_tolerance(&of->want) : 0;
	cJSON_Delete(want);
	cJSON_Delete(list);
	free(args);
	return done;
}

static struct test_case *make_room(struct said *said)
{
	size_t count = (size_t)said->count;
	struct test_case *cases = realloc(said->cases, (count + 1) * sizeof *cases);

	if (!cases)
		return NULL;
	said->cases = cases;
	memset(&cases[count], 0, sizeof *cases);
	return &cases[count];
}

/* A new one, named after its line, which does not count yet; NULL without memory. */
static struct test_case *begin(struct said *said, int line)
{
	struct test_case *of = make_room(said);

	if (!of)
		return NULL;
	of->name = text_format("line %d", line);
	of->category = strdup(CATEGORY_EXAMPLES);
	of->why = strdup("The lesson says so.");
	of->source = strdup("lesson.md");
	if (of->name && of->category && of->why && of->source)
		return of;
	case_release(of);
	return NULL;
}

int said_add(struct said *said, const struct exercise *exercise, const char *text, int line,
    struct error *error)
{
	struct test_case *of = begin(said, line);

	if (!of)
		return error_set(error, "out of memory");
	if (read_call(of, exercise, text, error) == 0) {
		said->count++;
		return 0;
	}
	case_release(of);
	return -1;
}

int said_take(
    struct said *said, const struct value *args, int count, const struct value *want, int line)
{
	struct test_case *of = begin(said, line);
	int done = of ? value_copy(&of->want, want) : -1;

	for (int i = 0; i < count && done == 0; i++)
		done = value_copy(&of->args[i], &args[i]);
	if (done == 0) {
		of->tol = reference_tolerance(want);
		said->count++;
	} else if (of) {
		case_release(of);
	}
	return done;
}

void said_release(struct said *said)
{
	for (int i = 0; i < said->count; i++)
		case_release(&said->cases[i]);
	free(said->cases);
	*said = (struct said){0};
}
