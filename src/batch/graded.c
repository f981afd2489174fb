#include "src/batch/graded.h"

#include "grader/clock.h"
#include "grader/json.h"
#include "grader/text.h"
#include "src/store/progress_json.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* --- writing ---------------------------------------------------------------------------------- */

static char *first_failure(const struct result *result)
{
	for (int i = 0; i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		if (of->verdict == VERDICT_ACCEPTED || of->skipped)
			continue;
		return of->message ? text_format("%s: %s", of->of->name, of->message)
				   : text_format("%s", of->of->name);
	}
	return NULL;
}

/* The first thing that is wrong; NULL if nothing is. */
static char *message_of(const struct result *result)
{
	if (result->verdict == VERDICT_ACCEPTED)
		return NULL;
	if (result->message)
		return text_format("%s", result->message);
	for (int i = 0; i < result->diagnostic_count; i++) {
		const struct diagnostic *each = &result->diagnostics[i];

		if (result->compiled || each->severity != SEVERITY_ERROR)
			continue;
		return each->line > 0 ? text_format("line %d: %s", each->line, each->message)
				      : text_format("%s", each->message);
	}
	return first_failure(result);
}

char *graded_to_text(const struct result *result, const struct exercise *exercise,
    const struct source *source, const char *key, int tries)
{
	cJSON *object = cJSON_CreateObject();
	char *message = message_of(result), *text = NULL;
	struct attempt attempt;

	attempt_borrow(&attempt, exercise, source, result, "batch",
	    clock_now_ms() - (int64_t)result->total_ms);
	memcpy(attempt.uid, key, sizeof attempt.uid);
	attempt.source = NULL;
	cJSON *json = attempt_to_json(&attempt);

	if (cJSON_AddItemToObject(object, "attempt", json) &&
	    cJSON_AddBoolToObject(
		object, "certain", result->diagnosis.confidence == CONFIDENCE_CERTAIN) &&
	    (!message || cJSON_AddStringToObject(object, "message", message)) &&
	    cJSON_AddNumberToObject(object, "tries", tries))
		text = cJSON_PrintUnformatted(object);
	cJSON_Delete(object);
	attempt_give_back(&attempt);
	free(message);
	return text;
}

/* Comes before the text; the source is the rest. */
struct head {
	size_t text_length;
	bool done, was_cached;
};

static void put(FILE *out, struct head head, const char *text)
{
	head.text_length = strlen(text);
	fwrite(&head, sizeof head, 1, out);
	fwrite(text, 1, head.text_length, out);
}

void graded_write(FILE *out, const char *text, const struct source *source, bool was_cached)
{
	put(out, (struct head){.done = true, .was_cached = was_cached}, text);
	fwrite(source->text, 1, source->length, out);
}

void graded_write_refusal(FILE *out, const char *why)
{
	put(out, (struct head){.done = false}, why);
}

/* --- reading ---------------------------------------------------------------------------------- */

static char *text_of(const cJSON *json)
{
	return cJSON_IsString(json) ? text_format("%s", json->valuestring) : NULL;
}

static int read_result(struct batch_result *result, const cJSON *root, struct error *error)
{
	const cJSON *tries = cJSON_GetObjectItemCaseSensitive(root, "tries");

	if (attempt_from_json(
		&result->attempt, cJSON_GetObjectItemCaseSensitive(root, "attempt"), error) != 0)
		return -1;
	result->certain = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(root, "certain"));
	result->message = text_of(cJSON_GetObjectItemCaseSensitive(root, "message"));
	result->tries = cJSON_IsNumber(tries) ? (int)tries->valuedouble : 1;
	return 0;
}

static int parse_result(
    struct batch_result *result, const char *text, size_t length, struct error *error)
{
	cJSON *root = json_parse(text, length, "a result", error);
	int done = root ? read_result(result, root, error) : -1;

	cJSON_Delete(root);
	return done;
}

/* It begins with that, as graded_to_text has written it. */
bool graded_is(const char *text, size_t length, const char *key)
{
	char *beginning = text_format("{\"attempt\":{\"uid\":\"%s\"", key);
	bool is = beginning && length > strlen(beginning) &&
		  strncmp(text, beginning, strlen(beginning)) == 0;

	free(beginning);
	return is;
}

static int take_source(struct attempt *attempt, const char *bytes, size_t length)
{
	attempt->source = malloc(length + 1);
	if (!attempt->source)
		return -1;
	memcpy(attempt->source, bytes, length);
	attempt->source[length] = '\0';
	attempt->source_length = length;
	return 0;
}

/* 0, or -1 with the reason why there is none. */
static int read_any(struct graded *graded, const char *bytes, size_t length, struct error *error)
{
	struct head head;

	if (!bytes)
		return error_set(
		    error, "the process that graded it was lost; is there memory left?");
	if (length < sizeof head)
		return error_set(error, "the process that graded it said nothing");
	memcpy(&head, bytes, sizeof head);
	bytes += sizeof head;
	length -= sizeof head;
	if (head.text_length > length)
		return error_set(error, "the process that graded it was cut short");
	if (!head.done)
		return error_set(error, "%.*s", (int)head.text_length, bytes);
	if (parse_result(&graded->result, bytes, head.text_length, error) != 0)
		return -1;
	graded->was_cached = head.was_cached;
	if (take_source(
		&graded->result.attempt, bytes + head.text_length, length - head.text_length) != 0)
		return error_set(error, "out of memory");
	return 0;
}

void graded_read(struct graded *graded, const char *bytes, size_t length)
{
	struct error error = {""};

	*graded = (struct graded){0};
	graded->done = read_any(graded, bytes, length, &error) == 0;
	if (!graded->done)
		graded->why = text_format("%s", error.text);
}

void graded_release(struct graded *graded)
{
	batch_result_release(&graded->result);
	free(graded->why);
	*graded = (struct graded){0};
}
