#include "src/store/progress_json.h"

#include "grader/json.h"
#include "grader/text.h"
#include "grader/version.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SCHEMA_NAME[] = "stride/progress/v1";
static const char SCHEMA_FAMILY[] = "stride/progress/";

/* What a double holds exactly. */
#define WHOLE_MAX 9007199254740992.0

/* --- writing ---------------------------------------------------------------------------------- */

static bool is_text(const char *bytes, size_t length)
{
	const unsigned char *p = (const unsigned char *)bytes, *end = p + length;

	while (p < end) {
		size_t step = *p ? text_utf8_length(p, end) : 0;

		if (step == 0)
			return false;
		p += step;
	}
	return true;
}

/* NULL is JSON's. */
static bool put_text(cJSON *object, const char *name, const char *text)
{
	return text ? cJSON_AddStringToObject(object, name, text) != NULL
		    : cJSON_AddNullToObject(object, name) != NULL;
}

static bool put_number(cJSON *object, const char *name, double number)
{
	return cJSON_AddNumberToObject(object, name, number) != NULL;
}

static bool put_source(cJSON *object, const struct attempt *attempt)
{
	if (!attempt->source || is_text(attempt->source, attempt->source_length))
		return put_text(object, "source", attempt->source);
	char *digits = malloc(2 * attempt->source_length + 1);

	for (size_t i = 0; digits && i < attempt->source_length; i++)
		snprintf(digits + 2 * i, 3, "%02x", (unsigned char)attempt->source[i]);
	bool done = digits && put_text(object, "source_hex", digits);

	free(digits);
	return done;
}

static bool put_seed(cJSON *object, uint64_t seed)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%" PRIu64, seed);
	return put_text(object, "seed", digits);
}

static bool put_cases(cJSON *object, const struct attempt *attempt)
{
	cJSON *list = cJSON_AddArrayToObject(object, "cases");
	bool done = list != NULL;

	for (int i = 0; done && i < attempt->case_count; i++) {
		const struct attempt_case *of = &attempt->cases[i];
		cJSON *item = cJSON_CreateObject();

		done = item && cJSON_AddItemToArray(list, item) &&
		       put_text(item, "name", of->name) &&
		       put_text(item, "category", of->category) &&
		       put_text(item, "verdict", of->skipped ? NULL : verdict_name(of->verdict)) &&
		       put_number(item, "time_ms", of->time_ms);
	}
	return done;
}

static bool put_attempt(cJSON *object, const struct attempt *attempt)
{
	return put_text(object, "uid", attempt->uid) &&
	       put_text(object, "exercise", attempt->exercise) &&
	       put_number(object, "exercise_version", attempt->exercise_version) &&
	       put_text(object, "kind", attempt->kind) &&
	       put_text(object, "verdict", verdict_name(attempt->verdict)) &&
	       put_number(object, "score", attempt->score) &&
	       put_number(object, "max_score", attempt->max_score) &&
	       put_number(object, "stars", attempt->stars) &&
	       put_text(object, "diagnosis", attempt->diagnosis) &&
	       put_number(object, "started_at", (double)attempt->started_at) &&
	       put_number(object, "took_ms", attempt->took_ms) && put_seed(object, attempt->seed) &&
	       put_text(object, "stride_version", attempt->stride_version) &&
	       put_text(object, "sha256", attempt->sha256) && put_source(object, attempt) &&
	       put_cases(object, attempt);
}

static bool put_standing(cJSON *object, const struct standing *standing)
{
	return put_text(object, "exercise", standing->exercise) &&
	       put_number(object, "opened_at", (double)standing->opened_at) &&
	       put_number(object, "solution_seen_at", (double)standing->solution_seen_at) &&
	       put_number(object, "hints_taken", standing->hints_taken);
}

/* An element of a list on a line of its own, made and dropped one by one. */
static bool write_item(FILE *out, int place, cJSON *object, bool made)
{
	char *text = made ? cJSON_PrintUnformatted(object) : NULL;

	if (text)
		fprintf(out, "%s\n    %s", place > 0 ? "," : "", text);
	cJSON_free(text);
	cJSON_Delete(object);
	return text != NULL;
}

