/*
 * author vectors: writes the hidden cases of an exercise. What people wrote, or another program
 * answered, stays; cases with the source "reference.c" were made here, and are made anew: as few as
 * show all that legal inputs can be like, refuse every pitfall, tell every two of them apart, and
 * find the small mistakes that can be made in the reference.
 */
#include "src/author/author.h"

#include "grader/cage.h"
#include "grader/exercise/exercise.h"
#include "grader/exercise/manifest.h"
#include "grader/json.h"
#include "grader/text.h"
#include "src/author/imported.h"
#include "src/author/pool.h"
#include "src/author/writing.h"
#include "src/options.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	HIDDEN_LEAST = 12,
	HIDDEN_MOST = 40,
	CATEGORY_LEAST = 2,
	SEED_MAX = 1000000,
	PHRASES_MOST = 2,
};

#define SOURCE_MADE "reference.c"

enum { IMPORT, JOBS, SEED, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [IMPORT] = {"import", "FILE"},
    [JOBS] = {"jobs", "N"},
    [SEED] = {"seed", "N"},
};

/* Of one exercise. */
struct making {
	struct author *author;
	struct subject *subject;
	struct imported imported;
	struct test_case *kept; /* worked examples first; borrowed */
	int kept_count, examples, made_count, drawn_seed;
	cJSON *written; /* the cases, in the order of the file */
	struct pool pool;
};

/* --- what stays ------------------------------------------------------------------------------- */

static bool is_made(const struct test_case *of)
{
	return of->source && strcmp(of->source, SOURCE_MADE) == 0;
}

static int keep(struct making *making, const struct test_case *cases, int count)
{
	for (int i = 0; i < count; i++) {
		const struct test_case *of = &cases[i];

		if (of->hidden && (is_made(of) || (cases != making->imported.exercise.cases &&
						      imported_has(&making->imported, of->name))))
			continue;
		if (!of->hidden && cases == making->imported.exercise.cases)
			continue; /* the examples come with both */
		making->kept[making->kept_count++] = *of;
		making->examples += !of->hidden;
		if (!of->hidden)
			continue;
		cJSON *item = writing_case(&making->subject->exercise, of);

		if (!item || !cJSON_AddItemToArray(making->written, item))
			return -1;
	}
	return 0;
}

static int keep_all(struct making *making, struct error *error)
{
	const struct exercise *own = &making->subject->exercise,
			      *other = &making->imported.exercise;
	size_t most = (size_t)own->case_count + (size_t)other->case_count;

	making->kept = calloc(most + 1, sizeof *making->kept);
	making->written = cJSON_CreateArray();
	if (!making->kept || !making->written || keep(making, own->cases, own->case_count) != 0 ||
	    keep(making, other->cases, other->case_count) != 0) {
		error_set(error, "out of memory");
		return -1;
	}
	return 0;
}

/* --- what is made: its words ------------------------------------------------------------------ */

static char *join(char *text, const char *between, char *more)
{
	char *both = text && more ? text_format("%s%s%s", text, *text ? between : "", more) : NULL;

	free(text);
	free(more);
	return both;
}

/* "x 2x3, radius 1". */
static char *describe(const struct exercise *e, const struct test_case *of)
{
	char *text = strdup("");

	for (int i = 0; i < e->param_count; i++) {
		const struct value *arg = &of->args[i];
		char *sizes = strdup("");

		for (int axis = 0; axis < arg->tensor.rank && arg->kind == VALUE_TENSOR; axis++)
			sizes = join(sizes, "x", text_format("%d", arg->tensor.shape[axis]));
		if (arg->kind == VALUE_INT)
			sizes = join(sizes, "", text_format("%d", arg->integer));
		else if (arg->kind == VALUE_FLOAT)
			sizes = join(sizes, "", text_format("%g", (double)arg->real));
		if (arg->kind == VALUE_OPTIONS)
			free(sizes);
		else
			text = join(
			    text, ", ", join(text_format("%s", e->params[i].name), " ", sizes));
	}
	return text;
}

static bool is_taken(const cJSON *cases, const char *name)
{
	const cJSON *item;

	cJSON_ArrayForEach (item, cases) {
		const char *other =
		    cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "name"));

		if (other && strcmp(other, name) == 0)
			return true;
	}
	return false;
}

