#include "src/stats/item_report.h"

#include "grader/text.h"
#include "src/draw/chart.h"
#include "src/stats/item_tables.h"
#include "src/text/html.h"

#include <stdio.h>
#include <stdlib.h>

/* What is more stands in the table alone. */
enum { BARS_MAX = 12, ID_ROOM = 48, PERCENT = 100 };

/* --- parts ------------------------------------------------------------------------------------ */

int item_html_table(FILE *out, struct table *table)
{
	bool lost = table->lost;

	html_table(out, table);
	table_release(table);
	return lost ? -1 : 0;
}

int item_html_say(FILE *out, char *sentence)
{
	bool lost = !sentence;

	if (sentence && *sentence)
		html_say(out, "p", "%s", sentence);
	free(sentence);
	return lost ? -1 : 0;
}

void item_html_heading(FILE *out, const struct course *course, const char *id)
{
	const char *title = course_title(course, id);

	fputs("<h2>", out);
	text_put_markup(out, title);
	if (title != id) {
		fputs(" <code>", out);
		text_put_markup(out, id);
		fputs("</code>", out);
	}
	fputs("</h2>\n", out);
}

/* --- charts ----------------------------------------------------------------------------------- */

/* A chart and its table, beside it or below; the title of that stands above both. */
static int put_pair(FILE *out, const struct chart *chart,
    void (*draw)(FILE *out, const struct chart *chart), struct table *table, bool beside)
{
	if (table->row_count > 0)
		html_say(out, "h3", "%s", table->title);
	table->title = NULL;
	fputs(beside ? "<div class=\"pair\">\n" : "<div>\n", out);
	if (chart->count > 0)
		draw(out, chart);
	int done = item_html_table(out, table);

	fputs("</div>\n", out);
	return done;
}

int item_html_scores(FILE *out, const struct item *item, int n)
{
	static const char *const LABELS[SCORE_BINS] = {
	    "0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "all"};
	struct chart_bar bars[SCORE_BINS];
	struct table table = item_scores(item);
	char id[ID_ROOM];

	for (int i = 0; i < SCORE_BINS; i++)
		bars[i] = (struct chart_bar){
		    LABELS[i], item->scores[i], i == SCORE_BINS - 1 ? CHART_GOOD : CHART_PLAIN};
	snprintf(id, sizeof id, "scores-%d", n);
	struct chart chart = {.id = id,
	    .title = "How many learners have a best score of so many percent",
	    .bars = bars,
	    .count = SCORE_BINS};

	return put_pair(out, &chart, chart_columns, &table, true);
}

int item_html_verdicts(FILE *out, const struct item *item, int n)
{
	struct chart_bar bars[VERDICT_COUNT];
	struct table table = item_verdicts(item);
	char id[ID_ROOM];
	int count = 0;

	for (int i = 0; i < VERDICT_COUNT; i++)
		if (item->verdicts[i] > 0)
			bars[count++] = (struct chart_bar){verdict_name((enum verdict)i),
			    item->verdicts[i], i == VERDICT_ACCEPTED ? CHART_GOOD : CHART_BAD};
	snprintf(id, sizeof id, "verdicts-%d", n);
	struct chart chart = {
	    .id = id, .title = "How many tries got which verdict", .bars = bars, .count = count};

	return put_pair(out, &chart, chart_rows, &table, true);
}

int item_html_mistakes(FILE *out, const struct item *item, const struct course *course, int n)
{
	struct chart_bar bars[BARS_MAX];
	struct table table = item_mistakes(item, course);
	char id[ID_ROOM];
	int count = 0;

	for (int i = 0; i < item->mistake_count && count < BARS_MAX; i++)
		bars[count++] =
		    (struct chart_bar){course_mistake(course, item->exercise, item->mistakes[i].id),
			item->mistakes[i].learners, CHART_BAD};
	snprintf(id, sizeof id, "mistakes-%d", n);
	struct chart chart = {.id = id,
	    .title = "How many learners made which mistake",
	    .bars = bars,
	    .count = count};

	return put_pair(out, &chart, chart_rows, &table, true);
}

/* The hardest cases, as far as somebody fails them. */
static int fill_cases(struct chart_bar *bars, const struct item *item)
{
	int *order = item_hardest(item), count = 0;

	for (int i = 0; order && i < item->case_count && count < BARS_MAX; i++) {
		const struct item_case *of = &item->cases[order[i]];

		if (of->first_failed > 0)
			bars[count++] = (struct chart_bar){
			    of->name, (int)(PERCENT * items_difficulty(of) + 0.5), CHART_PLAIN};
	}
	free(order);
	return order ? count : -1;
}

int item_html_cases(FILE *out, const struct item *item, int n, int most)
{
	struct chart_bar bars[BARS_MAX];
	struct table table = item_cases(item, most);
	char id[ID_ROOM];
	int count = fill_cases(bars, item);

	snprintf(id, sizeof id, "cases-%d", n);
	struct chart chart = {.id = id,
	    .title = "How many percent of first tries fail the hardest cases",
	    .bars = bars,
	    .count = count,
	    .most = PERCENT,
	    .unit = " %"};

	int done = put_pair(out, &chart, chart_rows, &table, false);

	done |= item_html_say(out, item_telling(item));
	done |= item_html_say(out, item_unfailed(item));
	done |= item_html_say(out, item_suspicious(item));
	return count < 0 ? -1 : done;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int put_item(FILE *out, const struct study *study, int n)
{
	const struct item *item = &study->items.list[n];

	item_html_heading(out, &study->course, item->exercise);
	int done = item_html_say(out, item_sentence(item));

	if (item->learners == 0)
		return done;
	done |= item_html_scores(out, item, n + 1);
	done |= item_html_mistakes(out, item, &study->course, n + 1);
	done |= item_html_cases(out, item, n + 1, 0);
	done |= item_html_verdicts(out, item, n + 1);
	return done;
}

int item_report_html(FILE *out, const struct study *study, const struct screen *screen)
{
	const struct items *items = &study->items;
	struct table overview = item_overview(items, &study->course);
	int done = 0;

	(void)screen;
	html_begin(out, "What the exercises have shown");
	html_say(out, "p class=\"lead\"", "%d learner%s, %d exercise%s.", study->records.count,
	    study->records.count == 1 ? "" : "s", items->count, items->count == 1 ? "" : "s");
	done |= item_html_table(out, &overview);
	html_say(out, "p",
	    "Tries and time are medians, of those who passed, up to the pass. How hard a case is "
	    "and how well it discriminates comes from the first try of each learner: the "
	    "discrimination is the correlation of getting this case right with getting the others "
	    "right. 1 tells best who understood, 0 tells nothing, and less than 0 is worth a look. "
	    "It is left out for fewer than %d learners.",
	    ITEMS_LEARNERS_LEAST);
	for (int i = 0; i < items->count; i++)
		done |= put_item(out, study, i);
	html_end(out);
	return done;
}
