/*
 * why: the last attempt that failed, explained at length. Its source is graded once more with its
 * seed, so that what is said does not depend on what has been written since.
 */
#include "grader/report.h"
#include "grader/stop.h"
#include "src/checking.h"
#include "src/duration.h"
#include "src/mistake.h"
#include "src/options.h"
#include "src/output.h"
#include "src/text/pager.h"
#include "src/typed.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

static enum status find_attempt(
    struct attempts *attempts, struct session *session, const char *id, struct error *error)
{
	struct attempt_query query = {.exercise = id, .failing = true, .limit = 1, .sources = true};
	struct store *store = session_store(session);

	if (!store) {
		*error = session->store_error;
		return STATUS_BROKEN;
	}
	if (store_attempts(store, attempts, &query, error) != 0)
		return STATUS_BROKEN;
	if (attempts->count > 0 && attempts->list[0].source)
		return STATUS_DONE;
	error_set(error, "no attempt at %s failed; \"check\" makes one", id);
	return STATUS_USAGE;
}

/* Then nothing has to be mended any more; if that cannot be read it is not said. */
static bool has_passed_since(struct session *session, const char *id)
{
	const struct attempt_query newest = {.exercise = id, .limit = 1};
	struct attempts attempts = {0};
	struct error ignored;
	bool has = store_attempts(session_store(session), &attempts, &newest, &ignored) == 0 &&
		   attempts.count > 0 && attempts.list[0].verdict == VERDICT_ACCEPTED;

	attempts_release(&attempts);
	return has;
}

/* A screen at a time, if it is longer than one. */
static enum status tell(const struct checking *checking, struct session *session,
    const struct attempt *attempt, struct error *error)
{
	struct verdict_view view = checking_view(checking, session);
	char *page = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&page, &length);
	bool made = out != NULL;

	if (out) {
		screen_say(&session->screen, out, "The last attempt that failed, of %s%s:",
		    duration_date(attempt->started_at).text,
		    has_passed_since(session, attempt->exercise) ? "; you have passed since then"
								 : "");
		verdict_show_long(out, &view);
		made = fclose(out) == 0;
	}
	if (made)
		pager_show(&session->screen, page, length, 0);
	else
		error_set(error, "out of memory");
	free(page);
	return made ? STATUS_DONE : STATUS_BROKEN;
}

static enum status explain(struct session *session, struct checking *checking, const char *id,
    bool as_json, struct error *error)
{
	struct attempts attempts = {0};
	enum status status = find_attempt(&attempts, session, id, error);

	if (status == STATUS_DONE)
		status = checking_repeat(checking, session, id, &attempts.list[0], error);
	if (status == STATUS_DONE && !as_json)
		status = tell(checking, session, &attempts.list[0], error);
	const struct report report = {
	    .result = &checking->result, .exercise = &checking->exercise, .detail = DETAIL_CASES};

	if (status == STATUS_DONE && as_json && report_write(stdout, "json", &report, error) != 0)
		status = STATUS_BROKEN;
	checking_release(checking);
	attempts_release(&attempts);
	return status;
}

static enum status why(struct session *session, int count, char **words)
{
	struct checking checking = {0};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	stop_on_signals();
	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    output_format_known(options.value[FORMAT], &error))
		id = session_exercise(
		    session, options.count > 0 ? options.arguments[0] : NULL, &status, &error);
	if (id)
		status =
		    explain(session, &checking, id, output_is_json(options.value[FORMAT]), &error);
	if (*error.text)
		typed_complain("why: %s", error.text);
	session_stop(session);
	return status;
}

const struct command command_why = {
    .name = "why",
    .arguments = "[EX]",
    .summary =
	"Explains your last failing attempt: the mistake, an input that shows it, a picture.",
    .example = "why",
    .more = "  --format json          the report that \"grade\" gives",
    .max_arguments = 3,
    .run = why,
};
