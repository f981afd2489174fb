#include "src/text/lesson.h"

#include "src/library.h"
#include "src/text/letters.h"
#include "src/text/listing.h"
#include "src/text/page.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <md4c.h>

/* How a span is shown: by a style, and by a mark on both sides where there are no colours. */
static const struct {
	MD_SPANTYPE type;
	enum style style;
	const char *mark;
} SPANS[] = {
    {MD_SPAN_EM, STYLE_EMPHASIS, "_"},
    {MD_SPAN_STRONG, STYLE_STRONG, "*"},
    {MD_SPAN_CODE, STYLE_CODE, "`"},
};

enum { SPAN_COUNT = sizeof SPANS / sizeof *SPANS };

enum code_kind { CODE_UNKNOWN, CODE_C, CODE_OTHER };

/* While the parser tells what it meets. */
struct rendering {
	struct page page;
	uint16_t styles;      /* of the block */
	int open[SPAN_COUNT]; /* how many spans of each kind */
	size_t link;          /* where the text of a link began */
	bool in_code, in_grid;
	enum code_kind code_kind;
};

/* --- text ------------------------------------------------------------------------------------- */

static struct prose *gathering(struct rendering *rendering)
{
	return rendering->in_grid ? &rendering->page.grid.prose : &rendering->page.prose;
}

static uint16_t styles(const struct rendering *rendering)
{
	uint16_t all = rendering->styles;

	for (int i = 0; i < SPAN_COUNT; i++)
		if (rendering->open[i] > 0)
			all |= PROSE_STYLE(SPANS[i].style);
	return all;
}

static void add(struct rendering *rendering, const char *text, size_t length)
{
	char *shown = letters_shown(text, length, rendering->page.screen->ascii, true);

	if (shown)
		prose_add_words(gathering(rendering), shown, strlen(shown), styles(rendering));
	else
		rendering->page.lost = true;
	free(shown);
}

static void add_word(struct rendering *rendering, const char *word)
{
	prose_add_words(gathering(rendering), word, strlen(word), styles(rendering));
}

static void add_entity(struct rendering *rendering, const char *entity, size_t length)
{
	char letter[LETTER_MAX];

	if (letters_entity(entity, length, letter))
		add(rendering, letter, strlen(letter));
	else
		add(rendering, entity, length);
}

static void add_text(struct rendering *rendering, MD_TEXTTYPE type, const char *text, size_t length)
{
	if (rendering->in_code) {
		/* A NUL byte in code comes twice, as this and as itself. */
		if (type != MD_TEXT_NULLCHAR)
			prose_add(&rendering->page.prose, text, length, 0);
		return;
	}
	if (type == MD_TEXT_NULLCHAR)
		add(rendering, "", 1);
	else if (type == MD_TEXT_BR)
		prose_add(gathering(rendering), "\n", 1, 0);
	else if (type == MD_TEXT_SOFTBR)
		add(rendering, " ", 1);
	else if (type == MD_TEXT_ENTITY)
		add_entity(rendering, text, length);
	else
		add(rendering, text, length);
}

static void add_attribute(struct rendering *rendering, const MD_ATTRIBUTE *attribute)
{
	for (int i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++)
		add_text(rendering, attribute->substr_types[i],
		    attribute->text + attribute->substr_offsets[i],
		    attribute->substr_offsets[i + 1] - attribute->substr_offsets[i]);
}

/* Adds where it leads, unless that is what its text says, or a place on the same page. */
static void end_link(struct rendering *rendering, const MD_ATTRIBUTE *address)
{
	struct prose *prose = gathering(rendering);
	size_t end = prose->length;

	add_word(rendering, " (");
	size_t start = prose->length;

	add_attribute(rendering, address);
	size_t length = prose->length - start, said = end - rendering->link;
	bool is_place = address->size > 0 && *address->text == '#';

	if (prose->lost || length == 0 || is_place ||
	    (said <= length && said > 0 &&
		memcmp(prose->text + rendering->link, prose->text + prose->length - said, said) ==
		    0))
		prose_cut(prose, end);
	else
		add_word(rendering, ")");
}

/* --- what the parser tells -------------------------------------------------------------------- */

static enum grid_align alignment(MD_ALIGN align)
{
	return align == MD_ALIGN_CENTER  ? GRID_CENTER
	       : align == MD_ALIGN_RIGHT ? GRID_RIGHT
					 : GRID_LEFT;
}

static void count_span(struct rendering *rendering, MD_SPANTYPE type, int more)
{
	for (int i = 0; i < SPAN_COUNT; i++)
		if (SPANS[i].type == type)
			rendering->open[i] += more;
}

static void add_mark(struct rendering *rendering, MD_SPANTYPE type)
{
	for (int i = 0; i < SPAN_COUNT; i++)
		if (SPANS[i].type == type && !rendering->page.screen->colour)
			add_word(rendering, SPANS[i].mark);
}

/* A heading below the second level is a line of strong text. */
static void begin_heading(struct rendering *rendering, unsigned level)
{
	if (level <= 2) {
		rendering->styles = PROSE_STYLE(STYLE_HEADING);
		return;
	}
	add_mark(rendering, MD_SPAN_STRONG);
	count_span(rendering, MD_SPAN_STRONG, 1);
}

