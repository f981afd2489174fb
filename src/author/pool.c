#include "src/author/pool.h"

#include "grader/exercise/fresh.h"
#include "grader/exercise/manifest.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/value.h"
#include "src/author/asking.h"
#include "src/author/judge.h"
#include "src/crew.h"
#include "src/file.h"

#include <stdlib.h>
#include <string.h>

enum {
	SMALL = 120,
	DRAWN = 400,
	NUMBERS_MAX = 300, /* of a case, which people may want to read */
	MUTANTS_MOST = 150,
	MUTANT_MS = 200, /* one that never ends should not take long */
};

/* --- inputs ----------------------------------------------------------------------------------- */

static size_t numbers_of(const struct pool *pool, const struct test_case *of)
{
	size_t numbers = 0;

	for (int i = 0; i < pool->exercise.param_count; i++)
		if (of->args[i].kind == VALUE_TENSOR)
			numbers += value_size(&of->args[i]);
	return numbers;
}

/* Small ones are drawn without names. */
static int name_case(struct test_case *of, int number)
{
	free(of->name);
	free(of->category);
	of->name = text_format("input %d", number);
	of->category = strdup(CATEGORY_FRESH);
	of->hidden = true;
	return of->name && of->category ? 0 : -1;
}

static int add_lot(struct pool *pool, struct test_case *lot, int count)
{
	for (int i = 0; i < count; i++) {
		if (numbers_of(pool, &lot[i]) > NUMBERS_MAX)
			continue;
		if (name_case(&lot[i], pool->count) != 0)
			return -1;
		pool->cases[pool->count++] = lot[i];
	}
	return 0;
}

static int draw(struct pool *pool, uint64_t seed, struct error *error)
{
	const struct exercise *e = &pool->subject->exercise;

	pool->small_count = SMALL;
	if (fresh_draw_small(&pool->small, e, &pool->small_count, error) != 0 ||
	    fresh_draw(&pool->own, e, seed, DRAWN, error) != 0)
		return -1;
	pool->own_count = DRAWN;
	pool->cases =
	    calloc((size_t)pool->kept + (size_t)pool->small_count + DRAWN, sizeof *pool->cases);
	return pool->cases ? 0 : error_set(error, "out of memory");
}

/* The wants belong to the pool; all else of a case belongs to the lot that it was drawn in. */
static int ask(struct pool *pool, struct error *error)
{
	int count = pool->count - pool->kept;
	struct test_case **list = calloc((size_t)count + 1, sizeof(struct test_case *));

	if (!list)
		return error_set(error, "out of memory");
	for (int i = 0; i < count; i++)
		list[i] = &pool->cases[pool->kept + i];
	int done =
	    asking_wants(&pool->author->workshop, &pool->subject->exercise, list, count, error);

	free((void *)list);
	return done;
}

static int gather(
    struct pool *pool, const struct test_case *kept, int count, uint64_t seed, struct error *error)
{
	pool->kept = count;
	pool->exercise = pool->subject->exercise;
	if (draw(pool, seed, error) != 0)
		return -1;
	memcpy(pool->cases, kept, (size_t)count * sizeof *kept);
	pool->count = count;
	if (add_lot(pool, pool->small, pool->small_count) != 0 ||
	    add_lot(pool, pool->own, pool->own_count) != 0)
		return error_set(error, "out of memory");
	pool->exercise.cases = pool->cases;
	pool->exercise.case_count = pool->count;
	return ask(pool, error);
}

/* --- programs --------------------------------------------------------------------------------- */

static struct exercise limited(const struct pool *pool, bool is_mutant)
{
	struct exercise e = pool->exercise;

	e.limits.output_kb *= 1 + pool->count / (pool->subject->exercise.case_count + 1);
	if (is_mutant && e.limits.time_ms > MUTANT_MS)
		e.limits.time_ms = MUTANT_MS;
	return e;
}

static void grade_one(void *context, int index, FILE *out)
{
	struct pool *pool = context;
	bool is_mutant = index >= pool->pitfalls.count;
	struct exercise exercise = limited(pool, is_mutant);
	struct grade_options options = {0};
	struct error error = {""};
	size_t length = 0;
	char *text =
	    is_mutant
		? mutants_apply(&pool->mutants.list[index - pool->pitfalls.count], pool->reference)
		: file_read(pool->pitfalls.list[index].path, SOURCE_MAX, &length, &error);
	struct source source = {"answer.c", text, text ? strlen(text) : 0};

	if (text)
		trial_run(out, &pool->author->workshop, &exercise, &source, &options);
	free(text);
}

static bool *reaches(struct pool *pool, int candidate, int goal)
{
	return &pool->cover.reaches[(size_t)candidate * (size_t)pool->cover.goals + (size_t)goal];
}

static void note_refusals(struct pool *pool, const struct trial *trial, int goal)
{
	for (int i = 0; i < trial->case_count && i < pool->count; i++)
		*reaches(pool, i, goal) =
		    !trial->cases[i].skipped && trial->cases[i].verdict != VERDICT_ACCEPTED;
}

