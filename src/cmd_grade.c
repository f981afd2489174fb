/*
 * grade: one submission, for a course or a CI job. It records nothing, asks nothing, and needs no
 * home folder. Where something of ours is broken, a report still says so.
 */
#include "src/command.h"

#include "grader/cage.h"
#include "grader/exercise/exercise.h"
#include "grader/hash.h"
#include "grader/report.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/content.h"
#include "src/desk.h"
#include "src/options.h"
#include "src/source.h"
#include "src/typed.h"
#include "src/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRESH_CASES = 10 };

enum { FORMAT, OUTPUT, DETAIL, SEED, SANDBOX_MIN, EXIT_ZERO, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [OUTPUT] = {"output", "PATH"},
    [DETAIL] = {"detail", "full|cases|none"},
    [SEED] = {"seed", "N"},
    [SANDBOX_MIN] = {"sandbox-min", "full|landlock|seccomp"},
    [EXIT_ZERO] = {"exit-zero", NULL},
};

/* All that one run of the command holds. */
struct job {
	const char *exercise_typed, *format, *output;
	enum detail detail;
	struct grade_options options;
	bool exit_zero;
	struct content content;
	const char *id, *path;
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

static const struct word_value LEVEL_WORDS[] = {
    {"full", 3},
    {"3", 3},
    {"landlock", 2},
    {"2", 2},
    {"seccomp", 1},
    {"1", 1},
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

static int take_seed(uint64_t *seed, const char *given, struct error *error)
{
	if (!given) {
		*seed = desk_seed();
		return 0;
	}
	errno = 0;
	*seed = strtoull(given, NULL, 10);
	if (*given && given[strspn(given, "0123456789")] == '\0' && errno == 0)
		return 0;
	return error_set(error, "--seed is a number from 0 to 18446744073709551615, not \"%s\"",
	    typed(given).text);
}

static int read_request(struct job *job, int count, char **words, struct error *error)
{
	struct options options;
	int detail = DETAIL_CASES, level = 1;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, error) != 0)
		return -1;
	if (options.count != 2)
		return error_set(error, "it needs an exercise and a file, and nothing more: "
					"grade conv1d-basic answer.c");
	job->exercise_typed = options.arguments[0];
	job->path = options.arguments[1];
	job->format = options.value[FORMAT] ? options.value[FORMAT] : "text";
	job->output = options.value[OUTPUT];
	job->exit_zero = options.value[EXIT_ZERO] != NULL;
	if (!report_known(job->format, error) ||
	    take_word(&detail, &options, DETAIL, DETAIL_WORDS, error) != 0 ||
	    take_word(&level, &options, SANDBOX_MIN, LEVEL_WORDS, error) != 0 ||
	    take_seed(&job->options.seed, options.value[SEED], error) != 0)
		return -1;
	job->detail = (enum detail)detail;
	job->options.sandbox_min = level;
	job->options.fresh = FRESH_CASES;
	job->options.diagnose = true;
	job->options.retrace = true;
	job->options.no_lines = job->detail == DETAIL_NONE;
	return 0;
}

/* Packs are only looked for if the word means nothing in the catalog, so that no other grade pays
 * for them. */
static const char *find_exercise(struct job *job, struct error *error)
{
	const char *id = content_exercise(&job->content, job->exercise_typed, error);

	if (!id && content_add_packs(&job->content, error) == 0)
		id = content_exercise(&job->content, job->exercise_typed, error);
	return id;
}

/* --- the work --------------------------------------------------------------------------------- */

static enum status prepare(struct job *job, int count, char **words, struct error *error)
{
	if (read_request(job, count, words, error) != 0)
		return STATUS_USAGE;
	if (content_open(&job->content, error) != 0)
		return STATUS_BROKEN;
	job->id = find_exercise(job, error);
	if (!job->id)
		return STATUS_USAGE;
	if (desk_open(&job->desk, &job->content, error) != 0)
		return STATUS_BROKEN;
	return source_read(&job->source, job->path, error);
}

/* The report of an exercise that cannot be graded with: the faults themselves go to stderr. */
static void give_up(struct job *job, const struct faults *faults)
{
	int others = faults->count + faults->more - 1;

	for (int i = 0; i < faults->count; i++)
		fprintf(stderr, "%s\n", faults->sentences[i]);
	if (faults->more > 0)
		fprintf(stderr, "and %d more\n", faults->more);
	job->exercise.id = text_format("%s", job->id);
	job->result = (struct result){
	    .verdict = VERDICT_GRADER_ERROR,
	    .path = text_printable(job->source.path, strlen(job->source.path), false),
	    .bytes = job->source.length,
	    .seed = job->options.seed,
	};
	hash_of(job->source.text, job->source.length, job->result.sha256);
	if (faults->count > 0)
		job->result.message = text_format("the exercise has %d fault%s: %s", others + 1,
		    others > 0 ? "s, the first" : "", faults->sentences[0]);
}

static void judge(struct job *job)
{
	const struct desk_task task = {
	    .content = &job->content,
	    .id = job->id,
	    .source = &job->source,
	    .options = &job->options,
	};
	struct faults faults = {0};

	if (desk_grade(&job->desk, &job->result, &job->exercise, &task, &faults) != 0)
		give_up(job, &faults);
	else if (job->result.verdict == VERDICT_GRADER_ERROR && job->result.message)
		typed_complain("grade: %s", job->result.message);
	faults_release(&faults);
}

static enum status tell(const struct job *job)
{
	enum status status = (enum status)verdict_status(job->result.verdict);
	struct error error = {""};
	int done = job->output ? report_to_file(job->output, job->format, &job->result,
				     &job->exercise, job->detail, &error)
			       : report_write(stdout, job->format, &job->result, &job->exercise,
				     job->detail, &error);

	if (done != 0) {
		typed_complain("grade: %s", error.text);
		return STATUS_BROKEN;
	}
	return status == STATUS_FAILED && job->exit_zero ? STATUS_DONE : status;
}

static enum status grade_one(struct session *session, int count, char **words)
{
	struct error error = {""};
	struct job job = {0};

	(void)session;
	stop_on_signals();
	cage_probe_begin();
	enum status status = prepare(&job, count, words, &error);

	if (status == STATUS_DONE) {
		judge(&job);
		status = stop_asked ? STATUS_BROKEN : tell(&job);
	} else {
		typed_complain("grade: %s", error.text);
	}
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
    .more = "EX is an exercise: its id, a beginning of it, or its number. FILE may be - for\n"
	    "standard input. The exit status is 0 if it passed, 1 if not, 2 for a mistake on\n"
	    "the command line, 3 if the grader itself could not do its work.\n"
	    "\n"
	    "  --format text|json     for a person (as if not given) or for a program\n"
	    "  --output PATH          into a file, not to standard output\n"
	    "  --detail cases         names hidden cases, and shows none of their values;\n"
	    "           full|none     shows all, or only how each category went\n"
	    "  --seed N               draws the same fresh cases again\n"
	    "  --sandbox-min LEVEL    refuses less: full (3), landlock (2) or seccomp (1)\n"
	    "  --exit-zero            0 for a submission that did not pass, too",
    .max_arguments = WORDS_MAX,
    .run = grade_one,
};
