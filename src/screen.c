#include "src/screen.h"

#include "grader/text.h"

#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { WIDTH_USUAL = 80, HEIGHT_USUAL = 24, WIDTH_LEAST = 20, WIDTH_MOST = 500 };

static const char *const STYLE_CODES[] = {
#define STYLE_CODE(name, code) "\x1b[" code "m",
    STYLES(STYLE_CODE)
#undef STYLE_CODE
};

static const struct {
	const char *text, *ascii;
} SIGN_TEXTS[] = {
#define SIGN_TEXT(name, text, ascii) {text, ascii},
    SIGNS(SIGN_TEXT)
#undef SIGN_TEXT
};

static int from_environment(const char *name)
{
	const char *text = getenv(name);

	return text ? atoi(text) : 0;
}

static struct winsize size_at(int descriptor)
{
	struct winsize size = {0};

	return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size : (struct winsize){0};
}

int screen_width_at(int descriptor)
{
	int width = size_at(descriptor).ws_col;

	if (width == 0)
		width = from_environment("COLUMNS");
	if (width > 0 && width < WIDTH_LEAST)
		return WIDTH_LEAST;
	return width > 0 && width <= WIDTH_MOST ? width : WIDTH_USUAL;
}

void screen_measure(struct screen *screen)
{
	int height = size_at(STDOUT_FILENO).ws_row;

	if (height == 0)
		height = from_environment("LINES");
	screen->width = screen_width_at(STDOUT_FILENO);
	screen->height = height > 0 ? height : HEIGHT_USUAL;
}

void screen_look(struct screen *screen, enum screen_colour colour, bool plain)
{
	const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
	bool dumb = !term || !*term || strcmp(term, "dumb") == 0;

	setlocale(LC_CTYPE, "");
	*screen = (struct screen){.terminal = isatty(STDOUT_FILENO) == 1};
	screen->moves = screen->terminal && !dumb && !plain;
	screen->ticks = isatty(STDERR_FILENO) == 1 && !dumb && !plain;
	screen->ascii = plain || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	screen->colour =
	    !plain && (colour == COLOUR_ALWAYS ||
			  (colour == COLOUR_AUTO && screen->moves && !(no_colour && *no_colour)));
	screen_measure(screen);
}

const char *screen_style(const struct screen *screen, enum style style)
{
	return screen->colour ? STYLE_CODES[style] : "";
}

const char *screen_sign(const struct screen *screen, enum sign sign)
{
	return screen->ascii ? SIGN_TEXTS[sign].ascii : SIGN_TEXTS[sign].text;
}

int screen_columns_of(const char *text, size_t bytes)
{
	const char *end = text + bytes;
	mbstate_t state = {0};
	int columns = 0;

	while (text < end) {
		wchar_t letter;
		size_t length;

		if (*text == '\x1b') {
			while (text < end && *text != 'm')
				text++;
			text += text < end;
			continue;
		}
		length = mbrtowc(&letter, text, (size_t)(end - text), &state);
		if (length == (size_t)-1 || length == (size_t)-2 || length == 0) {
			memset(&state, 0, sizeof state);
			length = 1;
			columns++;
		} else {
			int width = wcwidth(letter);

			columns += width > 0 ? width : 0;
		}
		text += length;
	}
	return columns;
}

int screen_columns(const char *text)
{
	return screen_columns_of(text, strlen(text));
}

void screen_wrap(FILE *out, const char *sentence, int column, int indent, int width)
{
	for (const char *word = sentence; *word;) {
		size_t length = strcspn(word, " ");
		int wide = screen_columns_of(word, length);

		if (word > sentence && column + 1 + wide > width) {
			fprintf(out, "\n%*s", indent, "");
			column = indent;
		} else if (word > sentence) {
			fputc(' ', out);
			column++;
		}
		fprintf(out, "%.*s", (int)length, word);
		column += wide;
		word += length + (word[length] == ' ');
	}
}

void screen_put_line(FILE *out, const char *line, int indent)
{
	if (isatty(fileno(out)) == 1)
		screen_wrap(out, line, 0, indent, screen_width_at(fileno(out)));
	else
		fputs(line, out);
	fputc('\n', out);
}

void screen_say(const struct screen *screen, FILE *out, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = text_vformat(format, arguments);

	va_end(arguments);
	if (!text)
		return;
	screen_wrap(out, text, 0, 0, screen->width);
	fputc('\n', out);
	free(text);
}
