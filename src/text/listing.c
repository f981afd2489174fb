#include "src/text/listing.h"

#include "src/text/letters.h"
#include "src/text/prose.h"
#include "src/text/tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TAB_USUAL = 8, TAB_NARROW = 4, INDENT_LEAST = 2, DEEPER = 4, GAP = 3 };

/* --- tabs ------------------------------------------------------------------------------------- */

/* Adds the text with blanks for tabs; how many columns its widest line takes. */
static int expand(struct prose *prose, const char *text, int tab)
{
	size_t start = prose->length;
	int column = 0, widest = 0;

	for (const char *p = text; *p;) {
		size_t run = strcspn(p, "\t\n");

		prose_add(prose, p, run, 0);
		column += screen_columns_of(p, run);
		widest = column > widest ? column : widest;
		p += run;
		if (*p == '\t')
			for (int left = tab - column % tab; left > 0; left--, column++)
				prose_add(prose, " ", 1, 0);
		if (*p == '\n') {
			prose_add(prose, "\n", 1, 0);
			column = 0;
		}
		p += *p != '\0';
	}
	if (prose->length > start && prose->text[prose->length - 1] != '\n')
		prose_add(prose, "\n", 1, 0);
	return widest;
}

/* The text as it may be shown. Tabs are narrow, and *indent is less, where lines are too wide
 * otherwise. */
static void load(
    struct prose *prose, const struct screen *screen, const char *text, size_t length, int *indent)
{
	char *shown = letters_shown(text, length, screen->ascii, true);
	int widest = shown ? expand(prose, shown, TAB_USUAL) : 0;

	if (shown && widest > screen->width - *indent) {
		prose_cut(prose, 0);
		widest = expand(prose, shown, TAB_NARROW);
	}
	if (*indent > INDENT_LEAST && widest > screen->width - *indent)
		*indent =
		    widest < screen->width - INDENT_LEAST ? screen->width - widest : INDENT_LEAST;
	prose->lost = prose->lost || !shown;
	free(shown);
}

/* --- C ---------------------------------------------------------------------------------------- */

/* Names of types that a learner meets are shown like words of C. */
static bool is_type(const char *text, size_t length)
{
	static const char *const TYPES[] = {"bool", "size_t", "tensor", NULL};

	for (const char *const *type = TYPES; *type; type++)
		if (strlen(*type) == length && memcmp(*type, text, length) == 0)
			return true;
	return false;
}

static uint16_t style_of(const struct token *token, const char *code)
{
	const char *text = code + token->offset;

	if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_TEXT)
		return PROSE_STYLE(STYLE_LITERAL);
	if (token->kind == TOKEN_NAME &&
	    (tokens_is_keyword(text, token->length) || is_type(text, token->length)))
		return PROSE_STYLE(STYLE_KEYWORD);
	return 0;
}

static void colour(struct prose *prose, size_t start, size_t end, uint16_t styles)
{
	for (size_t i = start; i < end; i++)
		prose->styles[i] = styles;
}

/* Just behind the first such word, or the end. */
static size_t behind(const struct prose *prose, size_t start, size_t end, const char *word)
{
	const char *found = memmem(prose->text + start, end - start, word, strlen(word));

	return found ? (size_t)(found - prose->text) + strlen(word) : end;
}

/* A comment to its end. */
static size_t colour_comment(struct prose *prose, size_t start, size_t end)
{
	size_t last = prose->text[start + 1] == '*' ? behind(prose, start + 2, end, "*/")
						    : behind(prose, start, end, "\n");

	colour(prose, start, last, PROSE_STYLE(STYLE_COMMENT));
	return last;
}

/* A line for the preprocessor: its first word, and what is included. */
static size_t colour_directive(struct prose *prose, size_t start, size_t end)
{
	size_t last = start + 1;

	while (last < end && isalpha((unsigned char)prose->text[last]))
		last++;
	colour(prose, start, last, PROSE_STYLE(STYLE_KEYWORD));
	if (last - start != strlen("#include"))
		return last;
	start = last;
	last = behind(prose, start, end, "\n");
	colour(prose, start, last, PROSE_STYLE(STYLE_LITERAL));
	return last;
}

