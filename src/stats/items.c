#include "src/stats/items.h"

#include "src/stats/discrimination.h"

#include <stdlib.h>
#include <string.h>

/* What one learner did with one exercise. */
struct visit {
	const struct learner *learner;
	const struct standing *standing; /* NULL if nothing is known */
	const struct attempt **attempts; /* in time */
	int count;
	int pass; /* the first attempt that passed; -1 if none did */
};

/* Numbers of which the middle is wanted. */
struct numbers {
	double *list;
	int count;
};

/* An exercise while it is counted. */
struct counting {
	struct item *item;
	struct numbers tries, times;
	struct discrimination discrimination;
};

/* --- visits ----------------------------------------------------------------------------------- */

/* Of a batch, whose submissions are in order, but are graded in any. */
static bool is_of_batch(const struct attempt *attempt)
{
	return strcmp(attempt->kind, "batch") == 0;
}

static int by_time(const void *a, const void *b)
{
	const struct attempt *first = *(const struct attempt *const *)a;
	const struct attempt *second = *(const struct attempt *const *)b;

	if (is_of_batch(first) != is_of_batch(second))
		return is_of_batch(first) ? 1 : -1;
	if (!is_of_batch(first) && first->started_at != second->started_at)
		return first->started_at < second->started_at ? -1 : 1;
	/* As they were recorded, which is how they lie in the list. */
	return first < second ? -1 : first > second;
}

static int open_visit(struct visit *visit, const struct learner *learner, const char *exercise)
{
	const struct attempts *attempts = &learner->progress.attempts;

	*visit = (struct visit){
	    .learner = learner,
	    .standing = standings_find(&learner->progress.standings, exercise),
	    .attempts = calloc((size_t)attempts->count + 1, sizeof *visit->attempts),
	    .pass = -1,
	};
	if (!visit->attempts)
		return -1;
	for (int i = 0; i < attempts->count; i++)
		if (attempts->list[i].verdict != VERDICT_GRADER_ERROR &&
		    strcmp(attempts->list[i].exercise, exercise) == 0)
			visit->attempts[visit->count++] = &attempts->list[i];
	qsort(visit->attempts, (size_t)visit->count, sizeof(const struct attempt *), by_time);
	for (int i = visit->count - 1; i >= 0; i--)
		if (visit->attempts[i]->verdict == VERDICT_ACCEPTED)
			visit->pass = i;
	return 0;
}

/* --- medians ---------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
	double first = *(const double *)a, second = *(const double *)b;

	return (first > second) - (first < second);
}

static struct median median_of(struct numbers *numbers)
{
	int middle = numbers->count / 2;

	if (numbers->count == 0)
		return (struct median){false, 0};
	qsort(numbers->list, (size_t)numbers->count, sizeof *numbers->list, by_size);
	double upper = numbers->list[middle];

	if (numbers->count % 2 == 1)
		return (struct median){true, upper};
	return (struct median){true, (numbers->list[middle - 1] + upper) / 2};
}

/* --- mistakes --------------------------------------------------------------------------------- */

static struct item_mistake *find_mistake(struct item *item, const char *id, size_t length)
{
	for (int i = 0; i < item->mistake_count; i++)
		if (strncmp(item->mistakes[i].id, id, length) == 0 && !item->mistakes[i].id[length])
			return &item->mistakes[i];
	struct item_mistake *list =
	    realloc(item->mistakes, ((size_t)item->mistake_count + 1) * sizeof *list);
	char *copy = strndup(id, length);

	item->mistakes = list ? list : item->mistakes;
	if (!list || !copy) {
		free(copy);
		return NULL;
	}
	list[item->mistake_count] = (struct item_mistake){.id = copy};
	return &list[item->mistake_count++];
}

/* A combination is each of its mistakes. */
static int count_mistakes(struct item *item, const char *ids, const char *learner)
{
	while (ids && *ids) {
		size_t length = strcspn(ids, ",");
		struct item_mistake *mistake = find_mistake(item, ids, length);

		if (!mistake)
			return -1;
		mistake->attempts++;
		/* Learners come one after the other. */
		mistake->learners += mistake->last_learner != learner;
		mistake->last_learner = learner;
		ids += length + (ids[length] == ',');
	}
	return 0;
}

