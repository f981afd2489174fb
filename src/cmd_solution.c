/*
 * solution: the answer that comes with an exercise. Before a pass it is shown only to who insists,
 * and that it was seen is recorded.
 */
#include "grader/clock.h"
#include "grader/text.h"
#include "src/ask.h"
#include "src/options.h"
#include "src/session.h"
#include "src/state.h"
#include "src/text/listing.h"
#include "src/text/pager.h"
#include "src/text/reading.h"
#include "src/typed.h"

#include <stdio.h>
#include <stdlib.h>

enum { YES, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [YES] = {"yes", NULL},
};

/* Printed behind it: a blank line, and a sentence that may take two in a narrow window. */
enum { LINES_BELOW = 3 };

static bool is_passed(struct session *session, const char *id)
{
	struct standings standings = session_standings(session);
	const struct standing *standing = standings_find(&standings, id);
	bool passed = standing && standing->passed;

	standings_release(&standings);
	return passed;
}

static bool insists(const struct session *session, const char *id)
{
	char *question = text_format(
	    "You have not passed %s yet. See the answer? That you saw it is recorded.", id);
	bool yes = question && ask_yes(session, question, "--yes");

	if (!yes && session->screen.terminal)
		screen_say(&session->screen, stdout, "Then not. \"hint %s\" shows less.", id);
	free(question);
	return yes;
}

static void note(struct session *session, const char *id)
{
	struct store *store = session_store(session);
	struct error error = session->store_error;

	if (!store || store_note_solution(store, id, clock_now_ms(), &error) != 0)
		session_say_unrecorded(session, "That you saw it", &error);
}

static void put_next(struct session *session, const char *id, bool passed)
{
	const struct screen *screen = &session->screen;
	const char *other = passed ? session_next_undone(session, id) : NULL;

	putchar('\n');
	if (!passed)
		screen_say(screen, stdout,
		    "Next: write your own from memory: \"edit %s\", then \"check %s\".", id, id);
	else if (other)
		screen_say(screen, stdout, "Next: \"show %s\" goes on.", other);
	else
		screen_say(screen, stdout, "All of it is done.");
}

static int show(const struct session *session, const char *id, const char *code, size_t length)
{
	const struct screen *screen = &session->screen;
	char *page = NULL;
	size_t page_length = 0;
	FILE *out = open_memstream(&page, &page_length);
	int done = -1;

	if (out) {
		fprintf(out, "%s%s%s: an answer\n\n", screen_style(screen, STYLE_STRONG), id,
		    screen_style(screen, STYLE_PLAIN));
		done = listing_show(out, screen, code, length, 0);
		done = fclose(out) == 0 ? done : -1;
	}
	if (done == 0)
		pager_show(screen, page, page_length, LINES_BELOW);
	free(page);
	return done;
}

static enum status tell(struct session *session, const char *id, bool yes, struct error *error)
{
	size_t length;
	char *code = reading_text(&session->content, id, "reference.c", &length, error);
	enum status status = code ? STATUS_DONE : STATUS_BROKEN;
	bool passed = code && is_passed(session, id);

	if (code && !passed && !yes && !insists(session, id))
		status = STATUS_USAGE;
	if (status == STATUS_DONE) {
		note(session, id);
		if (show(session, id, code, length) == 0)
			put_next(session, id, passed);
		else
			status = (error_set(error, "out of memory"), STATUS_BROKEN);
	}
	free(code);
	return status;
}

static enum status solution(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	const char *id = NULL;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    options.count > 1)
		error_set(&error, "it takes one exercise, not several");
	else if (!*error.text)
		id = session_exercise(
		    session, options.count > 0 ? options.arguments[0] : NULL, &status, &error);
	if (id)
		status = tell(session, id, options.value[YES] != NULL, &error);
	if (*error.text)
		typed_complain("solution: %s", error.text);
	return status;
}

const struct command command_solution = {
    .name = "solution",
    .arguments = "[EX] [--yes]",
    .summary = "Shows the answer that comes with an exercise; asks first, before a pass.",
    .example = "solution",
    .more = "EX is an exercise: its id, a beginning of it, or its number; left out, the current "
	    "one.\n"
	    "That you saw it is recorded.\n"
	    "  --yes                  does not ask",
    .max_arguments = 2,
    .run = solution,
};