static bool write_lists(FILE *out, const struct progress *progress)
{
	bool done = true;

	fputs("  \"exercises\": [", out);
	for (int i = 0; done && i < progress->standings.count; i++) {
		cJSON *object = cJSON_CreateObject();

		done = write_item(
		    out, i, object, object && put_standing(object, &progress->standings.list[i]));
	}
	fputs("\n  ],\n  \"attempts\": [", out);
	for (int i = 0; done && i < progress->attempts.count; i++) {
		cJSON *object = cJSON_CreateObject();

		done = write_item(
		    out, i, object, object && put_attempt(object, &progress->attempts.list[i]));
	}
	fputs("\n  ]\n}\n", out);
	return done;
}

static bool write_current(FILE *out, const char *current)
{
	cJSON *value = current ? cJSON_CreateString(current) : cJSON_CreateNull();
	char *text = value ? cJSON_PrintUnformatted(value) : NULL;

	if (text)
		fprintf(out, "  \"current\": %s,\n", text);
	cJSON_free(text);
	cJSON_Delete(value);
	return text != NULL;
}

char *progress_to_json(const struct progress *progress, size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);

	if (!out)
		return NULL;
	fprintf(out, "{\n  \"schema\": \"%s\",\n  \"stride_version\": \"%s\",\n", SCHEMA_NAME,
	    STRIDE_VERSION);
	bool done = write_current(out, progress->current) && write_lists(out, progress);

	done = fclose(out) == 0 && done;
	if (done)
		return text;
	free(text);
	return NULL;
}

