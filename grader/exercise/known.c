#include "grader/exercise/known.h"

#include "grader/compare.h"
#include "grader/json.h"
#include "grader/text.h"
#include "grader/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT = 1, FILE_BYTES_MAX = 1 << 20, PROGRAMS_MAX = 200 };

char *known_path(const char *vectors)
{
	size_t length = strlen(vectors);

	if (length > 5 && strcmp(vectors + length - 5, ".json") == 0)
		length -= 5;
	return text_format("%.*s.answers.json", (int)length, vectors);
}

/* --- names ------------------------------------------------------------------------------------ */

static int find_pitfall(const struct exercise *exercise, const char *id, size_t length)
{
	for (int i = 0; i < exercise->pitfall_count; i++)
		if (strlen(exercise->pitfalls[i].id) == length &&
		    memcmp(exercise->pitfalls[i].id, id, length) == 0)
			return i;
	return -1;
}

int known_pitfalls(const struct exercise *exercise, const char *name, int pitfalls[MISTAKES_MAX])
{
	for (int count = 0; count < MISTAKES_MAX;) {
		size_t length = strcspn(name, "+.");
		int pitfall = find_pitfall(exercise, name, length);

		if (pitfall < 0 || (count > 0 && pitfall == pitfalls[0]))
			return -1;
		pitfalls[count++] = pitfall;
		if (name[length] != '+')
			return count;
		name += length + 1;
	}
	return -1;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const cJSON *get(const cJSON *json, const char *member)
{
	return cJSON_GetObjectItemCaseSensitive(json, member);
}

/* How many numbers of a result are kept. */
static int kept(const struct known_answer *answer)
{
	tensor t = {.rank = answer->rank};

	memcpy(t.shape, answer->shape, sizeof t.shape);
	int size = compare_size(t);

	return size < KNOWN_NUMBERS ? size : KNOWN_NUMBERS;
}

static int read_shape(struct known_answer *answer, const cJSON *shape)
{
	const cJSON *item;
	int axis = 0;

	answer->rank = cJSON_GetArraySize(shape);
	if (!cJSON_IsArray(shape) || answer->rank > TENSOR_MAX_RANK)
		return -1;
	cJSON_ArrayForEach (item, shape) {
		if (!cJSON_IsNumber(item) || item->valuedouble < 0 || item->valuedouble > 1e9)
			return -1;
		answer->shape[axis++] = item->valueint;
	}
	return kept(answer) < 0 ? -1 : 0;
}

static int read_numbers(struct known_answer *answer, const cJSON *data)
{
	struct error ignored;
	const cJSON *item;
	int i = 0;

	if (!cJSON_IsArray(data) || cJSON_GetArraySize(data) != kept(answer))
		return -1;
	cJSON_ArrayForEach (item, data) {
		struct value number;

		if (value_read(&number, VALUE_FLOAT, item, &ignored) != 0)
			return -1;
		answer->numbers[i++] = number.real;
	}
	return 0;
}

static bool same_shape(const struct known_answer *answer, tensor t)
{
	return answer->rank == t.rank &&
	       memcmp(answer->shape, t.shape, (size_t)t.rank * sizeof *t.shape) == 0;
}

/* "skipped", "refused", or the name of a verdict. */
static int read_word(struct known_answer *answer, const char *word)
{
	answer->skipped = strcmp(word, "skipped") == 0;
	if (answer->skipped)
		return 0;
	answer->refused = strcmp(word, "refused") == 0;
	if (answer->refused) {
		answer->verdict = VERDICT_RUNTIME_ERROR;
		return 0;
	}
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (strcmp(word, verdict_name((enum verdict)i)) == 0) {
			answer->verdict = (enum verdict)i;
			return 0;
		}
	return -1;
}

/* A word for what returned nothing; a number; the first numbers of a result that has the right
 * shape, and for another the shape with them. */
static int read_answer(struct known_answer *answer, const struct test_case *of, const cJSON *json)
{
	if (cJSON_IsString(json))
		return read_word(answer, json->valuestring);
	answer->returned = true;
	answer->verdict = VERDICT_WRONG_ANSWER;
	if (of->want.kind == VALUE_INT) {
		answer->integer = json->valueint;
		return cJSON_IsNumber(json) ? 0 : -1;
	}
	if (cJSON_IsArray(json)) {
		answer->rank = of->want.tensor.rank;
		memcpy(answer->shape, of->want.tensor.shape, sizeof answer->shape);
		return read_numbers(answer, json);
	}
	if (read_shape(answer, get(json, "shape")) != 0)
		return -1;
	if (!same_shape(answer, of->want.tensor))
		answer->verdict = VERDICT_WRONG_SHAPE;
	return read_numbers(answer, get(json, "data"));
}

static int find_case(const struct exercise *exercise, const char *name)
{
	for (int i = 0; i < exercise->case_count; i++)
		if (strcmp(exercise->cases[i].name, name) == 0)
			return i;
	return -1;
}

static int read_program(struct known_program *program, const struct exercise *exercise,
    const cJSON *json, struct error *error)
{
	const char *name = cJSON_GetStringValue(get(json, "program"));
	const cJSON *answers = get(json, "answers"), *item;

	program->name = name ? strdup(name) : NULL;
	program->answers = calloc((size_t)exercise->case_count + 1, sizeof *program->answers);
	if (!program->answers)
		return error_set(error, "out of memory");
	program->pitfall_count =
	    program->name ? known_pitfalls(exercise, program->name, program->pitfalls) : -1;
	if (program->pitfall_count < 0 || !cJSON_IsObject(answers))
		return error_set(error, "program \"%.60s\" is no pitfall of exercise.json",
		    program->name ? program->name : "");
	cJSON_ArrayForEach (item, answers) {
		int index = find_case(exercise, item->string);

		if (index < 0 ||
		    read_answer(&program->answers[index], &exercise->cases[index], item) != 0)
			return error_set(error,
			    "program \"%.60s\", case \"%.60s\": there is no such case, or it "
			    "cannot be answered so",
			    program->name, item->string);
	}
	return 0;
}

static int read_programs(struct known_programs *known, const struct exercise *exercise,
    const cJSON *root, struct error *error)
{
	const cJSON *programs = get(root, "programs"), *item;
	int count = cJSON_GetArraySize(programs);

	if (!cJSON_IsNumber(get(root, "format")) || get(root, "format")->valueint != FORMAT ||
	    !cJSON_IsArray(programs) || count > PROGRAMS_MAX)
		return error_set(error, "is no list of answers of format %d", FORMAT);
	known->list = calloc((size_t)count + 1, sizeof *known->list);
	if (!known->list)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, programs)
		if (read_program(&known->list[known->count++], exercise, item, error) != 0)
			return -1;
	return 0;
}

