/*
 * grade: one submission, for a course or a CI job. It records nothing, asks nothing, and needs no
 * home folder. Where something of ours is broken, a report still says so.
 */
#include "src/command.h"

#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/exercise/exercise.h"
#include "grader/hash.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/content.h"
#include "src/desk.h"
#include "src/file.h"
#include "src/grading.h"
#include "src/options.h"
#include "src/outbox/posting.h"
#include "src/reports.h"
#include "src/source.h"
#include "src/typed.h"
#include "src/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	FORMAT,
	OUTPUT,
	DETAIL,
	SEED,
	SANDBOX_MIN,
	EXIT_ZERO,
	REPORT_TO,
	SECRET_FILE,
	OUTBOX,
	LEARNER,
	OPTION_COUNT
};

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "NAME"},
    [OUTPUT] = {"output", "[NAME=]PATH"},
    [DETAIL] = {"detail", "full|cases|none"},
    [SEED] = {"seed", GRADING_SEED},
    [SANDBOX_MIN] = {"sandbox-min", GRADING_LEVEL},
    [EXIT_ZERO] = {"exit-zero", NULL},
    [REPORT_TO] = {"report-to", "URL"},
    [SECRET_FILE] = {"secret-file", "PATH"},
    [OUTBOX] = {"outbox", "PATH"},
    [LEARNER] = {"learner", "NAME"},
};

/* What the command line asks for. */
struct request {
	const char *exercise, *path; /* as typed */
	struct reports reports;
	struct posting_request posting;
	enum detail detail;
	struct grade_options options;
	bool exit_zero;
};

/* All that one run of the command holds. */
struct job {
	struct request request;
	struct content content;
	const char *id;
	struct desk desk;
	struct exercise exercise;
	struct source source;
	struct result result;
};

/* --- what is asked for ------------------------------------------------------------------------ */

struct word_value {
	const char *word;
	int value;
};

static const struct word_value DETAIL_WORDS[] = {
    {"full", DETAIL_FULL},
    {"cases", DETAIL_CASES},
    {"none", DETAIL_NONE},
    {NULL, 0},
};

/* An option that was not given leaves what is there. */
static int take_word(int *value, const struct options *options, int option,
    const struct word_value *words, struct error *error)
{
	const char *given = options->value[option];

	if (!given)
		return 0;
	for (; words->word; words++)
		if (strcmp(words->word, given) == 0) {
			*value = words->value;
			return 0;
		}
	return error_set(error, "--%s is %s, not \"%s\"", OPTIONS[option].name,
	    OPTIONS[option].takes, typed(given).text);
}

/* It may be all that there is of somebody's work. */
static int spare_submission(const struct request *request, struct error *error)
{
	for (int i = 0; i < request->reports.count; i++) {
		const char *path = request->reports.list[i].path;

		if (path && file_is_same(path, request->path))
			return error_set(error,
			    "--output would write over %s, the submission; name another file",
			    typed(request->path).text);
	}
	return 0;
}

static int read_request(struct request *request, int count, char **words, struct error *error)
{
	struct options options;
	int detail = DETAIL_CASES, level = CAGE_SECCOMP;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, error) != 0)
		return -1;
	if (options.count != 2)
		return error_set(error, "it needs an exercise and a file, and nothing more: "
					"grade conv1d-basic answer.c");
	request->exercise = options.arguments[0];
	request->path = options.arguments[1];
	request->exit_zero = options.value[EXIT_ZERO] != NULL;
	request->options.seed = desk_seed();
	if (reports_read(&request->reports, &options, FORMAT, OUTPUT, error) != 0 ||
	    spare_submission(request, error) != 0 ||
	    take_word(&detail, &options, DETAIL, DETAIL_WORDS, error) != 0 ||
	    grading_take_level(&level, options.value[SANDBOX_MIN], error) != 0 ||
	    grading_take_seed(&request->options.seed, options.value[SEED], error) != 0)
		return -1;
	request->posting = (struct posting_request){
	    .command = "grade",
	    .url = options.value[REPORT_TO],
	    .secret_file = options.value[SECRET_FILE],
	    .outbox = options.value[OUTBOX],
	    .learner = options.value[LEARNER],
	};
	if (POSTER.check && POSTER.check(&request->posting, error) != 0)
		return -1;
	request->detail = (enum detail)detail;
	request->options.sandbox_min = level;
	request->options.fresh = GRADING_FRESH;
	request->options.diagnose = true;
	request->options.retrace = true;
	request->options.no_lines = request->detail == DETAIL_NONE;
	return 0;
}

/* Packs are only looked for if the word means nothing in the catalog, so that no other grade pays
 * for them. */
static const char *find_exercise(struct job *job, struct error *error)
{
	const char *id = content_exercise(&job->content, job->request.exercise, error);

	if (!id && content_add_packs(&job->content, error) == 0)
		id = content_exercise(&job->content, job->request.exercise, error);
	return id;
}

/* --- the work --------------------------------------------------------------------------------- */

static enum status prepare(struct job *job, struct error *error)
{
	const struct request *request = &job->request;

	if (content_open(&job->content, error) != 0)
		return STATUS_BROKEN;
	job->id = find_exercise(job, error);
	if (!job->id)
		return STATUS_USAGE;
	if (desk_open(&job->desk, &job->content, error) != 0)
		return STATUS_BROKEN;
	return source_read(&job->source, request->path, error);
}

