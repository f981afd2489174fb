/*
 * batch: many submissions, for a course. They come from a folder or from a list, and their results
 * go into a database, from which "report" makes what a course reads. This file is what one sees of
 * it; the work is in src/batch/.
 */
#include "src/batch/batch.h"

#include "grader/cache.h"
#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/compiler.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/batch/batch_post.h"
#include "src/batch/batch_report.h"
#include "src/crew.h"
#include "src/duration.h"
#include "src/file.h"
#include "src/grading.h"
#include "src/options.h"
#include "src/outbox/posting.h"
#include "src/output.h"
#include "src/session.h"
#include "src/ticker.h"
#include "src/typed.h"
#include "src/words.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 256, CACHE_DAYS = 30 };

/* Of a batch that is not told which: all learners meet the same fresh cases, and whoever grades
 * once more gets the same results. */
enum { SEED_USUAL = 1 };

enum {
	LIST,
	CATALOG,
	JOBS,
	DB,
	CSV,
	SEED,
	REGRADE,
	SANDBOX_MIN,
	FORMAT,
	EXIT_ZERO,
	REPORT_TO,
	SECRET_FILE,
	OUTBOX,
	OPTION_COUNT
};

static const struct option OPTIONS[OPTION_COUNT] = {
    [LIST] = {"list", "FILE"},
    [CATALOG] = {"catalog", NULL},
    [JOBS] = {"jobs", "N"},
    [DB] = {"db", "FILE"},
    [CSV] = {"csv", "FILE"},
    [SEED] = {"seed", GRADING_SEED},
    [REGRADE] = {"regrade", NULL},
    [SANDBOX_MIN] = {"sandbox-min", GRADING_LEVEL},
    [FORMAT] = {"format", "text|json"},
    [EXIT_ZERO] = {"exit-zero", NULL},
    [REPORT_TO] = {"report-to", "URL"},
    [SECRET_FILE] = {"secret-file", "PATH"},
    [OUTBOX] = {"outbox", "PATH"},
};

/* All that one run of the command holds. */
struct task {
	const struct screen *screen;
	const char *exercise, *folder, *list; /* as typed; NULL for what is not given */
	const char *csv;
	char *database;
	char *results, *kept; /* folders of the caches; NULL for none */
	bool seed_given, as_json, exit_zero;
	struct posting_request posting;
	struct submissions submissions;
	struct batch batch;
};

/* --- what is asked for ------------------------------------------------------------------------ */

static int take_jobs(int *jobs, const char *word, struct error *error)
{
	size_t digits = word ? strspn(word, "0123456789") : 0;
	int given = digits > 0 && digits < 8 && !word[digits] ? atoi(word) : 0;

	*jobs = crew_usual();
	if (!word)
		return 0;
	if (given < 1 || given > JOBS_MAX)
		return error_set(error, "--jobs is a number from 1 to %d, not \"%s\"", JOBS_MAX,
		    typed(word).text);
	*jobs = given;
	return 0;
}

/* Beside the folder, or the list: NAME.db. A folder may be called "." and still have a name. */
static char *usual_database(const char *beside)
{
	char real[PATH_MAX];
	size_t length = strlen(beside);

	while (length > 1 && beside[length - 1] == '/')
		length--;
	char *path = text_format("%.*s", (int)length, beside);
	const char *slash = path ? strrchr(path, '/') : NULL;
	const char *name = slash ? slash + 1 : path;
	bool has_name = name && *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
	char *database = NULL;

	if (has_name)
		database = text_format("%s.db", path);
	else if (realpath(beside, real) && real[1])
		database = text_format("%s.db", real);
	free(path);
	return database;
}

static int take_database(struct task *task, const char *given, struct error *error)
{
	const char *beside = task->list ? task->list : task->folder;

	if (given)
		task->database = text_format("%s", given);
	else if (strcmp(beside, "-") != 0)
		task->database = usual_database(beside);
	if (!task->database || !*task->database)
		return error_set(error, "say where the results are to go: --db results.db");
	if (task->csv &&
	    (strcmp(task->csv, task->database) == 0 || file_is_same(task->csv, task->database)))
		return error_set(error,
		    "--csv would write over %s, the database; name another "
		    "file",
		    typed(task->database).text);
	return 0;
}

static int take_places(struct task *task, const struct options *options, struct error *error)
{
	int wanted = !options->value[CATALOG] && !options->value[LIST] ? 2 : 1;

	task->list = options->value[LIST];
	if (task->list && options->value[CATALOG])
		return error_set(
		    error, "--catalog is for a folder, --list for a list: one of them");
	if (options->count != wanted)
		return error_set(error, "it needs %s, and nothing more: batch %s",
		    task->list                ? "an exercise and a list"
		    : options->value[CATALOG] ? "a folder of exercises"
					      : "an exercise and a folder",
		    task->list                ? "conv1d-basic --list files.txt"
		    : options->value[CATALOG] ? "--catalog submissions"
					      : "conv1d-basic submissions");
	if (!options->value[CATALOG])
		task->exercise = options->arguments[0];
	if (!task->list)
		task->folder = options->arguments[wanted - 1];
	return take_database(task, options->value[DB], error);
}

