#include "src/stats/book_report.h"

#include "grader/text.h"
#include "src/stats/book_tables.h"
#include "src/stats/item_report.h"
#include "src/stats/item_tables.h"

enum { HARDEST = 5 };

const char BOOK_SAME_PROGRAM[] =
    "The same program has the same tokens, whatever its names and comments are. A short one is "
    "often written twice.";

static int write_exercise(
    FILE *out, const struct screen *screen, const struct study *study, const struct item *item)
{
	struct table entries = book_entries(study, item->exercise);
	struct table cases = item_cases(item, HARDEST);
	struct table mistakes = item_mistakes(item, &study->course);
	int done = item_text_heading(out, screen, &study->course, item->exercise);

	done |= item_text_say(out, screen, item_sentence(item));
	fputc('\n', out);
	done |= item_text_table(out, screen, &entries);
	item_text_scores(out, screen, item);
	done |= item_text_table(out, screen, &mistakes);
	done |= item_text_table(out, screen, &cases);
	return done;
}

int book_report_text(FILE *out, const struct study *study, const struct screen *screen)
{
	struct table groups = book_groups(study), ungraded = book_ungraded(study);
	bool has_groups = groups.row_count > 0;
	int done = 0;

	if (study->book.entry_count + study->records.ungraded_count == 0)
		screen_say(screen, out, "Nothing was handed in yet.");
	for (int i = 0; i < study->items.count; i++)
		if (study->items.list[i].learners > 0)
			done |= write_exercise(out, screen, study, &study->items.list[i]);
	done |= item_text_table(out, screen, &groups);
	if (has_groups)
		screen_say(screen, out, "%s", BOOK_SAME_PROGRAM);
	done |= item_text_table(out, screen, &ungraded);
	return done;
}