static void take_one(void *context, int index, const char *said, size_t length)
{
	struct pool *pool = context;
	int pitfalls = pool->pitfalls.count, goal = pool->traits.count + index;
	struct trial trial = {0},
		     *into = index < pitfalls ? &pool->pitfalls.list[index].trial : &trial;

	/* Goals stand in this order: traits, pitfalls, mutants, pairs of pitfalls. */
	trial_read(into, said, length);
	if (into->verdict != VERDICT_COMPILE_ERROR && into->verdict != VERDICT_GRADER_ERROR)
		note_refusals(pool, into, goal);
	trial_release(&trial);
	author_show_progress(pool->author, "tried", ++pool->graded, pitfalls + pool->mutants.count);
}

static int find_programs(struct pool *pool, struct error *error)
{
	char *path = text_format("%s/reference.c", pool->subject->folder);
	size_t length;

	pool->reference = path ? file_read(path, SOURCE_MAX, &length, error) : NULL;
	free(path);
	if (!pool->reference)
		return -1;
	if (programs_add_pitfalls(&pool->pitfalls, pool->subject) != 0 ||
	    mutants_find(&pool->mutants, pool->reference, strlen(pool->reference)) != 0)
		return error_set(error, "out of memory");
	mutants_sample(&pool->mutants, MUTANTS_MOST);
	return 0;
}

/* --- goals ------------------------------------------------------------------------------------ */

static bool are_told_apart_by_name(const struct program *a, const struct program *b)
{
	return a->pitfall_count != b->pitfall_count ||
	       memcmp(a->pitfalls, b->pitfalls, (size_t)a->pitfall_count * sizeof *a->pitfalls) !=
		   0;
}

static void put_goal(struct pool *pool, int *count, enum goal_kind kind, int of, int other)
{
	pool->goals[(*count)++] = (struct goal){kind, of, other};
}

static int list_goals(struct pool *pool, struct error *error)
{
	int programs = pool->pitfalls.count, count = 0;
	size_t most = (size_t)pool->traits.count + (size_t)pool->mutants.count +
		      (size_t)programs * (size_t)(programs + 1);

	pool->goals = calloc(most + 1, sizeof *pool->goals);
	if (!pool->goals)
		return error_set(error, "out of memory");
	for (int i = 0; i < pool->traits.count; i++)
		put_goal(pool, &count, GOAL_TRAIT, i, 0);
	for (int i = 0; i < programs; i++)
		put_goal(pool, &count, GOAL_PITFALL, i, 0);
	for (int i = 0; i < pool->mutants.count; i++)
		put_goal(pool, &count, GOAL_MUTANT, i, 0);
	for (int i = 0; i < programs; i++)
		for (int k = 0; k < i; k++)
			if (are_told_apart_by_name(
				&pool->pitfalls.list[i], &pool->pitfalls.list[k]))
				put_goal(pool, &count, GOAL_PAIR, i, k);
	return cover_init(&pool->cover, pool->count, count) == 0
		   ? 0
		   : error_set(error, "out of memory");
}

static void note_pair(struct pool *pool, int goal)
{
	const struct trial *a = &pool->pitfalls.list[pool->goals[goal].of].trial,
			   *b = &pool->pitfalls.list[pool->goals[goal].other].trial;

	for (int i = 0; i < pool->count && i < a->case_count && i < b->case_count; i++)
		*reaches(pool, i, goal) =
		    !author_same_outcome(&pool->cases[i], &a->cases[i], &b->cases[i]);
}

static void note_the_rest(struct pool *pool)
{
	for (int goal = 0; goal < pool->cover.goals; goal++) {
		if (pool->goals[goal].kind == GOAL_PAIR)
			note_pair(pool, goal);
		for (int i = 0; i < pool->count && pool->goals[goal].kind == GOAL_TRAIT; i++)
			*reaches(pool, i, goal) =
			    traits_has(&pool->traits, pool->goals[goal].of, pool->cases[i].args);
	}
	for (int i = 0; i < pool->count; i++)
		pool->cover.cost[i] = numbers_of(pool, &pool->cases[i]);
}

int pool_fill(
    struct pool *pool, const struct test_case *kept, int count, uint64_t seed, struct error *error)
{
	if (gather(pool, kept, count, seed, error) != 0 || find_programs(pool, error) != 0)
		return -1;
	if (traits_find(&pool->traits, &pool->exercise) != 0)
		return error_set(error, "out of memory");
	if (list_goals(pool, error) != 0)
		return -1;
	struct crew crew = {.workers = pool->author->workers,
	    .count = pool->pitfalls.count + pool->mutants.count,
	    .context = pool,
	    .work = grade_one,
	    .take = take_one};
	int done = crew_run(&crew, error);

	author_clear_progress(pool->author);
	if (done == 0)
		note_the_rest(pool);
	return done;
}

void pool_release(struct pool *pool)
{
	for (int i = pool->kept; pool->cases && i < pool->count; i++)
		value_release(&pool->cases[i].want);
	free(pool->cases);
	fresh_release(pool->own, pool->own_count);
	fresh_release(pool->small, pool->small_count);
	programs_release(&pool->pitfalls);
	traits_release(&pool->traits);
	mutants_release(&pool->mutants);
	cover_release(&pool->cover);
	free(pool->goals);
	free(pool->reference);
	*pool = (struct pool){0};
}