/* A name that no other case has. */
static char *name_of(const struct making *making, const struct test_case *of)
{
	char *sizes = describe(&making->subject->exercise, of), *name = NULL;

	for (int n = 1; sizes && !name; n++) {
		name = n == 1 ? text_format("%s", sizes) : text_format("%s (%d)", sizes, n);
		if (!name || !is_taken(making->written, name))
			break;
		free(name);
		name = NULL;
	}
	free(sizes);
	return name;
}

/* What it was chosen for, of the traits that it has. */
static char *say_traits(const struct pool *pool)
{
	char *text = strdup("");
	int phrases = 0;

	for (int goal = 0; goal < pool->cover.goals && phrases < PHRASES_MOST; goal++) {
		if (pool->goals[goal].kind != GOAL_TRAIT || !pool->cover.new_goal[goal])
			continue;
		text = join(text, " and ", traits_say(&pool->traits, pool->goals[goal].of));
		phrases++;
	}
	return text && *text ? join(text_format("It has "), "", join(text, "", strdup("."))) : text;
}

static const struct pitfall *pitfall_of(const struct pool *pool, const struct goal *goal)
{
	const struct program *program = &pool->pitfalls.list[goal->of];

	return &pool->exercise.pitfalls[program->pitfalls[0]];
}

/* A sentence that a learner may read. */
static char *why_of(const struct pool *pool)
{
	char *traits = say_traits(pool), *mistake = NULL;

	for (int goal = 0; goal < pool->cover.goals && !mistake; goal++)
		if (pool->goals[goal].kind == GOAL_PITFALL && pool->cover.new_goal[goal])
			mistake = text_format(
			    "It shows a mistake: %s.", pitfall_of(pool, &pool->goals[goal])->title);
	if (traits && *traits && mistake)
		return join(traits, " ", mistake);
	if (traits && *traits)
		return traits;
	free(traits);
	return mistake ? mistake : strdup("It tells right from wrong where others do not.");
}

/* --- what is made: its category --------------------------------------------------------------- */

static int cases_in(const struct making *making, const char *category)
{
	const cJSON *item;
	int count = 0;

	cJSON_ArrayForEach (item, making->written) {
		const char *name =
		    cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "category"));

		count += name && strcmp(name, category) == 0;
	}
	return count;
}

static bool is_for_hidden(const char *category)
{
	return strcmp(category, CATEGORY_EXAMPLES) != 0 && strcmp(category, CATEGORY_FRESH) != 0;
}

/* Whether a category bears the name of a pitfall, so that only cases that refuse it belong there.
 */
static int pitfall_named(const struct exercise *e, const char *category)
{
	for (int i = 0; i < e->pitfall_count; i++)
		if (strcmp(e->pitfalls[i].id, category) == 0)
			return i;
	return -1;
}

static bool refuses(const struct pool *pool, int candidate, int pitfall)
{
	for (int goal = 0; goal < pool->cover.goals; goal++)
		if (pool->goals[goal].kind == GOAL_PITFALL &&
		    pool->pitfalls.list[pool->goals[goal].of].pitfalls[0] == pitfall &&
		    pool->cover
			.reaches[(size_t)candidate * (size_t)pool->cover.goals + (size_t)goal])
			return true;
	return false;
}

/* The category with the fewest cases, of those that it may be in; NULL if there is none. */
static const char *category_of(const struct making *making, int candidate)
{
	const struct exercise *e = &making->subject->exercise;
	const char *best = NULL;

	for (int i = 0; i < e->category_count; i++) {
		const char *name = e->categories[i].name;
		int pitfall = pitfall_named(e, name);

		if (!is_for_hidden(name) ||
		    (pitfall >= 0 && !refuses(&making->pool, candidate, pitfall)))
			continue;
		if (!best || cases_in(making, name) < cases_in(making, best))
			best = name;
	}
	return best;
}

/* --- choosing --------------------------------------------------------------------------------- */