static int by_learners(const void *a, const void *b)
{
	const struct item_mistake *first = a, *second = b;

	if (first->learners != second->learners)
		return second->learners - first->learners;
	if (first->attempts != second->attempts)
		return second->attempts - first->attempts;
	return strcmp(first->id, second->id);
}

/* --- cases ------------------------------------------------------------------------------------ */

static bool is_fresh(const struct attempt_case *of)
{
	return strcmp(of->category, "fresh") == 0;
}

/* The place of a case in the item, where it is added if it is new; -1 without memory. Cases of
 * attempts come in the same order, so that most are found where they are looked for first. */
static int case_place(struct item *item, const struct attempt_case *of, int likely)
{
	if (likely < item->case_count && strcmp(item->cases[likely].name, of->name) == 0)
		return likely;
	for (int i = 0; i < item->case_count; i++)
		if (strcmp(item->cases[i].name, of->name) == 0)
			return i;
	struct item_case *list =
	    realloc(item->cases, ((size_t)item->case_count + 1) * sizeof *list);

	if (!list)
		return -1;
	item->cases = list;
	list[item->case_count] = (struct item_case){.name = of->name, .category = of->category};
	return item->case_count++;
}

static int count_cases(struct counting *counting, const struct attempt *attempt, bool is_first)
{
	int last = -1;

	for (int i = 0; i < attempt->case_count; i++) {
		const struct attempt_case *of = &attempt->cases[i];
		bool failed = of->verdict != VERDICT_ACCEPTED;

		if (is_fresh(of) || of->skipped)
			continue;
		last = case_place(counting->item, of, last + 1);
		if (last < 0 || (is_first && discrimination_note(
						 &counting->discrimination, last, !failed) != 0))
			return -1;
		struct item_case *to = &counting->item->cases[last];

		to->tried++;
		to->failed += failed;
		to->first_tried += is_first;
		to->first_failed += is_first && failed;
	}
	if (is_first)
		discrimination_end(&counting->discrimination);
	return 0;
}

static void judge_cases(struct counting *counting)
{
	for (int i = 0; i < counting->item->case_count; i++) {
		struct item_case *of = &counting->item->cases[i];

		of->discriminates =
		    of->first_tried >= ITEMS_LEARNERS_LEAST &&
		    discrimination_of(&counting->discrimination, i, &of->discrimination);
	}
}

/* --- one visit -------------------------------------------------------------------------------- */

int items_bin(double score, double max_score)
{
	double share = max_score > 0 ? score / max_score : 0;

	if (share >= 1 - 1e-9)
		return SCORE_BINS - 1;
	return share > 0 ? (int)(share * (SCORE_BINS - 1) + 1e-9) : 0;
}

double items_difficulty(const struct item_case *of)
{
	return of->first_tried > 0 ? (double)of->first_failed / of->first_tried : 0;
}

static void count_best(struct item *item, const struct visit *visit)
{
	int best = 0;

	for (int i = 0; i < visit->count; i++) {
		int bin = items_bin(visit->attempts[i]->score, visit->attempts[i]->max_score);

		best = bin > best ? bin : best;
	}
	item->scores[best]++;
}

/* Who passes at the first try without having started it here has taken a time that nobody knows,
 * and so has who handed it in to a batch. */
static void count_pass(struct counting *counting, const struct visit *visit)
{
	int64_t first = visit->attempts[0]->started_at, opened = 0;
	int64_t pass = visit->attempts[visit->pass]->started_at;

	if (visit->standing)
		opened = visit->standing->opened_at;
	if (opened != 0 && opened < first)
		first = opened;
	counting->item->passed++;
	counting->tries.list[counting->tries.count++] = visit->pass + 1;
	if (pass > first && !is_of_batch(visit->attempts[visit->pass]))
		counting->times.list[counting->times.count++] = (double)(pass - first);
}

