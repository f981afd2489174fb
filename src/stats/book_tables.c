#include "src/stats/book_tables.h"

#include "grader/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a group that is larger the others are only counted. */
enum { NAMES_MAX = 20 };

double book_score(double score)
{
	return floor(score * 100 + 1e-6) / 100;
}

double book_max_score(const struct study *study, const char *exercise)
{
	const struct book *book = &study->book;
	double most = 0;

	for (int i = 0; i < book->entry_count; i++)
		if (strcmp(book->entries[i].exercise, exercise) == 0 &&
		    book->entries[i].attempt->max_score > most)
			most = book->entries[i].attempt->max_score;
	return most;
}

/* --- cells ------------------------------------------------------------------------------------ */

char *book_mistakes(const struct study *study, const struct attempt *attempt)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	char *ids = attempt->diagnosis ? strdup(attempt->diagnosis) : NULL;
	const char *before = "";

	for (char *rest = ids, *id; out && (id = strsep(&rest, ","));) {
		fprintf(out, "%s%s", before, course_mistake(&study->course, attempt->exercise, id));
		before = "; ";
	}
	bool lost = attempt->diagnosis && !ids;

	free(ids);
	if (out && fclose(out) == 0 && !lost)
		return text;
	free(text);
	return NULL;
}

static struct book_program program_of(const struct group *group)
{
	struct book_program said = {"starter"};

	if (group->kind == GROUP_REFERENCE)
		snprintf(said.text, sizeof said.text, "reference");
	else if (group->kind == GROUP_OWN)
		snprintf(said.text, sizeof said.text, "%d", group->number);
	return said;
}

struct book_program book_program(const struct study *study, const struct entry *entry)
{
	return entry->group >= 0 ? program_of(&study->book.groups[entry->group])
				 : (struct book_program){""};
}

/* --- entries ---------------------------------------------------------------------------------- */

/* What has nothing to say about any of the entries is no column. */
struct columns {
	bool mistakes, tries, programs;
};

static struct columns columns_of(const struct book *book, const char *exercise)
{
	struct columns columns = {0};

	for (int i = 0; i < book->entry_count; i++) {
		const struct entry *entry = &book->entries[i];

		if (strcmp(entry->exercise, exercise) != 0)
			continue;
		columns.mistakes = columns.mistakes || entry->attempt->diagnosis;
		columns.tries = columns.tries || entry->tries > 1;
		columns.programs = columns.programs || entry->group >= 0;
	}
	return columns;
}

static void put_mistakes(
    struct table *table, const struct study *study, const struct attempt *attempt)
{
	char *mistakes = book_mistakes(study, attempt);

	table->lost = table->lost || !mistakes;
	table_put(table, "%s", mistakes ? mistakes : "");
	free(mistakes);
}

static void put_entry(struct table *table, const struct study *study, const struct entry *entry,
    const struct columns *columns)
{
	const struct attempt *attempt = entry->attempt;

	table_row(table);
	table_put(table, "%s", entry->learner);
	table_put(table, "%g", book_score(attempt->score));
	table_put(table, "%s", verdict_name(attempt->verdict));
	if (columns->mistakes)
		put_mistakes(table, study, attempt);
	if (columns->tries)
		table_put(table, "%d", entry->tries);
	if (columns->programs)
		table_put(table, "%s", book_program(study, entry).text);
}

struct table book_entries(const struct study *study, const char *exercise)
{
	const struct book *book = &study->book;
	struct columns columns = columns_of(book, exercise);
	struct table table = {0};
	char *score = text_format("score of %g", book_max_score(study, exercise));

	table.lost = !score;
	table_column(&table, "learner", TABLE_TEXT);
	table_column(&table, score ? score : "score", TABLE_NUMBER);
	table_column(&table, "verdict", TABLE_TEXT);
	if (columns.mistakes)
		table_column(&table, "mistake", TABLE_TEXT);
	if (columns.tries)
		table_column(&table, "tries", TABLE_NUMBER);
	if (columns.programs)
		table_column(&table, "program", TABLE_TEXT);
	for (int i = 0; i < book->entry_count; i++)
		if (strcmp(book->entries[i].exercise, exercise) == 0)
			put_entry(&table, study, &book->entries[i], &columns);
	free(score);
	return table;
}

/* --- groups ----------------------------------------------------------------------------------- */

static void put_names(struct table *table, const struct book *book, const struct group *group)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	for (int i = 0; out && i < group->count && i < NAMES_MAX; i++)
		fprintf(out, "%s%s", i > 0 ? ", " : "", book->entries[group->entries[i]].learner);
	if (out && group->count > NAMES_MAX)
		fprintf(out, " and %d more", group->count - NAMES_MAX);
	bool made = out && fclose(out) == 0;

	table->lost = table->lost || !made;
	table_put(table, "%s", made ? text : "");
	free(text);
}

struct table book_groups(const struct study *study)
{
	const struct book *book = &study->book;
	struct table table = {.title = "The same program"};

	table_column(&table, "program", TABLE_TEXT);
	table_column(&table, "exercise", TABLE_TEXT);
	table_column(&table, "learners", TABLE_NUMBER);
	table_column(&table, "who", TABLE_TEXT);
	table_column(&table, "tokens", TABLE_NUMBER);
	for (int i = 0; i < book->group_count; i++) {
		const struct group *group = &book->groups[i];

		table_row(&table);
		table_put(&table, "%s",
		    group->kind == GROUP_OWN ? program_of(group).text : group_words(group->kind));
		table_put(&table, "%s", course_title(&study->course, group->exercise));
		table_put(&table, "%d", group->count);
		put_names(&table, book, group);
		table_put(&table, "%d", group->tokens);
	}
	return table;
}

/* --- what has no score ------------------------------------------------------------------------ */

struct table book_ungraded(const struct study *study)
{
	const struct records *records = &study->records;
	struct table table = {.title = "Not graded, for a reason that is not the learner's"};

	table_column(&table, "learner", TABLE_TEXT);
	table_column(&table, "exercise", TABLE_TEXT);
	table_column(&table, "file", TABLE_TEXT);
	table_column(&table, "reason", TABLE_TEXT);
	for (int i = 0; i < records->ungraded_count; i++) {
		const struct ungraded *of = &records->ungraded[i];

		table_row(&table);
		table_put(&table, "%s", of->learner);
		table_put(&table, "%s", course_title(&study->course, of->exercise));
		table_put(&table, "%s", of->path);
		table_put(&table, "%s", of->message);
	}
	return table;
}
