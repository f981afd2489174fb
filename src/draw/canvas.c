#include "src/draw/canvas.h"

#include "grader/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct canvas_piece {
	int row, column;
	enum style style;
	char *text;
};

struct canvas_box {
	int row, column, height, width;
};

static void make_room(struct canvas *canvas, int row, int column)
{
	if (row >= canvas->rows)
		canvas->rows = row + 1;
	if (column >= canvas->columns)
		canvas->columns = column + 1;
}

/* Room for one more of a list, which is doubled when it is full: at every power of two. */
static void *room_for_one_more(void *list, int count, size_t size)
{
	if (count & (count - 1))
		return list;
	return realloc(list, (count > 0 ? 2 * (size_t)count : 1) * size);
}

static void add_piece(struct canvas *canvas, const struct canvas_piece *piece)
{
	struct canvas_piece *pieces =
	    room_for_one_more(canvas->pieces, canvas->piece_count, sizeof *pieces);

	if (!pieces) {
		canvas->failed = true;
		free(piece->text);
		return;
	}
	canvas->pieces = pieces;
	canvas->pieces[canvas->piece_count++] = *piece;
	make_room(canvas, piece->row, piece->column + (int)strlen(piece->text) - 1);
}

void canvas_put(
    struct canvas *canvas, int row, int column, enum style style, const char *format, ...)
{
	struct canvas_piece piece = {row, column, style, NULL};
	va_list arguments;

	va_start(arguments, format);
	piece.text = text_vformat(format, arguments);
	va_end(arguments);
	if (!piece.text)
		canvas->failed = true;
	else if (*piece.text)
		add_piece(canvas, &piece);
	else
		free(piece.text);
}

int canvas_wrap(struct canvas *canvas, int row, int column, int indent, int width, enum style style,
    const char *sentence)
{
	while (*sentence) {
		int room = width - column > 1 ? width - column : 1;
		int length = (int)strlen(sentence), end = length;

		if (length > room) {
			for (end = room; end > 0 && sentence[end] != ' '; end--)
				;
			if (end == 0) /* a word that is longer than a line */
				end = (int)strcspn(sentence, " ");
		}
		canvas_put(canvas, row++, column, style, "%.*s", end, sentence);
		sentence += end;
		sentence += strspn(sentence, " ");
		column = indent;
	}
	return row;
}

void canvas_box(struct canvas *canvas, int row, int column, int height, int width)
{
	struct canvas_box *boxes =
	    room_for_one_more(canvas->boxes, canvas->box_count, sizeof *boxes);

	if (!boxes) {
		canvas->failed = true;
		return;
	}
	canvas->boxes = boxes;
	canvas->boxes[canvas->box_count++] = (struct canvas_box){row, column, height, width};
	make_room(canvas, row + height - 1, column + width - 1);
}

void canvas_release(struct canvas *canvas)
{
	for (int i = 0; i < canvas->piece_count; i++)
		free(canvas->pieces[i].text);
	free(canvas->pieces);
	free(canvas->boxes);
	*canvas = (struct canvas){0};
}

/* --- on a screen ------------------------------------------------------------------------------ */

/* What a box is made of. */
enum edge { EDGE_NONE, EDGE_ACROSS, EDGE_DOWN, EDGE_NW, EDGE_NE, EDGE_SW, EDGE_SE };

static const struct {
	const char *text, *ascii;
} EDGE_TEXTS[] = {
    [EDGE_ACROSS] = {"─", "-"},
    [EDGE_DOWN] = {"│", "|"},
    [EDGE_NW] = {"┌", "+"},
    [EDGE_NE] = {"┐", "+"},
    [EDGE_SW] = {"└", "+"},
    [EDGE_SE] = {"┘", "+"},
};

struct cell {
	char letter; /* NUL where nothing stands */
	unsigned char edge, style;
};

static void set_edge(
    struct cell *cells, const struct canvas *canvas, int row, int column, enum edge edge)
{
	cells[row * canvas->columns + column] =
	    (struct cell){'\0', (unsigned char)edge, STYLE_DOUBTFUL};
}

static void set_box(struct cell *cells, const struct canvas *canvas, const struct canvas_box *box)
{
	int bottom = box->row + box->height - 1, right = box->column + box->width - 1;

	for (int column = box->column; column <= right; column++) {
		set_edge(cells, canvas, box->row, column, EDGE_ACROSS);
		set_edge(cells, canvas, bottom, column, EDGE_ACROSS);
	}
	for (int row = box->row; row <= bottom; row++) {
		set_edge(cells, canvas, row, box->column, EDGE_DOWN);
		set_edge(cells, canvas, row, right, EDGE_DOWN);
	}
	set_edge(cells, canvas, box->row, box->column, EDGE_NW);
	set_edge(cells, canvas, box->row, right, EDGE_NE);
	set_edge(cells, canvas, bottom, box->column, EDGE_SW);
	set_edge(cells, canvas, bottom, right, EDGE_SE);
}

static void set_piece(
    struct cell *cells, const struct canvas *canvas, const struct canvas_piece *piece)
{
	struct cell *at = cells + piece->row * canvas->columns + piece->column;

	for (const char *letter = piece->text; *letter; letter++, at++)
		if (*letter != ' ')
			*at = (struct cell){*letter, EDGE_NONE, (unsigned char)piece->style};
}

