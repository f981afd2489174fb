/*
 * A list of its own, and what two courseware programs import. Canvas finds a student by the login
 * and knows the points of a column by its second line. Moodle is told at the import which column
 * says who it is, and takes "-" for no grade; grades and feedback are imported together, or it
 * forgets the grades.
 */
#include "src/stats/book_report.h"

#include "grader/text.h"
#include "src/stats/book_tables.h"
#include "src/text/csv.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- a list ----------------------------------------------------------------------------------- */

static void add_columns(struct table *table)
{
	static const struct {
		const char *heading;
		enum table_kind kind;
	} COLUMNS[] = {
	    {"exercise", TABLE_TEXT},
	    {"title", TABLE_TEXT},
	    {"learner", TABLE_TEXT},
	    {"score", TABLE_NUMBER},
	    {"max_score", TABLE_NUMBER},
	    {"verdict", TABLE_TEXT},
	    {"stars", TABLE_NUMBER},
	    {"mistakes", TABLE_TEXT},
	    {"mistake_titles", TABLE_TEXT},
	    {"tries", TABLE_NUMBER},
	    {"program", TABLE_TEXT},
	    {"graded_at", TABLE_TEXT},
	    {"sha256", TABLE_TEXT},
	    {"message", TABLE_TEXT},
	};

	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
		table_column(table, COLUMNS[i].heading, COLUMNS[i].kind);
}

/* The same wherever it is made. */
static void put_date(struct table *table, int64_t at_ms)
{
	time_t at = (time_t)(at_ms / 1000);
	struct tm utc;
	char text[32] = "";

	if (gmtime_r(&at, &utc))
		strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
	table_put(table, "%s", text);
}

static void add_entry(struct table *table, const struct study *study, const struct entry *entry)
{
	const struct attempt *attempt = entry->attempt;
	char *titles = book_mistakes(study, attempt);

	table_row(table);
	table_put(table, "%s", entry->exercise);
	table_put(table, "%s", course_title(&study->course, entry->exercise));
	table_put(table, "%s", entry->learner);
	table_put(table, "%g", book_score(attempt->score));
	table_put(table, "%g", attempt->max_score);
	table_put(table, "%s", verdict_name(attempt->verdict));
	table_put(table, "%d", attempt->stars);
	table_put(table, "%s", attempt->diagnosis ? attempt->diagnosis : "");
	table_put(table, "%s", titles ? titles : "");
	table_put(table, "%d", entry->tries);
	table_put(table, "%s", book_program(study, entry).text);
	put_date(table, attempt->started_at);
	table_put(table, "%s", attempt->sha256);
	table->lost = table->lost || !titles;
	free(titles);
}

static void add_ungraded(
    struct table *table, const struct study *study, const struct ungraded *ungraded)
{
	table_row(table);
	table_put(table, "%s", ungraded->exercise);
	table_put(table, "%s", course_title(&study->course, ungraded->exercise));
	table_put(table, "%s", ungraded->learner);
	table_put(table, "%s", "");
	table_put(table, "%s", "");
	table_put(table, "%s", verdict_name(VERDICT_GRADER_ERROR));
	for (int i = 0; i < 7; i++)
		table_put(table, "%s", "");
	table_put(table, "%s: %s", ungraded->path, ungraded->message);
}

int book_report_csv(FILE *out, const struct study *study, const struct screen *screen)
{
	struct table table = {0};

	(void)screen;
	add_columns(&table);
	for (int i = 0; i < study->book.entry_count; i++)
		add_entry(&table, study, &study->book.entries[i]);
	for (int i = 0; i < study->records.ungraded_count; i++)
		add_ungraded(&table, study, &study->records.ungraded[i]);
	bool lost = table.lost;

	table_write_csv(out, &table);
	table_release(&table);
	return lost ? -1 : 0;
}

/* --- a line for each learner ------------------------------------------------------------------ */

/* The entries of one exercise, which stand together, in the order of their learners. */
struct range {
	const struct entry *first;
	size_t count;
};

/* Who has a line: whoever handed something in. */
struct roll {
	const char **learners;
	int count;
	struct range *ranges; /* of each exercise */
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each name once, in order. */
static void fill_learners(struct roll *roll, const struct study *study)
{
	const struct records *records = &study->records;
	int all = 0, kept = 0;

	for (int i = 0; i < study->book.entry_count; i++)
		roll->learners[all++] = study->book.entries[i].learner;
	for (int i = 0; i < records->ungraded_count; i++)
		roll->learners[all++] = records->ungraded[i].learner;
	qsort(roll->learners, (size_t)all, sizeof *roll->learners, by_text);
	for (int i = 0; i < all; i++)
		if (kept == 0 || strcmp(roll->learners[kept - 1], roll->learners[i]) != 0)
			roll->learners[kept++] = roll->learners[i];
	roll->count = kept;
}

static struct range range_of(const struct book *book, const char *exercise)
{
	struct range range = {0};