/* What stands between two tokens: blanks, comments, and lines for the preprocessor. */
static void colour_between(struct prose *prose, size_t start, size_t end)
{
	for (size_t at = start; at < end;)
		if (prose->text[at] == '/' && at + 1 < end)
			at = colour_comment(prose, at, end);
		else if (prose->text[at] == '#')
			at = colour_directive(prose, at, end);
		else
			at++;
}

static void colour_c(struct prose *prose)
{
	struct tokens tokens;
	size_t at = 0;

	if (prose->length == 0)
		return;
	if (tokens_read(&tokens, prose->text, prose->length) != 0)
		prose->lost = true;
	for (int i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.list[i];

		colour_between(prose, at, token->offset);
		at = token->offset + token->length;
		colour(prose, token->offset, at, style_of(token, prose->text));
	}
	colour_between(prose, at, prose->length);
	tokens_release(&tokens);
}

/* --- lines ------------------------------------------------------------------------------------ */

/* Where the line at `at` ends. */
static size_t end_of_line(const struct prose *prose, size_t at)
{
	const char *end = memchr(prose->text + at, '\n', prose->length - at);

	return end ? (size_t)(end - prose->text) : prose->length;
}

static size_t skip_blanks(const struct prose *prose, size_t at, size_t end)
{
	while (at < end && prose->text[at] == ' ')
		at++;
	return at;
}

/* Where a line is broken, a wide gap in it is a better place than the last blank. */
static void break_at_gap(const struct prose *prose, struct prose_line *line, size_t *at)
{
	size_t least = line->start + (line->end - line->start) / 3, blanks = 0;

	if (*at - line->end >= GAP)
		return;
	for (size_t i = line->end; i > least; i--) {
		blanks = prose->text[i - 1] == ' ' ? blanks + 1 : 0;
		if (blanks == GAP) {
			*at = skip_blanks(prose, i, line->end);
			for (line->end = i - 1; prose->text[line->end - 1] == ' ';)
				line->end--;
			return;
		}
	}
}

/* One line of the code, on as many of the screen as it needs. */
static void put_line(FILE *out, const struct screen *screen, const struct prose *prose,
    size_t start, size_t end, int indent)
{
	const size_t first = skip_blanks(prose, start, end);
	int column = indent + (int)(first - start), furthest = screen->width / 2;
	struct prose_line line;

	column = column < furthest ? column : furthest;
	if (first == end)
		fputc('\n', out);
	for (size_t at = first; prose_next(prose, &at, end, screen->width - column, &line);) {
		if (at < end)
			break_at_gap(prose, &line, &at);
		fprintf(out, "%*s", column, "");
		prose_put(out, screen, prose, line.start, line.end);
		fputc('\n', out);
		if (line.start == first && column + DEEPER <= furthest)
			column += DEEPER;
	}
}

/* --- comments --------------------------------------------------------------------------------- */

/* A line within a comment, " * like this": where its words begin. `end` if it is none. */
static size_t words_of_comment(const struct prose *prose, size_t start, size_t end)
{
	size_t star = skip_blanks(prose, start, end);
	bool is_one = end - star >= 3 && memcmp(prose->text + star, "* ", 2) == 0 &&
		      prose->text[star + 2] != ' ' &&
		      prose->styles[star] == PROSE_STYLE(STYLE_COMMENT);

	return is_one ? star + 2 : end;
}

/* Whether all of these lines begin in the same column, and one is wider than the screen. *end moves
 * behind the last of them. */