static bool is_blank(const struct cell *cell)
{
	return cell->edge == EDGE_NONE && !cell->letter;
}

static void print_row(FILE *out, const struct cell *cells, int columns, const struct screen *screen)
{
	enum style style = STYLE_PLAIN;

	while (columns > 0 && is_blank(&cells[columns - 1]))
		columns--;
	for (int i = 0; i < columns; i++) {
		const struct cell *cell = &cells[i];

		if (!is_blank(cell) && cell->style != style) {
			if (style != STYLE_PLAIN)
				fputs(screen_style(screen, STYLE_PLAIN), out);
			style = cell->style;
			if (style != STYLE_PLAIN)
				fputs(screen_style(screen, style), out);
		}
		if (cell->edge == EDGE_NONE)
			fputc(cell->letter ? cell->letter : ' ', out);
		else
			fputs(screen->ascii ? EDGE_TEXTS[cell->edge].ascii
					    : EDGE_TEXTS[cell->edge].text,
			    out);
	}
	if (style != STYLE_PLAIN)
		fputs(screen_style(screen, STYLE_PLAIN), out);
	fputc('\n', out);
}

int canvas_print(FILE *out, const struct canvas *canvas, const struct screen *screen, int height)
{
	size_t size = (size_t)canvas->rows * (size_t)canvas->columns;
	struct cell *cells = canvas->failed ? NULL : calloc(size + 1, sizeof *cells);
	int rows = height > 0 && height < canvas->rows ? height : canvas->rows;
	int columns = canvas->columns < screen->width ? canvas->columns : screen->width;

	if (!cells)
		return -1;
	for (int i = 0; i < canvas->box_count; i++)
		set_box(cells, canvas, &canvas->boxes[i]);
	for (int i = 0; i < canvas->piece_count; i++)
		set_piece(cells, canvas, &canvas->pieces[i]);
	for (int row = 0; row < rows; row++)
		print_row(out, cells + row * canvas->columns, columns, screen);
	free(cells);
	return 0;
}

/* --- on a slide ------------------------------------------------------------------------------- */

enum { CELL_WIDE = 10, CELL_HIGH = 22, MARGIN = 20, FONT_SIZE = 16 };

/* The colours of the styles that pictures use, dark enough for white. */
static const char *svg_style(enum style style)
{
	switch (style) {
	case STYLE_STRONG:
		return "fill=\"#000000\" font-weight=\"bold\"";
	case STYLE_HEADING:
		return "fill=\"#0b5c7a\" font-weight=\"bold\"";
	case STYLE_CODE:
		return "fill=\"#0b5c7a\"";
	case STYLE_FAINT:
		return "fill=\"#6b6b6b\"";
	case STYLE_GOOD:
		return "fill=\"#1a6b30\" font-weight=\"bold\"";
	case STYLE_BAD:
		return "fill=\"#b3261e\" font-weight=\"bold\"";
	default:
		return "fill=\"#1f1f1f\"";
	}
}

/* Each word for itself: no viewer may move it by its idea of a blank, or of a font. */
static void print_words(FILE *out, const struct canvas_piece *piece)
{
	const char *text = piece->text;

	for (const char *word = text + strspn(text, " "); *word; word += strspn(word, " ")) {
		int length = (int)strcspn(word, " ");
		char *copy = strndup(word, (size_t)length);

		fprintf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" %s>",
		    MARGIN + (piece->column + (int)(word - text)) * CELL_WIDE,
		    MARGIN + piece->row * CELL_HIGH + FONT_SIZE, length * CELL_WIDE,
		    svg_style(piece->style));
		text_put_markup(out, copy ? copy : "");
		fputs("</text>\n", out);
		free(copy);
		word += length;
	}
}

/* Through the middles of the characters that it has on a screen. */
static void print_frame(FILE *out, const struct canvas_box *box)
{
	fprintf(out,
	    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\" fill=\"#fff3d6\" "
	    "stroke=\"#b45f06\" stroke-width=\"2\"/>\n",
	    MARGIN + box->column * CELL_WIDE + CELL_WIDE / 2,
	    MARGIN + box->row * CELL_HIGH + CELL_HIGH / 2, (box->width - 1) * CELL_WIDE,
	    (box->height - 1) * CELL_HIGH);
}

int canvas_print_svg(FILE *out, const struct canvas *canvas, const char *title)
{
	int wide = 2 * MARGIN + canvas->columns * CELL_WIDE;
	int high = 2 * MARGIN + canvas->rows * CELL_HIGH;

	if (canvas->failed)
		return -1;
	fprintf(out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
	    "viewBox=\"0 0 %d %d\" role=\"img\"\n     font-family=\"'DejaVu Sans Mono', Menlo, "
	    "Consolas, monospace\" font-size=\"%d\">\n<title>",
	    wide, high, wide, high, FONT_SIZE);
	text_put_markup(out, title);
	fprintf(out, "</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", wide, high);
	for (int i = 0; i < canvas->box_count; i++)
		print_frame(out, &canvas->boxes[i]);
	for (int i = 0; i < canvas->piece_count; i++)
		print_words(out, &canvas->pieces[i]);
	fputs("</svg>\n", out);
	return 0;
}
