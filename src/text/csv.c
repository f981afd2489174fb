#include "src/text/csv.h"

#include <string.h>

static void put(FILE *out, const char *before, const char *text)
{
	bool is_quoted = strpbrk(text, ",\"\r\n") || *text == ' ' || *before;

	if (!is_quoted) {
		fputs(text, out);
		return;
	}
	fprintf(out, "\"%s", before);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

/* Blanks before a formula do not keep every program from seeing one. */
static bool is_formula(const char *text)
{
	text += strspn(text, " \t\r\n");
	return *text && strchr("=+-@|%", *text);
}

void csv_put(FILE *out, bool is_first, const char *text)
{
	if (!is_first)
		fputc(',', out);
	put(out, is_formula(text) ? "'" : "", text);
}

void csv_put_number(FILE *out, bool is_first, const char *digits)
{
	if (!is_first)
		fputc(',', out);
	put(out, "", digits);
}

void csv_end(FILE *out)
{
	fputs("\r\n", out);
}
