#include "src/stats/book.h"

#include <stdlib.h>
#include <string.h>

/* An entry's program while groups are looked for. */
struct program {
	struct fingerprint fingerprint;
	int entry, place; /* the place of its exercise */
};

const char *group_words(enum group_kind kind)
{
	static const char *const WORDS[] = {
	    [GROUP_OWN] = "the same program",
	    [GROUP_STARTER] = "the starter as it was given",
	    [GROUP_REFERENCE] = "the reference",
	};

	return WORDS[kind];
}

/* --- entries ---------------------------------------------------------------------------------- */

static struct entry *find_entry(struct book *book, int first, const char *exercise)
{
	for (int i = first; i < book->entry_count; i++)
		if (strcmp(book->entries[i].exercise, exercise) == 0)
			return &book->entries[i];
	return NULL;
}

static bool is_better(const struct attempt *attempt, const struct attempt *than)
{
	if (attempt->score != than->score)
		return attempt->score > than->score;
	/* A batch is graded in any order, but what it holds is in order. */
	return strcmp(attempt->kind, "batch") == 0 || attempt->started_at >= than->started_at;
}

static void add_learner(struct book *book, const struct learner *learner)
{
	const struct attempts *attempts = &learner->progress.attempts;
	int first = book->entry_count;

	for (int i = 0; i < attempts->count; i++) {
		const struct attempt *attempt = &attempts->list[i];
		struct entry *entry = find_entry(book, first, attempt->exercise);

		if (attempt->verdict == VERDICT_GRADER_ERROR)
			continue;
		if (!entry) {
			entry = &book->entries[book->entry_count++];
			*entry =
			    (struct entry){learner->name, attempt->exercise, 0, attempt, 0, -1};
		}
		entry->tries++;
		if (is_better(attempt, entry->attempt))
			entry->attempt = attempt;
	}
}

static int by_exercise(const void *a, const void *b)
{
	const struct entry *first = a, *second = b;
	int order = first->place - second->place;

	/* What the course does not know has no place in it. */
	if (order == 0)
		order = strcmp(first->exercise, second->exercise);
	return order != 0 ? order : strcmp(first->learner, second->learner);
}

static int add_entries(
    struct book *book, const struct records *records, const struct course *course)
{
	size_t most = 0;

	for (int i = 0; i < records->count; i++)
		most += (size_t)records->list[i].progress.attempts.count;
	book->entries = calloc(most + 1, sizeof *book->entries);
	if (!book->entries)
		return -1;
	for (int i = 0; i < records->count; i++)
		add_learner(book, &records->list[i]);
	for (int i = 0; i < book->entry_count; i++)
		book->entries[i].place = course_place(course, book->entries[i].exercise);
	qsort(book->entries, (size_t)book->entry_count, sizeof *book->entries, by_exercise);
	return 0;
}

/* --- groups ----------------------------------------------------------------------------------- */

static int by_program(const void *a, const void *b)
{
	const struct program *first = a, *second = b;
	int order = first->place - second->place;

	if (order == 0)
		order = strcmp(first->fingerprint.hash, second->fingerprint.hash);
	return order != 0 ? order : first->entry - second->entry;
}

/* The programs of all entries whose source is there, those alike side by side; the caller's. */
static struct program *programs_of(const struct book *book, int *count)
{
	struct program *programs = calloc((size_t)book->entry_count + 1, sizeof *programs);
	int place = 0;

	*count = 0;
	for (int i = 0; programs && i < book->entry_count; i++) {
		const struct entry *entry = &book->entries[i];
		struct program *program = &programs[*count];

		place += i > 0 && strcmp(entry->exercise, entry[-1].exercise) != 0;
		*program = (struct program){.entry = i, .place = place};
		if (!entry->attempt->source)
			continue;
		if (fingerprint_of(&program->fingerprint, entry->attempt->source,
			entry->attempt->source_length) != 0) {
			free(programs);
			return NULL;
		}
		*count += *program->fingerprint.hash != '\0';
	}
	if (programs)
		qsort(programs, (size_t)*count, sizeof *programs, by_program);
	return programs;
}

static enum group_kind kind_of(const struct course_exercise *known, const char *hash)
{
	if (known && strcmp(known->starter.hash, hash) == 0)
		return GROUP_STARTER;
	if (known && strcmp(known->reference.hash, hash) == 0)
		return GROUP_REFERENCE;
	return GROUP_OWN;
}

static int add_group(
    struct book *book, const struct program *first, int count, const struct course *course)
{
	const char *exercise = book->entries[first->entry].exercise;
	enum group_kind kind = kind_of(course_find(course, exercise), first->fingerprint.hash);

	if (count < 2 && kind == GROUP_OWN)
		return 0;
	struct group *group = &book->groups[book->group_count];

	*group = (struct group){.exercise = exercise,
	    .place = first->place,
	    .kind = kind,
	    .tokens = first->fingerprint.tokens,
	    .entries = calloc((size_t)count, sizeof *group->entries)};
	if (!group->entries)
		return -1;
	book->group_count++;
	for (int i = 0; i < count; i++)
		group->entries[group->count++] = first[i].entry;
	return 0;
}

static int by_size(const void *a, const void *b)
{
	const struct group *first = a, *second = b;
	int order = first->place - second->place;

	if (order == 0)
		order = second->count - first->count;
	return order != 0 ? order : first->entries[0] - second->entries[0];
}

static void number_groups(struct book *book)
{
	int number = 0;

	for (int i = 0; i < book->group_count; i++) {
		struct group *group = &book->groups[i];

		if (group->kind == GROUP_OWN)
			group->number = ++number;
		for (int k = 0; k < group->count; k++)
			book->entries[group->entries[k]].group = i;
	}
}

static int add_groups(struct book *book, const struct course *course)
{
	int count = 0, done = -1;
	struct program *programs = programs_of(book, &count);

	book->groups = calloc((size_t)count + 1, sizeof *book->groups);
	if (programs && book->groups)
		done = 0;
	for (int i = 0, next; done == 0 && i < count; i = next) {
		for (next = i + 1;
		     next < count && programs[next].place == programs[i].place &&
		     strcmp(programs[next].fingerprint.hash, programs[i].fingerprint.hash) == 0;)
			next++;
		done = add_group(book, &programs[i], next - i, course);
	}
	free(programs);
	if (done == 0 && book->group_count > 1)
		qsort(book->groups, (size_t)book->group_count, sizeof *book->groups, by_size);
	if (done == 0)
		number_groups(book);
	return done;
}

/* --- all of it -------------------------------------------------------------------------------- */

int book_make(struct book *book, const struct records *records, const struct course *course)
{
	*book = (struct book){0};
	return add_entries(book, records, course) == 0 ? add_groups(book, course) : -1;
}

void book_release(struct book *book)
{
	for (int i = 0; i < book->group_count; i++)
		free(book->groups[i].entries);
	free(book->groups);
	free(book->entries);
	*book = (struct book){0};
}