static int add_made(struct making *making, int candidate, struct error *error)
{
	struct test_case of = making->pool.cases[candidate];
	char *name = name_of(making, &of), *why = why_of(&making->pool);
	char *category = (char *)category_of(making, candidate);

	of.name = name;
	of.why = why;
	of.category = category;
	of.source = (char *)SOURCE_MADE;
	cJSON *item =
	    name && why && category ? writing_case(&making->subject->exercise, &of) : NULL;
	bool added = item && cJSON_AddItemToArray(making->written, item);

	free(name);
	free(why);
	making->made_count += added;
	if (!category)
		return error_set(error,
		    "%s/exercise.json: points: has no category for hidden cases; add one, such as "
		    "\"sizes\": 1",
		    making->subject->folder);
	return added ? 0 : error_set(error, "out of memory");
}

static bool has_enough(const struct making *making)
{
	const struct exercise *e = &making->subject->exercise;

	for (int i = 0; i < e->category_count; i++)
		if (is_for_hidden(e->categories[i].name) &&
		    cases_in(making, e->categories[i].name) < CATEGORY_LEAST)
			return false;
	return cJSON_GetArraySize(making->written) >= HIDDEN_LEAST;
}

/* Takes what reaches something new, until nothing does or there are enough. */
static int choose_round(struct making *making, bool until_enough, struct error *error)
{
	int best;

	while (cJSON_GetArraySize(making->written) < HIDDEN_MOST &&
	       !(until_enough && has_enough(making)) &&
	       (best = cover_take_best(&making->pool.cover)) >= 0)
		if (add_made(making, best, error) != 0)
			return -1;
	return 0;
}

/* All goals once, and then again until there are enough cases, or no more inputs. */
static int choose(struct making *making, struct error *error)
{
	int before = -1, done;

	for (int i = 0; i < making->kept_count; i++)
		cover_take(&making->pool.cover, i);
	done = choose_round(making, false, error);
	while (done == 0 && !has_enough(making) && before < making->made_count) {
		before = making->made_count;
		cover_begin_again(&making->pool.cover);
		done = choose_round(making, true, error);
	}
	return done;
}

/* --- telling ---------------------------------------------------------------------------------- */

struct tally {
	int can, do_reach;
};

static struct tally tally_of(const struct pool *pool, enum goal_kind kind)
{
	const struct cover *cover = &pool->cover;
	struct tally tally = {0};

	for (int goal = 0; goal < cover->goals; goal++) {
		bool can = false;

		if (pool->goals[goal].kind != kind)
			continue;
		for (int i = 0; i < cover->candidates && !can; i++)
			can = cover->reaches[(size_t)i * (size_t)cover->goals + (size_t)goal];
		tally.can += can;
		tally.do_reach += cover_has(cover, goal);
	}
	return tally;
}

/* Pitfalls that nothing refuses, and pairs that nothing tells apart. */
static int tell_out_of_reach(const struct making *making)
{
	const struct pool *pool = &making->pool;
	int count = 0;

	for (int goal = 0; goal < pool->cover.goals; goal++) {
		const struct goal *of = &pool->goals[goal];

		if (of->kind == GOAL_TRAIT || of->kind == GOAL_MUTANT ||
		    cover_has(&pool->cover, goal))
			continue;
		count++;
		if (of->kind == GOAL_PITFALL)
			author_say(AUTHOR_INDENT, "       %s: no input was found that refuses it",
			    pool->pitfalls.list[of->of].path);
		else
			author_say(AUTHOR_INDENT,
			    "       %s: no input was found that tells it from %s",
			    pool->pitfalls.list[of->of].path, pool->pitfalls.list[of->other].path);
	}
	return count;
}

static int tell(const struct making *making)
{
	struct tally traits = tally_of(&making->pool, GOAL_TRAIT),
		     pitfalls = tally_of(&making->pool, GOAL_PITFALL),
		     mutants = tally_of(&making->pool, GOAL_MUTANT);

	author_say(AUTHOR_INDENT, "%s: %d cases kept, %d made with the seed %d",
	    making->subject->vectors, making->kept_count - making->examples, making->made_count,
	    making->drawn_seed);
	author_say(AUTHOR_INDENT,
	    "       %d of %d traits of legal inputs, %d of %d programs of pitfalls, %d of %d "
	    "mutants that can be told from the reference",
	    traits.do_reach, traits.can, pitfalls.do_reach, making->pool.pitfalls.count,
	    mutants.do_reach, mutants.can);
	return tell_out_of_reach(making);
}

/* --- one exercise ----------------------------------------------------------------------------- */

