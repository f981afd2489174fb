#include "src/text/page.h"

#include "src/text/listing.h"

#include <stdlib.h>
#include <string.h>

enum { CODE_INDENT = 4, CODE_INDENT_NARROW = 2, NARROW = 60 /* columns */ };

/* --- margins ---------------------------------------------------------------------------------- */

static struct level *innermost(struct page *page)
{
	int depth = page->depth < PAGE_LEVELS_MAX ? page->depth : PAGE_LEVELS_MAX;

	return depth > 0 ? &page->levels[depth - 1] : NULL;
}

static int margin(const struct page *page)
{
	int columns = 0;

	for (int i = 0; i < page->depth && i < PAGE_LEVELS_MAX; i++)
		columns += page->levels[i].columns;
	return columns;
}

static int room(const struct page *page)
{
	return page->width - margin(page);
}

/* What stands in front of a line. Before a blank one there is no mark of an item. */
static void put_margin(struct page *page, bool blank)
{
	int owed = 0; /* blanks that are written only if something follows */

	for (int i = 0; i < page->depth && i < PAGE_LEVELS_MAX; i++) {
		struct level *level = &page->levels[i];
		bool shown = level->kind == LEVEL_QUOTE ||
			     (level->kind == LEVEL_ITEM && !level->marked && !blank);

		if (!shown || !*level->mark) {
			owed += level->columns;
			continue;
		}
		fprintf(page->out, "%*s%s%s%s", owed, "", screen_style(page->screen, STYLE_FAINT),
		    level->mark, screen_style(page->screen, STYLE_PLAIN));
		owed = level->columns - screen_columns(level->mark);
		level->marked = true;
	}
	if (!blank)
		fprintf(page->out, "%*s", owed, "");
}

/* Before each block, whatever it is. */
static void open_block(struct page *page)
{
	if (page->gap && page->begun) {
		put_margin(page, true);
		fputc('\n', page->out);
	}
	page->gap = false;
	page->begun = true;
}

/* A list without blank lines has none between its blocks either. */
static void close_block(struct page *page)
{
	bool tight = false;

	for (int i = 0; i < page->depth && i < PAGE_LEVELS_MAX; i++)
		if (page->levels[i].kind != LEVEL_ITEM)
			tight = page->levels[i].tight;
	page->gap = !tight;
}

/* Lines that something else writes, to get the margin of the page. */
struct lines {
	char *text;
	size_t length;
	FILE *out; /* NULL without memory */
};

static void begin_lines(struct lines *lines)
{
	*lines = (struct lines){0};
	lines->out = open_memstream(&lines->text, &lines->length);
}

static void put_lines(struct page *page, struct lines *lines)
{
	bool made = lines->out && fclose(lines->out) == 0;

	for (size_t at = 0; made && at < lines->length;) {
		const char *line = lines->text + at;
		const char *end = memchr(line, '\n', lines->length - at);
		size_t length = end ? (size_t)(end - line) : lines->length - at;

		put_margin(page, length == 0);
		fwrite(line, 1, length, page->out);
		fputc('\n', page->out);
		at += length + 1;
	}
	page->lost = page->lost || !made;
	free(lines->text);
}

/* --- blocks ----------------------------------------------------------------------------------- */

void page_put_paragraph(struct page *page)
{
	struct prose_line line;
	size_t at = 0;

	if (page->prose.length == 0)
		return;
	open_block(page);
	while (prose_next(&page->prose, &at, page->prose.length, room(page), &line)) {
		put_margin(page, line.end == line.start);
		prose_put(page->out, page->screen, &page->prose, line.start, line.end);
		fputc('\n', page->out);
	}
	prose_cut(&page->prose, 0);
	close_block(page);
}

static void put_rule(struct page *page, int columns)
{
	put_margin(page, false);
	fputs(screen_style(page->screen, STYLE_FAINT), page->out);
	for (int i = 0; i < columns; i++)
		fputs(screen_sign(page->screen, SIGN_LINE), page->out);
	fprintf(page->out, "%s\n", screen_style(page->screen, STYLE_PLAIN));
}