static int read_request(struct task *task, int count, char **words, struct error *error)
{
	struct batch *batch = &task->batch;
	struct options options;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, error) != 0)
		return -1;
	/* What may turn out otherwise on a busy machine is not asked for. */
	batch->options = (struct grade_options){.seed = SEED_USUAL,
	    .fresh = GRADING_FRESH,
	    .sandbox_min = CAGE_SECCOMP,
	    .diagnose = true,
	    .unplaced = true};
	if (!output_format_known(options.value[FORMAT], error) ||
	    take_jobs(&batch->workers, options.value[JOBS], error) != 0 ||
	    grading_take_seed(&batch->options.seed, options.value[SEED], error) != 0 ||
	    grading_take_level(&batch->options.sandbox_min, options.value[SANDBOX_MIN], error) != 0)
		return -1;
	task->seed_given = options.value[SEED] != NULL;
	task->as_json = output_is_json(options.value[FORMAT]);
	task->exit_zero = options.value[EXIT_ZERO] != NULL;
	task->csv = options.value[CSV];
	batch->regrade = options.value[REGRADE] != NULL;
	task->posting = (struct posting_request){
	    .command = "batch",
	    .url = options.value[REPORT_TO],
	    .secret_file = options.value[SECRET_FILE],
	    .outbox = options.value[OUTBOX],
	};
	if (POSTER.check(&task->posting, error) != 0)
		return -1;
	return take_places(task, &options, error);
}

/* --- preparing -------------------------------------------------------------------------------- */

static enum status find_submissions(struct task *task, struct error *error)
{
	const struct content *content = task->batch.content;
	const char *id = task->exercise ? content_exercise(content, task->exercise, error) : NULL;

	if (task->exercise && !id)
		return STATUS_USAGE;
	if (task->list)
		return submissions_read(&task->submissions, task->list, id, error);
	return id ? submissions_find(&task->submissions, task->folder, id, error)
		  : submissions_find_all(&task->submissions, task->folder, content, error);
}

/* A batch that goes on does so with the seed that it began with. */
static enum status take_seed(struct task *task, struct error *error)
{
	struct batch *batch = &task->batch;
	uint64_t seed = batch->options.seed;

	if (batch_store_seed(batch->store, &seed, error) != 0)
		return STATUS_BROKEN;
	if (task->seed_given && seed != batch->options.seed) {
		if (batch->regrade)
			return batch_store_set_seed(batch->store, batch->options.seed, error) == 0
				   ? STATUS_DONE
				   : STATUS_BROKEN;
		error_set(error,
		    "%s was begun with --seed %llu; leave --seed out, or grade all of it anew "
		    "with --regrade",
		    task->database, (unsigned long long)seed);
		return STATUS_USAGE;
	}
	batch->options.seed = seed;
	return STATUS_DONE;
}

/* What a grade finds out is found out here once, before there is a database. */
static int look_around(const struct task *task, struct error *error)
{
	int least = task->batch.options.sandbox_min;
	struct compiler compiler;
	struct cage cage;

	if (cage_probe(&cage, error) != 0 || compiler_find(&compiler, error) != 0)
		return -1;
	if ((int)cage.level >= least)
		return 0;
	return error_set(error,
	    "the sandbox of this machine is of level %d (%s), and at least %d was asked for; "
	    "missing: %s",
	    (int)cage.level, cage_level_name(cage.level), least, cage.missing);
}

/* Below that of references. */
static void find_caches(struct task *task, struct desk *desk)
{
	if (!desk->cache)
		return;
	task->results = text_format("%s/results", desk->cache);
	task->kept = text_format("%s/objects", desk->cache);
	task->batch.results = task->results;
	desk->workshop.kept = task->kept;
}

static enum status prepare(struct task *task, struct session *session, struct error *error)
{
	struct batch *batch = &task->batch;

	batch->content = session_content(session, error);
	batch->desk = batch->content ? session_desk(session, error) : NULL;
	if (!batch->desk)
		return STATUS_BROKEN;
	find_caches(task, batch->desk);
	enum status status = find_submissions(task, error);

	if (status != STATUS_DONE)
		return status;
	batch->submissions = &task->submissions;
	if (look_around(task, error) != 0)
		return STATUS_BROKEN;
	batch->store = batch_store_open(task->database, error);
	return batch->store ? take_seed(task, error) : STATUS_BROKEN;
}

