#include "src/text/prose.h"

#include "grader/text.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_LEAST = 256 };

static bool make_room(struct prose *prose, size_t more)
{
	size_t room = prose->room > 0 ? prose->room : ROOM_LEAST;

	while (room - prose->length < more && room <= SIZE_MAX / 8)
		room *= 2;
	if (prose->lost || room - prose->length < more)
		return false;
	if (room == prose->room)
		return true;
	char *text = realloc(prose->text, room);

	prose->text = text ? text : prose->text;
	uint16_t *styles = text ? realloc(prose->styles, room * sizeof *styles) : NULL;

	prose->styles = styles ? styles : prose->styles;
	prose->room = styles ? room : prose->room;
	return styles != NULL;
}

void prose_add(struct prose *prose, const char *text, size_t length, uint16_t styles)
{
	if (length == 0)
		return;
	if (!make_room(prose, length)) {
		prose->lost = true;
		return;
	}
	memcpy(prose->text + prose->length, text, length);
	for (size_t i = 0; i < length; i++)
		prose->styles[prose->length + i] = styles;
	prose->length += length;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void prose_add_words(struct prose *prose, const char *text, size_t length, uint16_t styles)
{
	for (size_t i = 0; i < length;) {
		size_t start = i;

		while (i < length && !is_blank(text[i]))
			i++;
		prose_add(prose, text + start, i - start, styles);
		start = i;
		while (i < length && is_blank(text[i]))
			i++;
		if (i > start && prose->length > 0 && !is_blank(prose->text[prose->length - 1]))
			prose_add(prose, " ", 1, styles);
	}
}

void prose_cut(struct prose *prose, size_t length)
{
	prose->length = length;
}

void prose_release(struct prose *prose)
{
	free(prose->text);
	free(prose->styles);
	*prose = (struct prose){0};
}

/* --- lines ------------------------------------------------------------------------------------ */

/* The bytes of the letter at `at`; what is no UTF-8 counts byte by byte. */
static size_t letter_at(const struct prose *prose, size_t at, size_t end)
{
	const unsigned char *bytes = (const unsigned char *)prose->text;
	size_t length = text_utf8_length(bytes + at, bytes + end);

	return length > 0 ? length : 1;
}

static size_t skip_blanks(const struct prose *prose, size_t at, size_t end)
{
	while (at < end && prose->text[at] == ' ')
		at++;
	return at;
}

/* Takes letters while they fit; *fits is where the last word ended that did as a whole. */
static size_t take_letters(
    const struct prose *prose, size_t at, size_t end, int width, struct prose_line *fits)
{
	int columns = 0;

	while (at < end && prose->text[at] != '\n') {
		size_t letter = letter_at(prose, at, end);
		int wide = screen_columns_of(prose->text + at, letter);

		if (prose->text[at] == ' ' && at > fits->start && prose->text[at - 1] != ' ') {
			fits->end = at;
			fits->columns = columns;
		}
		if (columns + wide > width && prose->text[at] != ' ' && at > fits->start)
			break;
		columns += wide;
		at += letter;
	}
	if (at == end || prose->text[at] == '\n' || fits->end == fits->start) {
		while (at > fits->start && prose->text[at - 1] == ' ') {
			at--;
			columns--;
		}
		fits->end = at;
		fits->columns = columns;
	}
	return fits->end;
}

bool prose_next(
    const struct prose *prose, size_t *at, size_t end, int width, struct prose_line *line)
{
	if (*at >= end)
		return false;
	*line = (struct prose_line){.start = *at, .end = *at};
	*at = skip_blanks(prose, take_letters(prose, *at, end, width, line), end);
	if (*at < end && prose->text[*at] == '\n')
		++*at;
	return true;
}

int prose_columns(const struct prose *prose, size_t start, size_t end)
{
	return end > start ? screen_columns_of(prose->text + start, end - start) : 0;
}

int prose_widest_word(const struct prose *prose, size_t start, size_t end)
{
	int widest = 0;

	for (size_t at = start; at < end; at++) {
		size_t word = at;

		while (at < end && !is_blank(prose->text[at]))
			at++;
		int columns = prose_columns(prose, word, at);

		widest = columns > widest ? columns : widest;
	}
	return widest;
}

/* --- output ----------------------------------------------------------------------------------- */

static void put_styles(FILE *out, const struct screen *screen, uint16_t styles)
{
	for (int i = 0; styles >> i; i++)
		if (styles >> i & 1)
			fputs(screen_style(screen, (enum style)i), out);
}

void prose_put(
    FILE *out, const struct screen *screen, const struct prose *prose, size_t start, size_t end)
{
	for (size_t at = start; at < end;) {
		size_t run = at;
		uint16_t styles = prose->styles[at];

		while (at < end && prose->styles[at] == styles)
			at++;
		put_styles(out, screen, styles);
		fwrite(prose->text + run, 1, at - run, out);
		if (styles != 0)
			fputs(screen_style(screen, STYLE_PLAIN), out);
	}
}