static int complain(const struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		typed_complain("author vectors: %s", faults->sentences[i]);
	return faults->count + faults->more;
}

/* What is there is read anew: vectors may be missing, or leave a category without a case. */
static enum status open_subject(struct subject *subject)
{
	struct faults faults = {0};
	bool is_there = access(subject->vectors, F_OK) == 0;

	exercise_release(&subject->exercise);
	subject->loaded = exercise_load_draft(&subject->exercise, subject->folder,
			      is_there ? subject->vectors : NULL, &faults) == 0;
	complain(&faults);
	faults_release(&faults);
	return subject->loaded ? STATUS_DONE : STATUS_FAILED;
}

static enum status make(struct making *making, int seed, struct error *error)
{
	making->drawn_seed = seed;
	making->pool.author = making->author;
	making->pool.subject = making->subject;
	if (keep_all(making, error) != 0 ||
	    pool_fill(&making->pool, making->kept, making->kept_count, (uint64_t)seed, error) !=
		0 ||
	    choose(making, error) != 0 ||
	    writing_vectors(
		making->subject->vectors, making->subject->id, making->written, error) != 0)
		return STATUS_BROKEN;
	return tell(making) == 0 ? STATUS_DONE : STATUS_FAILED;
}

static enum status make_one(struct author *author, struct subject *subject, const char *import,
    int seed, struct error *error)
{
	struct making making = {.author = author, .subject = subject};
	enum status status = open_subject(subject);

	if (status == STATUS_DONE && import)
		status = imported_read(&making.imported, author, subject, import, error);
	if (status == STATUS_DONE)
		status = make(&making, seed, error);
	pool_release(&making.pool);
	imported_release(&making.imported);
	cJSON_Delete(making.written);
	free(making.kept);
	return status;
}

/* The wants of the catalog come from the real library. */
static enum status refuse_built_in(const struct author *author, struct error *error)
{
	for (int i = 0; i < author->count; i++)
		if (author->subjects[i].built_in) {
			error_set(error,
			    "the cases of %s come from another library, not from its reference; "
			    "name the folder of an exercise of yours: author vectors ./my-exercise",
			    author->subjects[i].id);
			return STATUS_USAGE;
		}
	return STATUS_DONE;
}

static enum status make_all(
    struct author *author, const char *import, int seed, struct error *error)
{
	enum status worst = refuse_built_in(author, error);
	struct cage cage;

	if (worst == STATUS_DONE && import && author->count > 1) {
		error_set(error, "--import is for one exercise at a time");
		worst = STATUS_USAGE;
	}
	if (worst == STATUS_DONE && cage_probe(&cage, error) != 0)
		worst = STATUS_BROKEN;
	for (int i = 0; i < author->count && worst < STATUS_USAGE; i++) {
		enum status status = make_one(author, &author->subjects[i], import, seed, error);

		worst = status > worst ? status : worst;
	}
	return worst;
}

/* What the pitfalls answer to the new cases. */
static enum status remake_answers(const struct author *author)
{
	char **folders = calloc((size_t)author->count + 1, sizeof(char *));
	enum status status = STATUS_BROKEN;

	for (int i = 0; folders && i < author->count; i++)
		folders[i] = author->subjects[i].folder;
	if (folders)
		status = author_answers(author->screen, author->count, folders);
	free((void *)folders);
	return status;
}

enum status author_vectors(const struct screen *screen, int count, char **words)
{
	struct author author = {.screen = screen};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	int seed = 1;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0 &&
	    author_take_jobs(&author.workers, options.value[JOBS], &error) == 0 &&
	    author_take_number(&seed, "seed", options.value[SEED], SEED_MAX, &error) == 0) {
		if (options.count == 0)
			error_set(&error, "it needs the folder of an exercise: author vectors "
					  "./my-exercise");
		else
			status = author_open(&author, options.count, options.arguments, &error);
	}
	if (status == STATUS_DONE) {
		error = (struct error){""};
		status = make_all(&author, options.value[IMPORT], seed, &error);
	}
	author_clear_progress(&author);
	if (*error.text && status != STATUS_DONE)
		typed_complain("author vectors: %s", error.text);
	fflush(stdout);
	if (status == STATUS_DONE)
		status = remake_answers(&author);
	author_release(&author);
	return status;
}