	for (int i = 0; i < book->entry_count; i++)
		if (strcmp(book->entries[i].exercise, exercise) == 0) {
			range.first = range.count == 0 ? &book->entries[i] : range.first;
			range.count++;
		}
	return range;
}

static int open_roll(struct roll *roll, const struct study *study)
{
	size_t most = (size_t)study->book.entry_count + (size_t)study->records.ungraded_count;

	*roll = (struct roll){0};
	roll->learners = calloc(most + 1, sizeof *roll->learners);
	roll->ranges = calloc((size_t)study->items.count + 1, sizeof *roll->ranges);
	if (!roll->learners || !roll->ranges)
		return -1;
	fill_learners(roll, study);
	for (int i = 0; i < study->items.count; i++)
		roll->ranges[i] = range_of(&study->book, study->items.list[i].exercise);
	return 0;
}

static void release_roll(struct roll *roll)
{
	free(roll->learners);
	free(roll->ranges);
}

static int by_learner(const void *wanted, const void *entry)
{
	return strcmp(wanted, ((const struct entry *)entry)->learner);
}

/* NULL if this learner has handed in nothing. */
static const struct entry *find_entry(const struct range *range, const char *learner)
{
	return range->count > 0
		   ? bsearch(learner, range->first, range->count, sizeof *range->first, by_learner)
		   : NULL;
}

/* By its title, if no other exercise has that. */
static const char *column_name(const struct study *study, int at)
{
	const struct items *items = &study->items;
	const char *title = course_title(&study->course, items->list[at].exercise);

	for (int i = 0; i < items->count; i++)
		if (i != at &&
		    strcmp(course_title(&study->course, items->list[i].exercise), title) == 0)
			return items->list[at].exercise;
	return title;
}

static void put_number(FILE *out, double number)
{
	char digits[32];

	snprintf(digits, sizeof digits, "%g", number);
	csv_put_number(out, false, digits);
}

/* --- Canvas ----------------------------------------------------------------------------------- */

static void put_canvas_heading(FILE *out, const struct study *study)
{
	fputs("Student,ID,SIS User ID,SIS Login ID,Section", out);
	for (int i = 0; i < study->items.count; i++)
		csv_put(out, false, column_name(study, i));
	csv_end(out);
	fputs("    Points Possible,,,,", out);
	for (int i = 0; i < study->items.count; i++)
		put_number(out, book_max_score(study, study->items.list[i].exercise));
	csv_end(out);
}

static void put_canvas_line(
    FILE *out, const struct study *study, const struct roll *roll, const char *learner)
{
	csv_put(out, true, learner);
	fputs(",,", out);
	csv_put(out, false, learner);
	fputc(',', out);
	for (int i = 0; i < study->items.count; i++) {
		const struct entry *entry = find_entry(&roll->ranges[i], learner);

		if (entry)
			put_number(out, book_score(entry->attempt->score));
		else
			fputc(',', out);
	}
	csv_end(out);
}

int book_report_canvas(FILE *out, const struct study *study, const struct screen *screen)
{
	struct roll roll;
	int done = open_roll(&roll, study);

	(void)screen;
	if (done == 0)
		put_canvas_heading(out, study);
	for (int i = 0; done == 0 && i < roll.count; i++)
		put_canvas_line(out, study, &roll, roll.learners[i]);
	release_roll(&roll);
	return done;
}

/* --- Moodle ----------------------------------------------------------------------------------- */

static int put_feedback(FILE *out, const struct study *study, const struct entry *entry)
{
	char *mistakes = book_mistakes(study, entry->attempt);
	char *text = mistakes ? text_format("%s%s%s", verdict_name(entry->attempt->verdict),
				    *mistakes ? ": " : "", mistakes)
			      : NULL;

	csv_put(out, false, text ? text : "");
	free(mistakes);
	free(text);
	return text ? 0 : -1;
}

static int put_moodle_heading(FILE *out, const struct study *study)
{
	int done = 0;

	fputs("Username", out);
	for (int i = 0; i < study->items.count; i++) {
		char *feedback = text_format("%s (Feedback)", column_name(study, i));

		csv_put(out, false, column_name(study, i));
		csv_put(out, false, feedback ? feedback : "");
		done |= feedback ? 0 : -1;
		free(feedback);
	}
	csv_end(out);
	return done;
}

static int put_moodle_line(
    FILE *out, const struct study *study, const struct roll *roll, const char *learner)
{
	int done = 0;

	csv_put(out, true, learner);
	for (int i = 0; i < study->items.count; i++) {
		const struct entry *entry = find_entry(&roll->ranges[i], learner);

		if (!entry) {
			fputs(",-,", out);
			continue;
		}
		put_number(out, book_score(entry->attempt->score));
		done |= put_feedback(out, study, entry);
	}
	csv_end(out);
	return done;
}

int book_report_moodle(FILE *out, const struct study *study, const struct screen *screen)
{
	struct roll roll;
	int done = open_roll(&roll, study);

	(void)screen;
	if (done == 0)
		done = put_moodle_heading(out, study);
	for (int i = 0; done == 0 && i < roll.count; i++)
		done = put_moodle_line(out, study, &roll, roll.learners[i]);
	release_roll(&roll);
	return done;
}