int known_load(struct known_programs *known, const struct exercise *exercise, struct error *error)
{
	struct error why = {""};

	*known = (struct known_programs){0};
	if (!exercise->answers || access(exercise->answers, F_OK) != 0)
		return 0;
	cJSON *root = json_read(exercise->answers, FILE_BYTES_MAX, error);
	int done = root ? read_programs(known, exercise, root, &why) : -1;

	if (root && done != 0)
		error_set(error, "%s: %s; \"author answers %s\" writes it anew", exercise->answers,
		    why.text, exercise->id);
	cJSON_Delete(root);
	if (done != 0)
		known_release(known);
	return done;
}

void known_release(struct known_programs *known)
{
	for (int i = 0; i < known->count; i++) {
		free(known->list[i].name);
		free(known->list[i].answers);
	}
	free(known->list);
	*known = (struct known_programs){0};
}

/* --- comparing -------------------------------------------------------------------------------- */

static const char PRIMITIVE[] = "conv_general_dilated";

bool known_refused(const struct case_result *result)
{
	return result->verdict == VERDICT_RUNTIME_ERROR && result->message &&
	       strncmp(result->message, PRIMITIVE, sizeof PRIMITIVE - 1) == 0;
}

static bool returned(const struct case_result *result)
{
	return result->got.kind == VALUE_INT || result->got.tensor.data;
}

static bool same_number(float a, float b, double tol)
{
	return a == b || (isnan(a) && isnan(b)) || fabs((double)a - (double)b) <= tol;
}

bool known_agree(
    const struct known_answer *known, const struct test_case *of, const struct case_result *result)
{
	if (known->skipped || result->skipped || known->verdict != result->verdict)
		return false;
	if (known->verdict == VERDICT_ACCEPTED)
		return true;
	/* A result of a wrong shape may be too large to come back. */
	if (!known->returned || !returned(result))
		return known->verdict == VERDICT_WRONG_SHAPE ||
		       (known->returned == returned(result) &&
			   known->refused == known_refused(result));
	if (result->got.kind == VALUE_INT)
		return known->integer == result->got.integer;
	if (!same_shape(known, result->got.tensor))
		return false;
	for (int i = 0; i < kept(known); i++)
		if (!same_number(known->numbers[i], result->got.tensor.data[i], of->tol))
			return false;
	return true;
}

bool known_same(
    const struct test_case *of, const struct case_result *a, const struct case_result *b)
{
	struct test_case wanting_a = {.want = a->got, .tol = of->tol};
	char message[256];

	if (a->skipped || b->skipped || a->verdict != b->verdict)
		return false;
	if (a->verdict == VERDICT_ACCEPTED)
		return true;
	if (returned(a) && returned(b))
		return compare_value(&wanting_a, &b->got, message, sizeof message) ==
		       VERDICT_ACCEPTED;
	if (a->verdict == VERDICT_WRONG_SHAPE)
		return a->message && b->message && strcmp(a->message, b->message) == 0;
	return returned(a) == returned(b) && known_refused(a) == known_refused(b);
}