/* --- while it runs ---------------------------------------------------------------------------- */

/* Submissions with the same text count once. */
static void show_progress(void *context, const struct batch *batch)
{
	double seconds = (clock_ms() - batch->started_ms) / 1e3;
	double rate = seconds > 0 ? batch->pieces_done / seconds : 0;
	int left = batch->piece_count - batch->pieces_done;

	bool foreseen = rate > 0 && seconds > 1 && left > 0;

	ticker_show(context, "%d of %d graded, %.*f a second%s%s%s", batch->pieces_done,
	    batch->piece_count, rate < 10 ? 1 : 0, rate, foreseen ? ", " : "",
	    foreseen ? duration((int64_t)(left / rate * 1e3)).text : "", foreseen ? " left" : "");
}

/* --- what it came to -------------------------------------------------------------------------- */

static void print_verdicts(const struct task *task, const struct batch_tally *tally)
{
	int count = task->submissions.count;

	for (int i = 0; i < VERDICT_COUNT; i++) {
		bool good = i == VERDICT_ACCEPTED;

		if (tally->verdicts[i] == 0)
			continue;
		printf("  %s%s %-14s%s %6d %5.1f %%\n",
		    screen_style(task->screen, good ? STYLE_GOOD : STYLE_BAD),
		    screen_sign(task->screen, good ? SIGN_RIGHT : SIGN_WRONG),
		    verdict_name((enum verdict)i), screen_style(task->screen, STYLE_PLAIN),
		    tally->verdicts[i], 100.0 * tally->verdicts[i] / count);
	}
}

/* Adds ", 3 WHAT" to the sentence; it begins without the comma. */
static void add_count(char *sentence, size_t size, int count, const char *what)
{
	size_t used = strlen(sentence);

	if (count > 0)
		snprintf(
		    sentence + used, size - used, "%s%d %s", used > 0 ? ", " : "", count, what);
}

static void print_work(const struct task *task)
{
	const struct batch_counts *counts = &task->batch.counts;
	char sentence[200] = "";

	add_count(sentence, sizeof sentence, counts->graded, "graded now");
	add_count(sentence, sizeof sentence, counts->shared, "with the text of another");
	add_count(sentence, sizeof sentence, counts->cached, "from the cache");
	add_count(sentence, sizeof sentence, counts->known, "known from before");
	if (*sentence)
		screen_say(task->screen, stdout, "\n%s.", sentence);
	if (counts->stale > 0)
		screen_say(task->screen, stdout,
		    "%d of those known from before were graded with another exercise, compiler or "
		    "Stride than are here now; --regrade grades them anew.",
		    counts->stale);
}

/* Whole if they are few; the database has them all. */
static void print_ungraded(const struct task *task)
{
	enum { SHOWN_MAX = 20 };
	int count = task->batch.counts.ungraded, shown = 0;

	if (count == 0)
		return;
	screen_say(task->screen, stdout,
	    "\n%d could not be graded and %s no score; run it again when the reason is gone:",
	    count, count == 1 ? "has" : "have");
	for (int i = 0; i < task->submissions.count && shown < SHOWN_MAX; i++) {
		const struct submission *one = &task->submissions.list[i];

		if (one->state != SUBMISSION_UNGRADED)
			continue;
		screen_say(task->screen, stdout, "  %s: %s", typed(one->path).text,
		    one->why ? one->why : "out of memory");
		shown++;
	}
	if (count > shown)
		printf("  and %d more\n", count - shown);
}

static void print_text(const struct task *task)
{
	struct batch_tally tally;
	int count = task->submissions.count, links = task->submissions.links;
	const char *exercise = task->batch.exercise_count == 1
				   ? task->batch.exercises[0].exercise.id
				   : "several exercises";

	batch_tally(&tally, &task->submissions);
	screen_say(task->screen, stdout, "%d %s by %d %s to %s\n", count,
	    count == 1 ? "submission" : "submissions", tally.learners,
	    tally.learners == 1 ? "learner" : "learners", exercise);
	print_verdicts(task, &tally);
	print_work(task);
	print_ungraded(task);
	if (links > 0)
		screen_say(task->screen, stdout, "%d %s not followed.", links,
		    links == 1 ? "link to a folder was" : "links to folders were");
	screen_say(task->screen, stdout, "\nThe results are in %s; \"report %s\" shows them.",
	    typed(task->database).text, typed(task->database).text);
}

static bool all_passed(const struct submissions *submissions)
{
	bool all = true;

	for (int i = 0; i < submissions->count; i++)
		all = all && submissions->list[i].verdict == VERDICT_ACCEPTED;
	return all;
}

static enum status tell(struct task *task, struct error *error)
{
	cJSON *root = task->as_json ? cJSON_CreateObject() : NULL;