/* The result of what was not graded at all. */
static void give_up(struct job *job, const char *message)
{
	const struct request *request = &job->request;
	const char *path = job->source.path ? job->source.path : request->path;

	exercise_release(&job->exercise);
	job->exercise.id = text_format("%s", job->id ? job->id : request->exercise);
	job->result = (struct result){
	    .verdict = VERDICT_GRADER_ERROR,
	    .message = text_printable(message, strlen(message), false),
	    .path = text_printable(path, strlen(path), false),
	    .bytes = job->source.length,
	    .seed = request->options.seed,
	};
	if (job->source.text)
		hash_of(job->source.text, job->source.length, job->result.sha256);
}

/* All of the faults of an exercise go to stderr, and the first into the report. */
static void tell_faults(struct job *job, const struct faults *faults)
{
	int others = faults->count + faults->more - 1;

	for (int i = 0; i < faults->count; i++)
		fprintf(stderr, "%s\n", faults->sentences[i]);
	if (faults->more > 0)
		fprintf(stderr, "and %d more\n", faults->more);
	char *message = text_format("the exercise has %d fault%s: %s", others + 1,
	    others > 0 ? "s, the first" : "", faults->count > 0 ? faults->sentences[0] : "");

	give_up(job, message ? message : "out of memory");
	free(message);
}

static void judge(struct job *job)
{
	const struct desk_task task = {
	    .content = &job->content,
	    .id = job->id,
	    .source = &job->source,
	    .options = &job->request.options,
	};
	struct faults faults = {0};

	if (desk_grade(&job->desk, &job->result, &job->exercise, &task, &faults) != 0)
		tell_faults(job, &faults);
	else if (job->result.verdict == VERDICT_GRADER_ERROR && job->result.message)
		typed_complain("grade: %s", job->result.message);
	faults_release(&faults);
}

/* --- what is told ----------------------------------------------------------------------------- */

/* After a mistake on the command line nothing is printed, but who waits for a file finds one. */
static bool tell(const struct job *job, bool prints)
{
	const struct request *request = &job->request;
	const struct report report = {
	    .result = &job->result,
	    .exercise = &job->exercise,
	    .detail = request->detail,
	    .graded_at = clock_now_ms(),
	    .classroom = &request->reports.classroom,
	};
	struct error error = {""}, more = {""};
	int done = reports_save(&request->reports, &report, &error);

	if (prints && reports_print(&request->reports, &report, done == 0 ? &error : &more) != 0)
		done = -1;
	if (done != 0)
		typed_complain("grade: %s", error.text);
	if (prints && POSTER.tell)
		POSTER.tell(&request->posting, &report);
	return done == 0;
}

static enum status status_of(const struct job *job)
{
	enum status status = (enum status)verdict_status(job->result.verdict);

	return status == STATUS_FAILED && job->request.exit_zero ? STATUS_DONE : status;
}

static enum status grade_and_tell(struct job *job)
{
	struct error error = {""};
	enum status prepared = prepare(job, &error);

	if (prepared == STATUS_DONE) {
		judge(job);
	} else {
		typed_complain("grade: %s", error.text);
		give_up(job, error.text);
	}
	if (stop_asked || !tell(job, prepared != STATUS_USAGE))
		return STATUS_BROKEN;
	return prepared == STATUS_DONE ? status_of(job) : prepared;
}

static enum status grade_one(struct session *session, int count, char **words)
{
	struct error error = {""};
	struct job job = {0};
	enum status status = STATUS_USAGE;

	(void)session;
	stop_on_signals();
	if (read_request(&job.request, count, words, &error) == 0)
		status = grade_and_tell(&job);
	else
		typed_complain("grade: %s", error.text);
	result_release(&job.result);
	desk_release(&job.desk);
	exercise_release(&job.exercise);
	content_release(&job.content);
	source_release(&job.source);
	stop_now();
	return status;
}

const struct command command_grade = {
    .name = "grade",
    .arguments = "EX FILE",
    .summary = "Grades one file for a course or a CI job; records nothing.",
    .example = "grade conv1d-basic answer.c --format json",
    .more = "EX is an exercise: its id, a beginning of it, or its number. FILE may be - for "
	    "standard input. The exit status is 0 if it passed, 1 if not, 2 for a mistake on "
	    "the command line, 3 if the grader itself could not do its work.\n"
	    "\n"
	    "  --format NAME          one of those below, or text; several times for several\n"
	    "                         reports of one grade\n"
	    "  --output NAME=PATH     that report into a file, not to standard output; PATH\n"
	    "                         alone is enough where there is one format\n"
	    "  --detail cases         names hidden cases, and shows none of their values\n"
	    "  --detail full          shows all\n"
	    "  --detail none          shows only how each category went\n"
	    "  --seed N               draws the same fresh cases again\n"
	    "  --sandbox-min LEVEL    refuses less: full (3), landlock (2) or seccomp (1)\n"
	    "  --exit-zero            0 for a submission that did not pass, too\n"
	    "  --report-to URL        posts the result there as well, signed; \"help outbox\"\n"
	    "\n"
	    "  text                   for a person\n"
	    "  json                   all that is known, as stride/result/v1\n"
	    "  junit, junit-strict    JUnit's XML; strict for the schema of Jenkins' xUnit\n"
	    "  tap, tap13             Test Anything Protocol; 13 for prove and the like\n"
	    "  github                 annotations of a workflow, and its summary as well\n"
	    "  markdown               that summary alone\n"
	    "  sarif                  for code scanners, 2.1.0\n"
	    "  gradescope, classroom50, prairielearn, autolab, check50, exercism\n"
	    "                         what each of these reads, for most as results.json\n"
	    "\n"
	    "A file is whole or not there, and there also when the grader has failed.",
    .max_arguments = WORDS_MAX,
    .run = grade_one,
};