static void count_help(struct item *item, const struct visit *visit)
{
	const struct standing *standing = visit->standing;

	if (!standing)
		return;
	item->hints += standing->hints_taken;
	item->hint_learners += standing->hints_taken > 0;
	item->solutions += standing->solution_seen_at != 0 &&
			   (visit->pass < 0 || standing->solution_seen_at <
						   visit->attempts[visit->pass]->started_at);
}

static int count_visit(struct counting *counting, const struct visit *visit)
{
	struct item *item = counting->item;

	count_help(item, visit);
	item->waiting += visit->count == 0 && visit->standing;
	if (visit->count == 0)
		return 0;
	item->learners++;
	item->attempts += visit->count;
	count_best(item, visit);
	if (visit->pass >= 0)
		count_pass(counting, visit);
	for (int i = 0; i < visit->count; i++) {
		const struct attempt *attempt = visit->attempts[i];

		item->verdicts[attempt->verdict]++;
		if (count_mistakes(item, attempt->diagnosis, visit->learner->name) != 0 ||
		    count_cases(counting, attempt, i == 0) != 0)
			return -1;
	}
	return 0;
}

/* --- one exercise ----------------------------------------------------------------------------- */

static int count_item(struct item *item, const struct records *records)
{
	size_t room = (size_t)records->count + 1;
	struct counting counting = {.item = item};
	int done = -1;

	counting.tries.list = calloc(room, sizeof(double));
	counting.times.list = calloc(room, sizeof(double));
	if (counting.tries.list && counting.times.list)
		done = 0;
	for (int i = 0; done == 0 && i < records->count; i++) {
		struct visit visit;

		done = open_visit(&visit, &records->list[i], item->exercise);
		if (done == 0)
			done = count_visit(&counting, &visit);
		free(visit.attempts);
	}
	if (done == 0) {
		item->tries_to_pass = median_of(&counting.tries);
		item->ms_to_pass = median_of(&counting.times);
		judge_cases(&counting);
	}
	if (item->mistake_count > 1)
		qsort(item->mistakes, (size_t)item->mistake_count, sizeof *item->mistakes,
		    by_learners);
	free(counting.tries.list);
	free(counting.times.list);
	discrimination_release(&counting.discrimination);
	return done;
}

/* --- all of them ------------------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_names(const struct records *records)
{
	size_t count = 0;

	for (int i = 0; i < records->count; i++)
		count += (size_t)records->list[i].progress.attempts.count +
			 (size_t)records->list[i].progress.standings.count;
	return count;
}

/* The exercise of each attempt and each standing, in order and with repetitions; the caller's. */
static const char **names_of(const struct records *records, size_t *count)
{
	const char **names = calloc(count_names(records) + 1, sizeof *names);

	*count = 0;
	for (int i = 0; names && i < records->count; i++) {
		const struct progress *progress = &records->list[i].progress;

		for (int k = 0; k < progress->attempts.count; k++)
			names[(*count)++] = progress->attempts.list[k].exercise;
		for (int k = 0; k < progress->standings.count; k++)
			names[(*count)++] = progress->standings.list[k].exercise;
	}
	if (names)
		qsort(names, *count, sizeof *names, by_text);
	return names;
}

int items_make(struct items *items, const struct records *records)
{
	size_t count;
	const char **names = names_of(records, &count);

	*items = (struct items){0};
	if (names)
		items->list = calloc(count + 1, sizeof *items->list);
	int done = items->list ? 0 : -1;

	for (size_t i = 0; names && done == 0 && i < count; i++) {
		if (i > 0 && strcmp(names[i], names[i - 1]) == 0)
			continue;
		struct item *item = &items->list[items->count++];

		item->exercise = names[i];
		done = count_item(item, records);
	}
	free(names);
	return done;
}

void items_release(struct items *items)
{
	for (int i = 0; i < items->count; i++) {
		for (int k = 0; k < items->list[i].mistake_count; k++)
			free(items->list[i].mistakes[k].id);
		free(items->list[i].mistakes);
		free(items->list[i].cases);
	}
	free(items->list);
	*items = (struct items){0};
}
