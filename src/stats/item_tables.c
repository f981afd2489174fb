#include "src/stats/item_tables.h"

#include "grader/text.h"
#include "src/duration.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PERCENT = 100, TELLING_MOST = 3 };

/* What books call a good item. */
static const double TELLING_LEAST = 0.4;

static int percent(int part, int whole)
{
	return whole > 0 ? (PERCENT * part + whole / 2) / whole : 0;
}

static void put_time(struct table *table, struct median ms)
{
	if (ms.known)
		table_put(table, "%s", duration((int64_t)ms.value).text);
	else
		table_put(table, "-");
}

static void put_median(struct table *table, struct median median)
{
	if (median.known)
		table_put(table, "%g", median.value);
	else
		table_put(table, "-");
}

/* --- all exercises ---------------------------------------------------------------------------- */

struct table item_overview(const struct items *items, const struct course *course)
{
	struct table table = {.title = "Exercises"};

	table_column(&table, "exercise", TABLE_TEXT);
	table_column(&table, "learners", TABLE_NUMBER);
	table_column(&table, "passed", TABLE_NUMBER);
	table_column(&table, "tries", TABLE_NUMBER);
	table_column(&table, "time", TABLE_NUMBER);
	table_column(&table, "commonest mistake", TABLE_TEXT);
	for (int i = 0; i < items->count; i++) {
		const struct item *item = &items->list[i];

		table_row(&table);
		table_put(&table, "%s", course_title(course, item->exercise));
		table_put(&table, "%d", item->learners);
		table_put(&table, "%d", item->passed);
		put_median(&table, item->tries_to_pass);
		put_time(&table, item->ms_to_pass);
		if (item->mistake_count > 0)
			table_put(&table, "%s",
			    course_mistake(course, item->exercise, item->mistakes[0].id));
	}
	return table;
}

/* --- one exercise ----------------------------------------------------------------------------- */

struct table item_mistakes(const struct item *item, const struct course *course)
{
	struct table table = {.title = "Mistakes"};

	table_column(&table, "mistake", TABLE_TEXT);
	table_column(&table, "learners", TABLE_NUMBER);
	table_column(&table, "tries", TABLE_NUMBER);
	for (int i = 0; i < item->mistake_count; i++) {
		const struct item_mistake *mistake = &item->mistakes[i];

		table_row(&table);
		table_put(&table, "%s", course_mistake(course, item->exercise, mistake->id));
		table_put(&table, "%d", mistake->learners);
		table_put(&table, "%d", mistake->attempts);
	}
	return table;
}

struct table item_verdicts(const struct item *item)
{
	struct table table = {.title = "Verdicts of all tries"};

	table_column(&table, "verdict", TABLE_TEXT);
	table_column(&table, "tries", TABLE_NUMBER);
	table_column(&table, "%", TABLE_NUMBER);
	for (int i = 0; i < VERDICT_COUNT; i++) {
		if (item->verdicts[i] == 0)
			continue;
		table_row(&table);
		table_put(&table, "%s", verdict_name((enum verdict)i));
		table_put(&table, "%d", item->verdicts[i]);
		table_put(&table, "%d", percent(item->verdicts[i], item->attempts));
	}
	return table;
}

const char *item_bin_words(int bin)
{
	static const char *const WORDS[SCORE_BINS] = {"0 to 9 %", "10 to 19 %", "20 to 29 %",
	    "30 to 39 %", "40 to 49 %", "50 to 59 %", "60 to 69 %", "70 to 79 %", "80 to 89 %",
	    "90 to 99 %", "all"};

	return WORDS[bin];
}

struct table item_scores(const struct item *item)
{
	struct table table = {.title = "Best scores"};

	table_column(&table, "score", TABLE_TEXT);
	table_column(&table, "learners", TABLE_NUMBER);
	table_column(&table, "%", TABLE_NUMBER);
	for (int i = SCORE_BINS - 1; i >= 0; i--) {
		if (item->scores[i] == 0)
			continue;
		table_row(&table);
		table_put(&table, "%s", item_bin_words(i));
		table_put(&table, "%d", item->scores[i]);
		table_put(&table, "%d", percent(item->scores[i], item->learners));
	}
	return table;
}

/* --- cases ------------------------------------------------------------------------------------ */

int *item_hardest(const struct item *item)
{
	int *order = calloc((size_t)item->case_count + 1, sizeof *order);

	/* By insertion, which leaves equal ones in the order of the exercise. */
	for (int i = 0; order && i < item->case_count; i++) {
		double difficulty = items_difficulty(&item->cases[i]);
		int to = i;

		for (; to > 0 && items_difficulty(&item->cases[order[to - 1]]) < difficulty; to--)
			order[to] = order[to - 1];
		order[to] = i;
	}
	return order;
}