/* A rule is drawn under a title; under a heading below it only where no colour tells it apart. */
void page_put_heading(struct page *page, int level)
{
	int columns = prose_columns(&page->prose, 0, page->prose.length);

	if (page->prose.length == 0)
		return;
	columns = columns < room(page) ? columns : room(page);
	page_put_paragraph(page);
	if (level == 1)
		put_rule(page, room(page));
	else if (level == 2 && !page->screen->colour)
		put_rule(page, columns);
	page->gap = true;
}

void page_put_code(struct page *page, bool is_c)
{
	struct screen narrow = *page->screen;
	int indent = narrow.width < NARROW ? CODE_INDENT_NARROW : CODE_INDENT;
	struct prose *code = &page->prose;
	struct lines lines;

	if (code->length == 0)
		return;
	narrow.width -= margin(page);
	open_block(page);
	begin_lines(&lines);
	if (lines.out && (is_c ? listing_show : listing_show_text)(
			     lines.out, &narrow, code->text, code->length, indent) != 0)
		page->lost = true;
	put_lines(page, &lines);
	prose_cut(code, 0);
	close_block(page);
}

void page_put_grid(struct page *page)
{
	struct lines lines;

	open_block(page);
	begin_lines(&lines);
	if (lines.out)
		grid_show(lines.out, page->screen, &page->grid, room(page));
	put_lines(page, &lines);
	page->lost = page->lost || page->grid.lost || page->grid.prose.lost;
	grid_release(&page->grid);
	close_block(page);
}

void page_put_rule(struct page *page)
{
	open_block(page);
	put_rule(page, room(page));
	close_block(page);
}

void page_release(struct page *page)
{
	prose_release(&page->prose);
	grid_release(&page->grid);
}

/* --- what blocks stand in --------------------------------------------------------------------- */

static void begin_level(struct page *page, struct level level)
{
	int left = room(page);

	if (page->depth < PAGE_LEVELS_MAX) {
		/* Half of the page is for text, however deep that stands. */
		if (left - level.columns < page->width / 2) {
			level.columns = 0;
			level.mark[0] = '\0';
		}
		page->levels[page->depth] = level;
	}
	page->depth++;
}

void page_begin_quote(struct page *page)
{
	struct level level = {.kind = LEVEL_QUOTE, .columns = 2};

	open_block(page); /* so that the blank line before it has no bar */
	snprintf(level.mark, sizeof level.mark, "%s", screen_sign(page->screen, SIGN_BAR));
	begin_level(page, level);
}

void page_begin_list(struct page *page, bool tight)
{
	begin_level(page, (struct level){.kind = LEVEL_BULLETS, .tight = tight});
}

void page_begin_numbered(struct page *page, bool tight, unsigned first)
{
	begin_level(page, (struct level){.kind = LEVEL_NUMBERS, .tight = tight, .number = first});
}

void page_begin_item(struct page *page)
{
	struct level *list = innermost(page);
	struct level item = {.kind = LEVEL_ITEM};

	if (list && list->kind == LEVEL_NUMBERS)
		snprintf(item.mark, sizeof item.mark, "%u.", list->number++);
	else
		snprintf(item.mark, sizeof item.mark, "%s", screen_sign(page->screen, SIGN_BULLET));
	item.columns = screen_columns(item.mark) + 1;
	begin_level(page, item);
}

void page_end(struct page *page)
{
	const struct level *level = page->depth <= PAGE_LEVELS_MAX ? innermost(page) : NULL;

	/* An item of which nothing was written is its mark alone. */
	if (level && level->kind == LEVEL_ITEM && *level->mark && !level->marked) {
		open_block(page);
		put_margin(page, false);
		fputc('\n', page->out);
	}
	page->depth--;
	close_block(page);
}