static bool is_wide_paragraph(const struct prose *prose, size_t start, size_t *end, int width)
{
	bool wide = false;
	size_t before = words_of_comment(prose, start, end_of_line(prose, start)) - start;

	for (size_t at = start; at < prose->length;) {
		size_t last = end_of_line(prose, at), words = words_of_comment(prose, at, last);

		if (words == last || words - at != before)
			break;
		wide = wide || prose_columns(prose, at, last) > width;
		at = *end = last + 1;
	}
	return wide && before < (size_t)width / 2;
}

/* Its words, laid out anew behind stars of their own. */
static void put_paragraph(FILE *out, const struct screen *screen, struct prose *prose, size_t start,
    size_t end, int indent)
{
	size_t before = words_of_comment(prose, start, end_of_line(prose, start)) - start, at = 0;
	int column = indent + (int)before, width = screen->width - column;
	struct prose words = {0};
	struct prose_line line;

	for (size_t from = start; from < end;) {
		size_t last = end_of_line(prose, from);

		prose_add_words(&words, prose->text + from + before, last + 1 - from - before,
		    PROSE_STYLE(STYLE_COMMENT));
		from = last + 1;
	}
	while (prose_next(&words, &at, words.length, width, &line)) {
		fprintf(out, "%*s", indent, "");
		prose_put(out, screen, prose, start, start + before);
		prose_put(out, screen, &words, line.start, line.end);
		fputc('\n', out);
	}
	prose->lost = prose->lost || words.lost;
	prose_release(&words);
}

int listing_show(
    FILE *out, const struct screen *screen, const char *code, size_t length, int indent)
{
	struct prose prose = {0};

	load(&prose, screen, code, length, &indent);
	colour_c(&prose);
	for (size_t at = 0; at < prose.length;) {
		size_t end = end_of_line(&prose, at) + 1;

		if (is_wide_paragraph(&prose, at, &end, screen->width - indent))
			put_paragraph(out, screen, &prose, at, end, indent);
		else
			for (size_t line = at; line < end; line = end_of_line(&prose, line) + 1)
				put_line(
				    out, screen, &prose, line, end_of_line(&prose, line), indent);
		at = end;
	}
	bool lost = prose.lost;

	prose_release(&prose);
	return lost ? -1 : 0;
}

/* --- what is no C ----------------------------------------------------------------------------- */

static bool begins_with(const struct prose *prose, size_t start, size_t end, const char *word)
{
	size_t length = strlen(word);

	return end - start > length && memcmp(prose->text + start, word, length) == 0 &&
	       prose->text[start + length] == ' ';
}

static bool is_command(const struct prose *prose, size_t start, size_t end)
{
	return begins_with(prose, start, end, "play") || begins_with(prose, start, end, "shape");
}

int listing_show_text(
    FILE *out, const struct screen *screen, const char *text, size_t length, int indent)
{
	struct prose prose = {0};

	load(&prose, screen, text, length, &indent);
	for (size_t at = 0; at < prose.length;) {
		size_t end = end_of_line(&prose, at);

		if (is_command(&prose, at, end)) {
			colour(&prose, at, end, PROSE_STYLE(STYLE_CODE));
			fprintf(out, "%*s", indent, "");
			prose_put(out, screen, &prose, at, end);
			fputc('\n', out);
		} else {
			put_line(out, screen, &prose, at, end, indent);
		}
		at = end + 1;
	}
	bool lost = prose.lost;

	prose_release(&prose);
	return lost ? -1 : 0;
}

/* Whether a line of C may well end so, but hardly one of anything else. */
static bool ends_as_c(const char *line, const char *end)
{
	while (end > line && isspace((unsigned char)end[-1]))
		end--;
	if (end == line)
		return false;
	return end[-1] == ';' || end[-1] == '{' || end[-1] == '}' ||
	       (end - line >= 2 && end[-2] == '*' && end[-1] == '/');
}

bool listing_is_c(const char *code, size_t length)
{
	const char *end = length > 0 ? code + length : code;

	for (const char *line = code; line < end;) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *last = newline ? newline : end;

		if (*line == '#' || ends_as_c(line, last))
			return true;
		line = newline ? newline + 1 : end;
	}
	return false;
}