static void put_case(struct table *table, const struct item_case *of)
{
	table_row(table);
	table_put(table, "%s", of->name);
	table_put(table, "%s", of->category);
	table_put(table, "%d", of->first_failed);
	table_put(table, "%d", of->first_tried);
	table_put(table, "%d", percent(of->first_failed, of->first_tried));
	if (of->discriminates)
		table_put(table, "%.2f", of->discrimination);
	else
		table_put(table, "-");
}

struct table item_cases(const struct item *item, int most)
{
	struct table table = {.title = most > 0 ? "Hardest cases, at first tries"
						: "Cases, the hardest at first tries first"};
	int *order = item_hardest(item);

	table_column(&table, "case", TABLE_TEXT);
	table_column(&table, "category", TABLE_TEXT);
	table_column(&table, "fail", TABLE_NUMBER);
	table_column(&table, "of", TABLE_NUMBER);
	table_column(&table, "%", TABLE_NUMBER);
	table_column(&table, "discrimination", TABLE_NUMBER);
	table.lost = table.lost || !order;
	for (int i = 0; order && i < item->case_count && (most == 0 || i < most); i++)
		if (most == 0 || item->cases[order[i]].first_failed > 0)
			put_case(&table, &item->cases[order[i]]);
	free(order);
	return table;
}

/* --- sentences -------------------------------------------------------------------------------- */

static const char *plural(int count)
{
	return count == 1 ? "" : "s";
}

static void write_passes(FILE *out, const struct item *item)
{
	if (!item->tries_to_pass.known)
		return;
	fprintf(out, " Median to pass: %g %s", item->tries_to_pass.value,
	    item->tries_to_pass.value == 1 ? "try" : "tries");
	if (item->ms_to_pass.known)
		fprintf(out, ", %s", duration((int64_t)item->ms_to_pass.value).text);
	fputc('.', out);
}

static void write_help(FILE *out, const struct item *item)
{
	if (item->hints > 0)
		fprintf(out, " %d hint%s by %d learner%s.", item->hints, plural(item->hints),
		    item->hint_learners, plural(item->hint_learners));
	if (item->solutions > 0)
		fprintf(out, " %d saw the solution before passing.", item->solutions);
}

char *item_sentence(const struct item *item)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	fprintf(out, "%d learner%s, %d passed, %d %s.", item->learners, plural(item->learners),
	    item->passed, item->attempts, item->attempts == 1 ? "try" : "tries");
	if (item->waiting > 0)
		fprintf(out, " %d more %s not tried yet.", item->waiting,
		    item->waiting == 1 ? "has" : "have");
	write_passes(out, item);
	write_help(out, item);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

/* The names of those cases of which `is_one` is true, behind a beginning, and then an end. */
static char *name_cases(const struct item *item, bool (*is_one)(const struct item_case *),
    const char *beginning, const char *end)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	int count = 0;

	for (int i = 0; out && i < item->case_count; i++)
		if (is_one(&item->cases[i]))
			fprintf(out, "%s%s", count++ == 0 ? beginning : "; ", item->cases[i].name);
	if (count > 0)
		fputs(end, out);
	if (out && fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

static bool is_unfailed(const struct item_case *of)
{
	return of->failed == 0 && of->first_tried >= ITEMS_LEARNERS_LEAST;
}

char *item_unfailed(const struct item *item)
{
	return name_cases(item, is_unfailed, "Nobody ever fails ", ".");
}

/* The place of the case that discriminates best of those that do less well than `below`; -1 if none
 * does well enough. */
static int next_telling(const struct item *item, double below)
{
	int best = -1;

	for (int i = 0; i < item->case_count; i++) {
		const struct item_case *of = &item->cases[i];

		if (of->discriminates && of->discrimination >= TELLING_LEAST &&
		    of->discrimination < below &&
		    (best < 0 || of->discrimination > item->cases[best].discrimination))
			best = i;
	}
	return best;
}

char *item_telling(const struct item *item)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	double below = 2;

	for (int n = 0, at; out && n < TELLING_MOST && (at = next_telling(item, below)) >= 0; n++) {
		below = item->cases[at].discrimination;
		fprintf(out, "%s%s (%.2f)",
		    n == 0 ? "Who gets the others right is best told by " : "; ",
		    item->cases[at].name, below);
	}
	if (below < 2)
		fputc('.', out);
	if (out && fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

static bool is_suspicious(const struct item_case *of)
{
	return of->discriminates && of->discrimination < 0;
}

char *item_suspicious(const struct item *item)
{
	return name_cases(
	    item, is_suspicious, "Those who get the others right rather fail ", ": look at it.");
}
