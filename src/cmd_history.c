/*
 * history: every attempt with its verdict, the newest last.
 */
#include "grader/grader.h"
#include "src/duration.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/typed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT, ALL, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [ALL] = {"all", NULL},
};

enum { SHOWN_USUAL = 20, WIDTH_FOR_ONE_LINE = 60, INDENT = 4 };

/* --- for people ------------------------------------------------------------------------------- */

static void put_verdict(FILE *out, const struct screen *screen, const struct attempt *attempt)
{
	bool passed = attempt->verdict == VERDICT_ACCEPTED;

	fprintf(out, "%s%s %s%s", screen_style(screen, passed ? STYLE_GOOD : STYLE_BAD),
	    screen_sign(screen, passed ? SIGN_RIGHT : SIGN_WRONG), verdict_name(attempt->verdict),
	    screen_style(screen, STYLE_PLAIN));
	if (passed && attempt->stars > 0) {
		fputc(' ', out);
		for (int i = 0; i < attempt->stars; i++)
			fputs(screen_sign(screen, SIGN_STAR), out);
	} else if (!passed && attempt->verdict != VERDICT_COMPILE_ERROR) {
		fprintf(out, "  %g of %g", floor(attempt->score * 100 + 1e-6) / 100,
		    attempt->max_score);
	}
	if (attempt->diagnosis)
		fprintf(out, "  %s", attempt->diagnosis);
}

/* In a line, or on a narrow screen with the verdict in a line of its own. */
static void put_attempt(const struct screen *screen, const struct attempt *attempt, bool named)
{
	bool narrow = screen->width < WIDTH_FOR_ONE_LINE;
	int column = printf("%s  ", duration_date(attempt->started_at).text);
	char *verdict = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&verdict, &length);

	if (named)
		column += printf("%-*s ", narrow ? 0 : 18, attempt->exercise);
	if (narrow)
		column = printf("\n%*s", INDENT, "") - 1;
	if (out) {
		put_verdict(out, screen, attempt);
		if (fclose(out) == 0)
			screen_wrap(stdout, verdict, column, INDENT, screen->width);
		free(verdict);
	}
	putchar('\n');
}

static void tell(
    const struct screen *screen, const struct attempts *attempts, const char *id, bool cut)
{
	for (int i = 0; i < attempts->count; i++)
		put_attempt(screen, &attempts->list[i], !id);
	if (attempts->count == 0)
		screen_say(screen, stdout, "No attempt%s%s yet. \"check\" makes one.",
		    id ? " at " : "", id ? id : "");
	else if (cut)
		screen_say(screen, stdout, "The last %d; \"history --all\" shows every one.",
		    attempts->count);
}

/* --- for programs ----------------------------------------------------------------------------- */

static bool add_attempt(cJSON *list, const struct attempt *attempt)
{
	cJSON *to = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(to, "uid", attempt->uid) &&
		    cJSON_AddStringToObject(to, "exercise", attempt->exercise) &&
		    cJSON_AddNumberToObject(to, "started_at", (double)attempt->started_at) &&
		    cJSON_AddStringToObject(to, "verdict", verdict_name(attempt->verdict)) &&
		    output_add_points(to, "score", attempt->score) &&
		    output_add_points(to, "max_score", attempt->max_score) &&
		    cJSON_AddNumberToObject(to, "stars", attempt->stars) &&
		    output_add_text(to, "diagnosis", attempt->diagnosis) &&
		    cJSON_AddStringToObject(to, "sha256", attempt->sha256) &&
		    cJSON_AddNumberToObject(to, "took_ms", attempt->took_ms) &&
		    cJSON_AddNumberToObject(to, "seed", (double)attempt->seed);

	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool tell_json(const struct attempts *attempts)
{
	cJSON *root = cJSON_CreateObject(), *list;
	bool made = cJSON_AddStringToObject(root, "schema", "stride/history/v1") &&
		    (list = cJSON_AddArrayToObject(root, "attempts"));

	for (int i = 0; made && i < attempts->count; i++)
		made = add_attempt(list, &attempts->list[i]);
	return output_json(root, made);
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum status ask_store(
    struct session *session, const struct options *options, const char *id, struct error *error)
{
	bool as_json = output_is_json(options->value[FORMAT]), all = options->value[ALL] || as_json;
	struct attempt_query query = {.exercise = id, .limit = all ? 0 : SHOWN_USUAL + 1};
	struct store *store = session_store(session);
	struct attempts attempts = {0}, shown;
	bool told = true;

	if (!store) {
		*error = session->store_error;
		return STATUS_BROKEN;
	}
	if (store_attempts(store, &attempts, &query, error) != 0)
		return STATUS_BROKEN;
	bool cut = !all && attempts.count > SHOWN_USUAL;

	shown = (struct attempts){attempts.list + cut, attempts.count - cut};
	if (as_json)
		told = tell_json(&shown);
	else
		tell(&session->screen, &shown, id, cut);
	attempts_release(&attempts);
	return told ? STATUS_DONE : STATUS_BROKEN;
}

static enum status history(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    output_format_known(options.value[FORMAT], &error))
		status = STATUS_DONE;
	if (status == STATUS_DONE && options.count > 0)
		id = session_exercise(session, options.arguments[0], &status, &error);
	if (status == STATUS_DONE)
		status = ask_store(session, &options, id, &error);
	if (*error.text)
		typed_complain("history: %s", error.text);
	return status;
}

const struct command command_history = {
    .name = "history",
    .arguments = "[EX] [--all]",
    .summary = "Shows your attempts with their verdicts, the newest last.",
    .example = "history conv1d-basic",
    .more = "  --all                  every one, not only the last 20\n"
	    "  --format json          all of them, for a program",
    .max_arguments = 4,
    .run = history,
};