static void end_heading(struct rendering *rendering, unsigned level)
{
	if (level > 2) {
		count_span(rendering, MD_SPAN_STRONG, -1);
		add_mark(rendering, MD_SPAN_STRONG);
	}
	page_put_heading(&rendering->page, (int)level);
}

static enum code_kind kind_of(const MD_BLOCK_CODE_DETAIL *code)
{
	if (code->lang.size == 0)
		return CODE_UNKNOWN;
	return code->lang.size == 1 && strchr("cCh", *code->lang.text) ? CODE_C : CODE_OTHER;
}

static void begin_code(struct rendering *rendering, const MD_BLOCK_CODE_DETAIL *code)
{
	rendering->in_code = true;
	rendering->code_kind = kind_of(code);
}

static void end_code(struct rendering *rendering)
{
	const struct prose *code = &rendering->page.prose;
	bool is_c = rendering->code_kind == CODE_UNKNOWN ? listing_is_c(code->text, code->length)
							 : rendering->code_kind == CODE_C;

	page_put_code(&rendering->page, is_c);
	rendering->in_code = false;
}

static void begin_cell(struct rendering *rendering, const MD_BLOCK_TD_DETAIL *cell, bool heading)
{
	rendering->styles = heading ? PROSE_STYLE(STYLE_STRONG) : 0;
	grid_add_cell(&rendering->page.grid, alignment(cell->align));
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct rendering *rendering = context;
	struct page *page = &rendering->page;
	const MD_BLOCK_UL_DETAIL *bullets = detail;
	const MD_BLOCK_OL_DETAIL *numbers = detail;

	page_put_paragraph(page);
	if (type == MD_BLOCK_QUOTE)
		page_begin_quote(page);
	else if (type == MD_BLOCK_UL)
		page_begin_list(page, bullets->is_tight);
	else if (type == MD_BLOCK_OL)
		page_begin_numbered(page, numbers->is_tight, numbers->start);
	else if (type == MD_BLOCK_LI)
		page_begin_item(page);
	else if (type == MD_BLOCK_HR)
		page_put_rule(page);
	else if (type == MD_BLOCK_H)
		begin_heading(rendering, ((MD_BLOCK_H_DETAIL *)detail)->level);
	else if (type == MD_BLOCK_CODE)
		begin_code(rendering, detail);
	else if (type == MD_BLOCK_TABLE)
		rendering->in_grid = true;
	else if (type == MD_BLOCK_TR)
		grid_add_row(&page->grid);
	else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
		begin_cell(rendering, detail, type == MD_BLOCK_TH);
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct rendering *rendering = context;
	struct page *page = &rendering->page;

	if (type == MD_BLOCK_H)
		end_heading(rendering, ((MD_BLOCK_H_DETAIL *)detail)->level);
	else if (type == MD_BLOCK_CODE)
		end_code(rendering);
	else if (type == MD_BLOCK_TABLE)
		page_put_grid(page);
	else
		page_put_paragraph(page);
	if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
	    type == MD_BLOCK_LI)
		page_end(page);
	if (type == MD_BLOCK_TABLE)
		rendering->in_grid = false;
	rendering->styles = 0;
	return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct rendering *rendering = context;

	(void)detail;
	add_mark(rendering, type);
	count_span(rendering, type, 1);
	if (type == MD_SPAN_A)
		rendering->link = gathering(rendering)->length;
	else if (type == MD_SPAN_IMG)
		add_word(rendering, "[image: ");
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct rendering *rendering = context;

	count_span(rendering, type, -1);
	add_mark(rendering, type);
	if (type == MD_SPAN_A) {
		end_link(rendering, &((MD_SPAN_A_DETAIL *)detail)->href);
	} else if (type == MD_SPAN_IMG) {
		add_word(rendering, "] (");
		add_attribute(rendering, &((MD_SPAN_IMG_DETAIL *)detail)->src);
		add_word(rendering, ")");
	}
	return 0;
}

static int meet_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE length, void *context)
{
	add_text(context, type, text, length);
	return 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

int lesson_render(FILE *out, const struct screen *screen, const char *markdown, size_t length,
    struct error *error)
{
	static __typeof__(&md_parse) parse;
	static const struct library_symbol SYMBOLS[] = {{"md_parse", &parse}, {NULL, NULL}};
	static const MD_PARSER PARSER = {
	    .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
	    .enter_block = enter_block,
	    .leave_block = leave_block,
	    .enter_span = enter_span,
	    .leave_span = leave_span,
	    .text = meet_text,
	};

	if (library_load("libmd4c.so.0", SYMBOLS, error) != 0)
		return -1;
	struct rendering rendering = {.page = {.out = out, .screen = screen}};
	struct page *page = &rendering.page;

	page->width = screen->width < LESSON_WIDTH_MOST ? screen->width : LESSON_WIDTH_MOST;
	bool done =
	    length <= UINT_MAX && parse(markdown, (MD_SIZE)length, &PARSER, &rendering) == 0;

	done = done && !page->lost && !page->prose.lost;
	page_release(page);
	return done ? 0 : error_set(error, "cannot show the lesson: out of memory");
}
