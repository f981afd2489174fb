/*
 * One list for all, so that it is one file: what a line is about stands in `kind`, and columns that
 * say nothing about it are empty.
 */
#include "src/stats/item_report.h"

#include "src/text/table.h"

enum { MINUTE_MS = 60000 };

/* In the order of the columns, of which each line fills the first few. */
static void add_columns(struct table *table)
{
	static const struct {
		const char *heading;
		enum table_kind kind;
	} COLUMNS[] = {
	    {"exercise", TABLE_TEXT},
	    {"kind", TABLE_TEXT},
	    {"name", TABLE_TEXT},
	    {"title", TABLE_TEXT},
	    {"learners", TABLE_NUMBER},
	    {"tries", TABLE_NUMBER},
	    {"failed", TABLE_NUMBER},
	    {"first_tries", TABLE_NUMBER},
	    {"first_failed", TABLE_NUMBER},
	    {"discrimination", TABLE_NUMBER},
	    {"passed", TABLE_NUMBER},
	    {"tries_to_pass", TABLE_NUMBER},
	    {"minutes_to_pass", TABLE_NUMBER},
	    {"hints", TABLE_NUMBER},
	    {"solutions_seen", TABLE_NUMBER},
	};

	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
		table_column(table, COLUMNS[i].heading, COLUMNS[i].kind);
}

static void begin(struct table *table, const struct item *item, const char *kind, const char *name,
    const char *title)
{
	table_row(table);
	table_put(table, "%s", item->exercise);
	table_put(table, "%s", kind);
	table_put(table, "%s", name);
	table_put(table, "%s", title);
}

static void put_median(struct table *table, struct median median, double unit)
{
	if (median.known)
		table_put(table, "%.6g", median.value / unit);
	else
		table_put(table, "%s", "");
}

static void add_item(struct table *table, const struct item *item, const struct course *course)
{
	begin(table, item, "exercise", item->exercise, course_title(course, item->exercise));
	table_put(table, "%d", item->learners);
	table_put(table, "%d", item->attempts);
	table_put(table, "%d", item->attempts - item->verdicts[VERDICT_ACCEPTED]);
	for (int i = 0; i < 3; i++)
		table_put(table, "%s", "");
	table_put(table, "%d", item->passed);
	put_median(table, item->tries_to_pass, 1);
	put_median(table, item->ms_to_pass, MINUTE_MS);
	table_put(table, "%d", item->hints);
	table_put(table, "%d", item->solutions);
}

static void add_verdicts(struct table *table, const struct item *item)
{
	for (int i = 0; i < VERDICT_COUNT; i++) {
		if (item->verdicts[i] == 0)
			continue;
		begin(table, item, "verdict", verdict_name((enum verdict)i),
		    verdict_meaning((enum verdict)i));
		table_put(table, "%s", "");
		table_put(table, "%d", item->verdicts[i]);
	}
}

static void add_mistakes(struct table *table, const struct item *item, const struct course *course)
{
	for (int i = 0; i < item->mistake_count; i++) {
		const struct item_mistake *of = &item->mistakes[i];

		begin(
		    table, item, "mistake", of->id, course_mistake(course, item->exercise, of->id));
		table_put(table, "%d", of->learners);
		table_put(table, "%d", of->attempts);
	}
}

static void add_cases(struct table *table, const struct item *item)
{
	for (int i = 0; i < item->case_count; i++) {
		const struct item_case *of = &item->cases[i];

		begin(table, item, "case", of->name, of->category);
		table_put(table, "%s", "");
		table_put(table, "%d", of->tried);
		table_put(table, "%d", of->failed);
		table_put(table, "%d", of->first_tried);
		table_put(table, "%d", of->first_failed);
		if (of->discriminates)
			table_put(table, "%.4f", of->discrimination);
	}
}

int item_report_csv(FILE *out, const struct study *study, const struct screen *screen)
{
	struct table table = {0};

	(void)screen;
	add_columns(&table);
	for (int i = 0; i < study->items.count; i++) {
		const struct item *item = &study->items.list[i];

		add_item(&table, item, &study->course);
		add_verdicts(&table, item);
		add_mistakes(&table, item, &study->course);
		add_cases(&table, item);
	}
	bool lost = table.lost;

	table_write_csv(out, &table);
	table_release(&table);
	return lost ? -1 : 0;
}
