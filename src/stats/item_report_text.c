#include "src/stats/item_report.h"

#include "grader/text.h"
#include "src/stats/item_tables.h"
#include "src/text/letters.h"

#include <stdlib.h>
#include <string.h>

enum { HARDEST = 8, RULE = 40, SCORE_WIDE = 12, NUMBER_WIDE = 7, BAR_MOST = 40 };

/* --- parts ------------------------------------------------------------------------------------ */

/* Between two things. */
static void put_gap(FILE *out)
{
	if (ftello(out) > 0)
		fputc('\n', out);
}

int item_text_table(FILE *out, const struct screen *screen, struct table *table)
{
	bool lost = table->lost;

	if (table->row_count > 0 && table->title) {
		put_gap(out);
		fputs(screen_style(screen, STYLE_HEADING), out);
		screen_wrap(out, table->title, 0, 0, screen->width);
		fprintf(out, "%s\n", screen_style(screen, STYLE_PLAIN));
	}
	table_show(out, screen, table);
	table_release(table);
	return lost ? -1 : 0;
}

int item_text_say(FILE *out, const struct screen *screen, char *sentence)
{
	char *shown =
	    sentence ? letters_shown(sentence, strlen(sentence), screen->ascii, false) : NULL;

	if (shown && *shown) {
		screen_wrap(out, shown, 0, 0, screen->width);
		fputc('\n', out);
	}
	free(sentence);
	free(shown);
	return shown ? 0 : -1;
}

int item_text_heading(
    FILE *out, const struct screen *screen, const struct course *course, const char *id)
{
	const char *title = course_title(course, id);
	char *text = title == id ? text_format("%s", id) : text_format("%s (%s)", title, id);

	put_gap(out);
	fputs(screen_style(screen, STYLE_STRONG), out);
	int done = item_text_say(out, screen, text);

	fputs(screen_style(screen, STYLE_FAINT), out);
	for (int i = 0; i < RULE && i < screen->width; i++)
		fputs(screen_sign(screen, SIGN_LINE), out);
	fprintf(out, "%s\n", screen_style(screen, STYLE_PLAIN));
	return done;
}

void item_text_scores(FILE *out, const struct screen *screen, const struct item *item)
{
	int worst = 0, most = 1;
	int room = screen->width - SCORE_WIDE - NUMBER_WIDE;

	room = room < BAR_MOST ? room : BAR_MOST;
	while (worst < SCORE_BINS - 1 && item->scores[worst] == 0)
		worst++;
	for (int i = 0; i < SCORE_BINS; i++)
		most = item->scores[i] > most ? item->scores[i] : most;
	put_gap(out);
	fprintf(out, "%sBest scores%s\n", screen_style(screen, STYLE_HEADING),
	    screen_style(screen, STYLE_PLAIN));
	for (int i = SCORE_BINS - 1; i >= worst; i--) {
		int count = item->scores[i], wide = (count * room + most - 1) / most;

		fprintf(out, "%-*s%s", SCORE_WIDE, item_bin_words(i), count > 0 ? "" : "-");
		for (int n = 0; n < wide; n++)
			fputs(screen_sign(screen, SIGN_FULL), out);
		if (count > 0)
			fprintf(out, " %d", count);
		fputc('\n', out);
	}
}

/* --- the whole -------------------------------------------------------------------------------- */

static int write_item(
    FILE *out, const struct screen *screen, const struct study *study, const struct item *item)
{
	struct table mistakes = item_mistakes(item, &study->course);
	struct table cases = item_cases(item, HARDEST);
	struct table verdicts = item_verdicts(item);
	int done = item_text_heading(out, screen, &study->course, item->exercise);

	done |= item_text_say(out, screen, item_sentence(item));
	done |= item_text_table(out, screen, &mistakes);
	done |= item_text_table(out, screen, &cases);
	done |= item_text_say(out, screen, item_telling(item));
	done |= item_text_say(out, screen, item_unfailed(item));
	done |= item_text_say(out, screen, item_suspicious(item));
	done |= item_text_table(out, screen, &verdicts);
	if (item->learners > 0)
		item_text_scores(out, screen, item);
	return done;
}

int item_report_text(FILE *out, const struct study *study, const struct screen *screen)
{
	const struct items *items = &study->items;
	int done = 0;

	if (items->count == 0) {
		screen_say(screen, out,
		    "Nothing is recorded there yet. \"check\" records each try at an exercise.");
		return 0;
	}
	if (items->count > 1) {
		struct table overview = item_overview(items, &study->course);

		overview.title = NULL;
		done |= item_text_table(out, screen, &overview);
		screen_say(screen, out,
		    "Tries and time are medians, of those who passed, up to the pass.");
	}
	for (int i = 0; i < items->count; i++)
		done |= write_item(out, screen, study, &items->list[i]);
	return done;
}
