/*
 * page.h - the blocks of a text laid out on the screen, one below the other, in what they stand in.
 *
 * Words are gathered in `prose` until the block that they belong to is complete, and so are the
 * cells of a table in `grid`; then they are written. Quotes and lists give a margin to each line of
 * what stands in them.
 */
#ifndef SRC_TEXT_PAGE_H
#define SRC_TEXT_PAGE_H

#include "src/screen.h"
#include "src/text/grid.h"
#include "src/text/prose.h"

#include <stdbool.h>
#include <stdio.h>

/* What is deeper gets no deeper margin. */
enum { PAGE_LEVELS_MAX = 32 };

enum level_kind { LEVEL_QUOTE, LEVEL_BULLETS, LEVEL_NUMBERS, LEVEL_ITEM };

/* A quote, a list or an item. */
struct level {
	enum level_kind kind;
	bool tight;      /* a list without blank lines */
	unsigned number; /* of the next item of a list */
	bool marked;     /* the mark of an item has been written */
	char mark[16];   /* of an item, or of each line of a quote; "" for none */
	int columns;     /* of the margin that it makes */
};

/* Start from {out, screen, width}; page_release releases it. */
struct page {
	FILE *out;
	const struct screen *screen;
	int width; /* of the text */

	struct prose prose;
	struct grid grid;
	bool lost; /* there was no memory: some of it is missing */

	struct level levels[PAGE_LEVELS_MAX];
	int depth;
	bool begun, gap; /* something was written; a blank line is due before what comes next */
};

void page_begin_quote(struct page *page);
void page_begin_list(struct page *page, bool tight);
void page_begin_numbered(struct page *page, bool tight, unsigned first);
void page_begin_item(struct page *page);

/* The quote, list or item that was begun last. */
void page_end(struct page *page);

/* What was gathered; nothing if that is nothing. */
void page_put_paragraph(struct page *page);
void page_put_heading(struct page *page, int level);
void page_put_code(struct page *page, bool is_c);
void page_put_grid(struct page *page);

void page_put_rule(struct page *page);

void page_release(struct page *page);

#endif