	if (task->csv && batch_to_csv(task->batch.store, task->csv, error) != 0)
		return STATUS_BROKEN;
	if (!task->as_json)
		print_text(task);
	else if (!output_json(root, batch_to_json(root, &task->batch, task->database))) {
		error_set(error, "the document could not be written");
		return STATUS_BROKEN;
	}
	if (task->batch.counts.ungraded > 0)
		return STATUS_BROKEN;
	return task->exit_zero || all_passed(&task->submissions) ? STATUS_DONE : STATUS_FAILED;
}

/* That something could not be posted is said, and changes nothing of what the batch came to. */
static void post(const struct task *task)
{
	struct error error = {""};

	output_flush();
	if (task->posting.url && batch_post(task->batch.store, &task->posting, &error) != 0)
		typed_complain("batch: the results are not posted: %s", error.text);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void say_stopped(const struct task *task)
{
	const struct batch_counts *counts = &task->batch.counts;
	int done = counts->known + counts->graded + counts->cached + counts->shared;

	typed_complain(
	    "batch: interrupted; %d of %d are graded, and the same command goes on with the "
	    "rest",
	    done, task->submissions.count);
}

static void release(struct task *task)
{
	if (task->batch.desk)
		task->batch.desk->workshop.kept = NULL;
	batch_release(&task->batch);
	batch_store_close(task->batch.store);
	submissions_release(&task->submissions);
	free(task->database);
	free(task->results);
	free(task->kept);
}

static enum status batch(struct session *session, int count, char **words)
{
	struct task task = {.screen = &session->screen,
	    .batch = {.tell = show_progress, .context = &session->screen}};
	struct error error = {""};
	enum status status = STATUS_USAGE;

	stop_on_signals();
	if (read_request(&task, count, words, &error) == 0)
		status = prepare(&task, session, &error);
	if (status == STATUS_DONE)
		status = batch_run(&task.batch, &error);
	cache_sweep(task.results, CACHE_DAYS);
	cache_sweep(task.kept, CACHE_DAYS);
	ticker_clear(task.screen);
	if (status == STATUS_DONE) {
		status = tell(&task, &error);
		post(&task);
	}
	if (stop_asked)
		say_stopped(&task);
	else if (*error.text)
		typed_complain("batch: %s", error.text);
	release(&task);
	session_stop(session);
	return status;
}

const struct command command_batch = {
    .name = "batch",
    .arguments = "EX DIR",
    .summary = "Grades every *.c below a folder into a database; goes on where it was stopped.",
    .example = "batch conv1d-basic submissions --csv marks.csv",
    .more = "A file that lies in a folder of DIR is the work of the learner whom that folder is "
	    "named after, however deep it lies; another is that of the one whom it is named "
	    "after itself. Links are not followed, and what begins with a dot is left out.\n"
	    "\n"
	    "  --catalog              DIR holds a folder for each exercise, named as it is\n"
	    "  --list FILE            instead of DIR: on each line a path, or a learner, a\n"
	    "                         tab and a path; - is standard input\n"
	    "  --db FILE              the database; if not given DIR.db, beside DIR\n"
	    "  --csv FILE             a table of all that is in it, too\n"
	    "  --jobs N               so many at a time; as many as there are processors if\n"
	    "                         not given\n"
	    "  --seed N               of the fresh cases, the same for all: that with which\n"
	    "                         the database was begun if not given, and at first 1\n"
	    "  --regrade              grades anew what was graded with another exercise,\n"
	    "                         compiler or Stride than are here now\n"
	    "  --sandbox-min LEVEL    refuses less: full (3), landlock (2) or seccomp (1)\n"
	    "  --format json          a document about this run\n"
	    "  --exit-zero            0 also if some did not pass\n"
	    "  --report-to URL        posts the results there as well, signed; \"help outbox\"\n"
	    "\n"
	    "What has a result is not graded again, and the same text for the same exercise "
	    "only once. The results do not depend on --jobs, nor on how often it was stopped, "
	    "by Ctrl-C or by force: the same command goes on with what is missing. A file that "
	    "has changed is graded anew and its result replaced. Compiled submissions and "
	    "results are also kept in $XDG_CACHE_HOME/stride (else ~/.cache/stride), for "
	    "--regrade and for a database that is made anew, until 30 days have passed without "
	    "use; these may be deleted.\n"
	    "\n"
	    "What could not be graded, a file that cannot be read or one for which the grader "
	    "failed twice, is named apart, has no score, and is tried again the next time. The "
	    "exit status is 0 if all passed, 1 if one did not, 2 for a mistake on the command "
	    "line, 3 if one could not be graded, or the machine could not do the work.",
    .max_arguments = WORDS_MAX,
    .run = batch,
};
