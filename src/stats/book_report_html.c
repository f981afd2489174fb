#include "src/stats/book_report.h"

#include "src/stats/book_tables.h"
#include "src/stats/item_report.h"
#include "src/stats/item_tables.h"
#include "src/text/html.h"

enum { HARDEST = 12 };

static int put_exercise(FILE *out, const struct study *study, int n)
{
	const struct item *item = &study->items.list[n];
	struct table entries = book_entries(study, item->exercise);
	int done = 0;

	item_html_heading(out, &study->course, item->exercise);
	done |= item_html_say(out, item_sentence(item));
	done |= item_html_table(out, &entries);
	done |= item_html_scores(out, item, n + 1);
	done |= item_html_mistakes(out, item, &study->course, n + 1);
	done |= item_html_verdicts(out, item, n + 1);
	done |= item_html_cases(out, item, n + 1, HARDEST);
	return done;
}

static int put_groups(FILE *out, const struct study *study)
{
	struct table groups = book_groups(study);

	if (groups.row_count > 0) {
		html_say(out, "h2", "%s", groups.title);
		html_say(out, "p", "%s", BOOK_SAME_PROGRAM);
	}
	groups.title = NULL;
	return item_html_table(out, &groups);
}

static int put_ungraded(FILE *out, const struct study *study)
{
	struct table ungraded = book_ungraded(study);

	if (ungraded.row_count > 0)
		html_say(out, "h2", "%s", "Not graded");
	return item_html_table(out, &ungraded);
}

int book_report_html(FILE *out, const struct study *study, const struct screen *screen)
{
	int done = 0;

	(void)screen;
	html_begin(out, "Gradebook");
	html_say(out, "p class=\"lead\"",
	    "Of several tries of one learner the best score counts, and of equal ones the last.");
	if (study->items.count > 1) {
		struct table overview = item_overview(&study->items, &study->course);

		done |= item_html_table(out, &overview);
	}
	for (int i = 0; i < study->items.count; i++)
		if (study->items.list[i].learners > 0)
			done |= put_exercise(out, study, i);
	done |= put_groups(out, study);
	done |= put_ungraded(out, study);
	html_end(out);
	return done;
}
