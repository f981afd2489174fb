/*
 * A submission is one file, so that the two are put together into one: first the learner's
 * primitive, then a macro by which every call of the kit's means it, then the answer. Both include
 * stride.h, which is guarded.
 */
#include "src/with_mine.h"

#include "grader/stop.h"
#include "grader/text.h"
#include "src/checking.h"
#include "src/source.h"
#include "src/workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRIMITIVE "conv_general_dilated"
#define OWN_EXERCISE "capstone"

static const char BRIDGE[] = "\n#undef " PRIMITIVE "\n"
			     "#define " PRIMITIVE "(lhs, rhs, ...) \\\n"
			     "\tmy_" PRIMITIVE "(lhs, rhs, (struct conv_options){__VA_ARGS__})\n";

/* The text of a file of the workspace; the caller's. NULL if there is none. */
static char *text_of(const struct session *session, const char *id)
{
	char *path = workspace_has(session->work, id) ? workspace_file(session->work, id) : NULL;
	struct source source = {0};
	struct error ignored = {""};
	char *text = NULL;

	if (path && source_read(&source, path, &ignored) == STATUS_DONE)
		text = strndup(source.text, source.length);
	source_release(&source);
	free(path);
	return text;
}

static const char *why_not(const struct result *result)
{
	if (result->diagnostic_count > 0)
		return result->diagnostics[0].message;
	for (int i = 0; i < result->case_count; i++)
		if (!result->cases[i].skipped && result->cases[i].verdict != VERDICT_ACCEPTED)
			return result->cases[i].of->name;
	return result->message ? result->message : verdict_meaning(result->verdict);
}

static void tell(const struct screen *screen, const char *id, const struct result *result)
{
	bool passed = result->verdict == VERDICT_ACCEPTED;

	printf("%s%s%s %s", screen_style(screen, passed ? STYLE_GOOD : STYLE_BAD),
	    screen_sign(screen, passed ? SIGN_RIGHT : SIGN_WRONG),
	    screen_style(screen, STYLE_PLAIN), id);
	if (!passed)
		printf(" %s: %s", verdict_name(result->verdict), why_not(result));
	putchar('\n');
	fflush(stdout);
}

/* Grades one answer that calls the primitive. */
static enum status check_one(struct session *session, const char *id, const char *mine,
    const char *answer, struct error *error)
{
	char *both = text_format("%s%s%s", mine, BRIDGE, answer);
	struct attempt attempt = {.source = both, .seed = desk_seed()};
	struct checking checking = {0};
	enum status status = STATUS_BROKEN;

	if (!both) {
		error_set(error, "out of memory");
		return status;
	}
	attempt.source_length = strlen(both);
	status = checking_repeat(&checking, session, id, &attempt, error);
	if (status == STATUS_DONE) {
		tell(&session->screen, id, &checking.result);
		status = checking_status(&checking);
	}
	checking_release(&checking);
	free(both);
	return status;
}

static enum status check_all(struct session *session, const char *mine, struct error *error)
{
	enum status worst = STATUS_DONE;
	int tried = 0;
	const char *id;

	for (int n = 1; (id = content_numbered(&session->content, n)); n++) {
		char *answer = strcmp(id, OWN_EXERCISE) != 0 ? text_of(session, id) : NULL;

		if (answer && strstr(answer, PRIMITIVE)) {
			enum status status = check_one(session, id, mine, answer, error);

			worst = status > worst ? status : worst;
			tried++;
		}
		free(answer);
		if (worst == STATUS_BROKEN || stop_asked)
			return STATUS_BROKEN;
	}
	if (tried == 0)
		printf("None of your answers calls " PRIMITIVE ", so that there is nothing to try "
		       "yours on.\n");
	else
		printf(
		    "\n%d %s with your own primitive.\n", tried, tried == 1 ? "answer" : "answers");
	return worst;
}

enum status with_mine_check(struct session *session, struct error *error)
{
	struct standings standings = session_standings(session);
	const struct standing *standing = standings_find(&standings, OWN_EXERCISE);
	bool passed = standing && standing->passed;
	const struct content *content = session_content(session, error);
	char *mine = content ? text_of(session, OWN_EXERCISE) : NULL;
	enum status status = STATUS_USAGE;

	standings_release(&standings);
	if (!content)
		status = STATUS_BROKEN;
	else if (!passed || !mine)
		error_set(error, "--with-mine is for who has passed " OWN_EXERCISE
				 ", with the answer still in the workspace");
	else
		status = check_all(session, mine, error);
	free(mine);
	return status;
}