cJSON *attempt_to_json(const struct attempt *attempt)
{
	cJSON *object = cJSON_CreateObject();

	if (object && put_attempt(object, attempt))
		return object;
	cJSON_Delete(object);
	return NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Whether there are more values than anything that is meant has; each is worth a lot of memory. */
static bool has_too_many_values(const char *text, size_t length)
{
	bool in_string = false;
	size_t values = 0;

	for (size_t i = 0; i < length; i++) {
		if (in_string && text[i] == '\\')
			i++;
		else if (text[i] == '"')
			in_string = !in_string;
		else if (!in_string)
			values += text[i] == ',' || text[i] == '[' || text[i] == '{';
	}
	return values > PROGRESS_VALUES_MAX;
}

static const cJSON *get(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

static int get_text(const cJSON *object, const char *name, char **text, struct error *error)
{
	const cJSON *item = get(object, name);

	if (!cJSON_IsString(item))
		return error_set(error, "\"%s\" is not a text", name);
	*text = text_format("%s", item->valuestring);
	return *text ? 0 : error_set(error, "out of memory");
}

/* NULL for JSON's. */
static int get_text_or_null(const cJSON *object, const char *name, char **text, struct error *error)
{
	return cJSON_IsNull(get(object, name)) ? 0 : get_text(object, name, text, error);
}

/* A text of a fixed length: anything else is kept so far that it is seen not to be one. */
static int get_digits(
    const cJSON *object, const char *name, char *digits, size_t size, struct error *error)
{
	const cJSON *item = get(object, name);

	if (!cJSON_IsString(item) || strlen(item->valuestring) != size - 1)
		return error_set(
		    error, "\"%s\" is not a text of %zu hexadecimal digits", name, size - 1);
	memcpy(digits, item->valuestring, size);
	return 0;
}

static int get_real(const cJSON *object, const char *name, double *number, struct error *error)
{
	const cJSON *item = get(object, name);

	if (!cJSON_IsNumber(item) || !isfinite(item->valuedouble))
		return error_set(error, "\"%s\" is not a number", name);
	*number = item->valuedouble;
	return 0;
}

static int get_time(const cJSON *object, const char *name, int64_t *time, struct error *error)
{
	double number = 0;

	if (get_real(object, name, &number, error) != 0)
		return -1;
	if (!(number >= 0 && number <= WHOLE_MAX) || number != floor(number))
		return error_set(error, "\"%s\" is not a whole number of milliseconds", name);
	*time = (int64_t)number;
	return 0;
}

static int get_int(const cJSON *object, const char *name, int *number, struct error *error)
{
	double real = 0;

	if (get_real(object, name, &real, error) != 0)
		return -1;
	if (!(real >= 0 && real <= 1e9) || real != floor(real))
		return error_set(error, "\"%s\" is not a whole number that can be", name);
	*number = (int)real;
	return 0;
}

static int get_verdict(const cJSON *object, enum verdict *verdict, struct error *error)
{
	const cJSON *item = get(object, "verdict");

	for (int i = 0; cJSON_IsString(item) && i < VERDICT_COUNT; i++)
		if (strcmp(verdict_name((enum verdict)i), item->valuestring) == 0) {
			*verdict = (enum verdict)i;
			return 0;
		}
	return error_set(error, "\"verdict\" is none");
}

static int get_seed(const cJSON *object, uint64_t *seed, struct error *error)
{
	const cJSON *item = get(object, "seed");
	const char *digits = cJSON_IsString(item) ? item->valuestring : "";

	errno = 0;
	*seed = strtoull(digits, NULL, 10);
	if (*digits && digits[strspn(digits, "0123456789")] == '\0' && errno == 0)
		return 0;
	return error_set(error, "\"seed\" is not a text of digits");
}

static int digit_of(char c)
{
	static const char DIGITS[] = "0123456789abcdef";
	const char *at = c ? strchr(DIGITS, c) : NULL;

	return at ? (int)(at - DIGITS) : -1;
}

static int get_hexadecimal(struct attempt *attempt, const char *digits, struct error *error)
{
	size_t length = strlen(digits) / 2;

	attempt->source = malloc(length + 1);
	if (!attempt->source)
		return error_set(error, "out of memory");
	for (size_t i = 0; i < length; i++) {
		int high = digit_of(digits[2 * i]), low = digit_of(digits[2 * i + 1]);

		if (high < 0 || low < 0)
			return error_set(error, "\"source_hex\" is not hexadecimal");
		attempt->source[i] = (char)(16 * high + low);
	}
	attempt->source[length] = '\0';
	attempt->source_length = length;
	return digits[2 * length] ? error_set(error, "\"source_hex\" ends in half a byte") : 0;
}

static int get_source(const cJSON *object, struct attempt *attempt, struct error *error)
{
	const cJSON *digits = get(object, "source_hex");

	if (cJSON_IsString(digits))
		return get_hexadecimal(attempt, digits->valuestring, error);
	if (get_text_or_null(object, "source", &attempt->source, error) != 0)
		return -1;
	attempt->source_length = attempt->source ? strlen(attempt->source) : 0;
	return 0;
}

static int read_case(struct attempt_case *of, const cJSON *item, struct error *error)
{
	of->skipped = cJSON_IsNull(get(item, "verdict"));
	if (get_text(item, "name", &of->name, error) != 0 ||
	    get_text(item, "category", &of->category, error) != 0 ||
	    (!of->skipped && get_verdict(item, &of->verdict, error) != 0))
		return -1;
	return get_real(item, "time_ms", &of->time_ms, error);
}

static int get_cases(const cJSON *object, struct attempt *attempt, struct error *error)
{
	const cJSON *list = get(object, "cases"), *item;

	if (!cJSON_IsArray(list))
		return error_set(error, "\"cases\" is not a list");
	attempt->cases = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *attempt->cases);
	if (!attempt->cases)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, list)
		if (read_case(&attempt->cases[attempt->case_count++], item, error) != 0)
			return -1;
	return 0;
}

static int read_attempt(struct attempt *attempt, const cJSON *item, struct error *error)
{
	if (get_digits(item, "uid", attempt->uid, sizeof attempt->uid, error) != 0 ||
	    get_text(item, "exercise", &attempt->exercise, error) != 0 ||
	    get_int(item, "exercise_version", &attempt->exercise_version, error) != 0 ||
	    get_text(item, "kind", &attempt->kind, error) != 0 ||
	    get_verdict(item, &attempt->verdict, error) != 0 ||
	    get_real(item, "score", &attempt->score, error) != 0 ||
	    get_real(item, "max_score", &attempt->max_score, error) != 0 ||
	    get_int(item, "stars", &attempt->stars, error) != 0 ||
	    get_text_or_null(item, "diagnosis", &attempt->diagnosis, error) != 0 ||
	    get_time(item, "started_at", &attempt->started_at, error) != 0 ||
	    get_real(item, "took_ms", &attempt->took_ms, error) != 0 ||
	    get_seed(item, &attempt->seed, error) != 0 ||
	    get_text(item, "stride_version", &attempt->stride_version, error) != 0 ||
	    get_digits(item, "sha256", attempt->sha256, sizeof attempt->sha256, error) != 0 ||
	    get_source(item, attempt, error) != 0 || get_cases(item, attempt, error) != 0)
		return -1;
	const char *flaw = attempt_flaw(attempt);

	return flaw ? error_set(error, "%s", flaw) : 0;
}

