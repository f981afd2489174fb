/*
 * check and run: the learner's file against all cases, which is remembered, or against the worked
 * examples alone, which is not.
 */
#include "grader/report.h"
#include "grader/stop.h"
#include "src/checking.h"
#include "src/options.h"
#include "src/output.h"
#include "src/typed.h"
#include "src/with_mine.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT, WITH_MINE, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [WITH_MINE] = {"with-mine", NULL},
};

/* [EX] [FILE]: one word is a file if it looks like one, and an exercise otherwise. */
struct request {
	const char *exercise, *file, *format;
	bool with_mine;
};

/* Whether it is PACK/EXERCISE; a file that is there comes first. */
static bool is_of_pack(struct session *session, const char *word)
{
	struct error ignored = {""};

	if (access(word, F_OK) == 0)
		return false;
	const struct content *content = session_content(session, &ignored);

	return content && content_exercise(content, word, &ignored);
}

static bool looks_like_file(struct session *session, const char *word)
{
	size_t length = strlen(word);

	if (strcmp(word, "-") == 0 || (length > 2 && strcmp(word + length - 2, ".c") == 0))
		return true;
	return strchr(word, '/') && !is_of_pack(session, word);
}

static int read_request(
    struct request *request, struct session *session, int count, char **words, struct error *error)
{
	struct options options;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, error) != 0)
		return -1;
	bool alone = options.count == 1 && looks_like_file(session, options.arguments[0]);

	if (options.count > 2)
		return error_set(error, "it takes an exercise and a file, and nothing more");
	request->exercise = options.count > 0 && !alone ? options.arguments[0] : NULL;
	request->file = alone                ? options.arguments[0]
			: options.count == 2 ? options.arguments[1]
					     : NULL;
	request->format = options.value[FORMAT];
	request->with_mine = options.value[WITH_MINE] != NULL;
	return output_format_known(request->format, error) ? 0 : -1;
}

static int tell(const struct checking *checking, struct session *session, const char *format,
    struct error *error)
{
	if (output_is_json(format)) {
		const struct report report = {.result = &checking->result,
		    .exercise = &checking->exercise,
		    .detail = DETAIL_CASES};

		return report_write(stdout, format, &report, error);
	}
	checking_show(checking, session);
	return 0;
}

static enum status grade_and_tell(struct session *session, const struct request *request,
    struct checking *checking, struct error *error)
{
	enum status status;
	const char *id = session_exercise(session, request->exercise, &status, error);

	if (!id)
		return status;
	checking->chosen = request->exercise != NULL;
	status = checking_make(checking, session, id, request->file, error);
	if (status != STATUS_DONE && checking->chosen)
		session_set_current(session, id);
	if (status != STATUS_DONE)
		return status;
	checking_record(checking, session);
	return tell(checking, session, request->format, error) == 0 ? checking_status(checking)
								    : STATUS_BROKEN;
}

static enum status try_file(
    struct session *session, const char *name, bool examples_only, int count, char **words)
{
	struct checking checking = {.examples_only = examples_only};
	struct request request = {0};
	struct error error = {""};
	enum status status = STATUS_USAGE;

	stop_on_signals();
	if (read_request(&request, session, count, words, &error) == 0)
		status = request.with_mine ? with_mine_check(session, &error)
					   : grade_and_tell(session, &request, &checking, &error);
	if (*error.text)
		typed_complain("%s: %s", name, error.text);
	checking_release(&checking);
	session_stop(session);
	return status;
}

static enum status check(struct session *session, int count, char **words)
{
	return try_file(session, "check", false, count, words);
}

static enum status run(struct session *session, int count, char **words)
{
	return try_file(session, "run", true, count, words);
}

#define MORE                                                                                  \
	"EX is an exercise: its id, a beginning of it, or its number; left out, the current " \
	"one.\n"                                                                              \
	"FILE is another file than that of the workspace; - is standard input."

const struct command command_check = {
    .name = "check",
    .arguments = "[EX] [FILE]",
    .summary = "Grades your file with all cases, and remembers the attempt.",
    .example = "check",
    .more = MORE
    "\n\n"
    "The exit status is 0 if it passed, 1 if not, 3 if it could not be graded.\n"
    "  --format json          the report that \"grade\" gives\n"
    "  --with-mine            once capstone is passed: your earlier answers, with your own "
    "primitive in place of the kit's; nothing is recorded",
    .max_arguments = 4,
    .run = check,
};

const struct command command_run = {
    .name = "run",
    .arguments = "[EX] [FILE]",
    .summary = "Runs the worked examples alone, and shows what the program printed.",
    .example = "run",
    .more = MORE " Nothing is recorded.",
    .max_arguments = 4,
    .run = run,
};