int attempt_from_json(struct attempt *attempt, const cJSON *json, struct error *error)
{
	*attempt = (struct attempt){0};
	if (read_attempt(attempt, json, error) == 0)
		return 0;
	attempt_release(attempt);
	return -1;
}

static int read_standing(struct standing *standing, const cJSON *item, struct error *error)
{
	if (get_text(item, "exercise", &standing->exercise, error) != 0 ||
	    get_time(item, "opened_at", &standing->opened_at, error) != 0 ||
	    get_time(item, "solution_seen_at", &standing->solution_seen_at, error) != 0 ||
	    get_int(item, "hints_taken", &standing->hints_taken, error) != 0)
		return -1;
	const char *flaw = standing_flaw(standing);

	return flaw ? error_set(error, "%s", flaw) : 0;
}

static int read_attempts(struct attempts *attempts, const cJSON *list, struct error *error)
{
	struct error reason = {""};
	const cJSON *item;

	if (!cJSON_IsArray(list))
		return error_set(error, "\"attempts\" is not a list");
	attempts->list = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *attempts->list);
	if (!attempts->list)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, list)
		if (read_attempt(&attempts->list[attempts->count++], item, &reason) != 0)
			return error_set(error, "attempt %d: %s", attempts->count, reason.text);
	return 0;
}

static int read_standings(struct standings *standings, const cJSON *list, struct error *error)
{
	struct error reason = {""};
	const cJSON *item;

	if (!cJSON_IsArray(list))
		return error_set(error, "\"exercises\" is not a list");
	standings->list = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *standings->list);
	if (!standings->list)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, list)
		if (read_standing(&standings->list[standings->count++], item, &reason) != 0)
			return error_set(error, "exercise %d: %s", standings->count, reason.text);
	return 0;
}

static int check_schema(const cJSON *root, struct error *error)
{
	const cJSON *schema = get(root, "schema");
	const char *name = cJSON_IsString(schema) ? schema->valuestring : "";

	if (strcmp(name, SCHEMA_NAME) == 0)
		return 0;
	if (strncmp(name, SCHEMA_FAMILY, strlen(SCHEMA_FAMILY)) == 0)
		return error_set(error,
		    "it is in another format, \"%.40s\", than this version of Stride reads, \"%s\"",
		    name, SCHEMA_NAME);
	return error_set(error, "it is not progress that Stride has exported");
}

static int read_all(struct progress *progress, const cJSON *root, struct error *error)
{
	if (check_schema(root, error) != 0 ||
	    get_text_or_null(root, "current", &progress->current, error) != 0)
		return -1;
	if (progress->current && !progress_is_id(progress->current))
		return error_set(error, "\"current\" is not the id of an exercise");
	return read_standings(&progress->standings, get(root, "exercises"), error) == 0
		   ? read_attempts(&progress->attempts, get(root, "attempts"), error)
		   : -1;
}

int progress_from_json(struct progress *progress, const char *text, size_t length, const char *name,
    struct error *error)
{
	struct error reason = {""};

	*progress = (struct progress){0};
	if (length > PROGRESS_BYTES_MAX || has_too_many_values(text, length))
		return error_set(error, "%s: it is larger than any progress can be", name);
	cJSON *root = json_parse(text, length, name, error);

	if (!root)
		return -1;
	int done = read_all(progress, root, &reason);

	if (done != 0) {
		error_set(error, "%s: %s", name, reason.text);
		progress_release(progress);
	}
	cJSON_Delete(root);
	return done;
}
