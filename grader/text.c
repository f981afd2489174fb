#include "grader/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The length of the sequence at p and its code point; 0 if it is not UTF-8. */
static size_t decode(const unsigned char *p, const unsigned char *end, unsigned *point)
{
	/* The lowest code point of each length: anything lower has a shorter, the legal, form. */
	static const unsigned LOWEST[5] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = *p < 0x80       ? 1
			: *p >> 5 == 6  ? 2
			: *p >> 4 == 14 ? 3
			: *p >> 3 == 30 ? 4
					: 0;

	*point = *p;
	if (length <= 1)
		return length;
	if (length > (size_t)(end - p))
		return 0;
	*point &= 0x7FU >> length;
	for (size_t i = 1; i < length; i++) {
		if (p[i] >> 6 != 2)
			return 0;
		*point = *point << 6 | (p[i] & 0x3FU);
	}
	if (*point < LOWEST[length] || *point > 0x10FFFF || (*point >= 0xD800 && *point <= 0xDFFF))
		return 0;
	return length;
}

size_t text_utf8_length(const unsigned char *p, const unsigned char *end)
{
	unsigned point;

	return decode(p, end, &point);
}

static bool is_printable(unsigned point)
{
	static const struct {
		unsigned first, last;
	} HARMFUL[] = {
	    {0x0000, 0x001F},   /* control characters, the escape among them */
	    {0x007F, 0x009F},   /* delete, and control characters again */
	    {0x061C, 0x061C},   /* the direction of writing */
	    {0x200E, 0x200F},   /* the same */
	    {0x2028, 0x202E},   /* ends of lines and paragraphs, and the same */
	    {0x2060, 0x206F},   /* the same, and what is invisible */
	    {0xFDD0, 0xFDEF},   /* no characters */
	    {0xFEFF, 0xFEFF},   /* the byte order mark */
	    {0xFFF9, 0xFFFB},   /* marks of annotations */
	    {0xE0000, 0xE007F}, /* invisible letters */
	};

	for (size_t i = 0; i < sizeof HARMFUL / sizeof *HARMFUL; i++)
		if (point >= HARMFUL[i].first && point <= HARMFUL[i].last)
			return false;
	return (point & 0xFFFE) != 0xFFFE;
}

char *text_printable(const char *bytes, size_t length, bool keep_lines)
{
	static const char DIGITS[] = "0123456789abcdef";

	if (length > (SIZE_MAX - 1) / 4)
		return NULL;
	char *text = malloc(4 * length + 1), *to = text;

	if (!text || length == 0) {
		if (text)
			*text = '\0';
		return text;
	}
	const unsigned char *p = (const unsigned char *)bytes, *end = p + length;

	while (p < end) {
		unsigned point;
		size_t step = decode(p, end, &point);
		bool kept =
		    (keep_lines && (*p == '\n' || *p == '\t')) || (step > 0 && is_printable(point));

		for (step = step > 0 ? step : 1; step > 0; step--, p++) {
			if (kept) {
				*to++ = (char)*p;
				continue;
			}
			*to++ = '\\';
			*to++ = 'x';
			*to++ = DIGITS[*p >> 4];
			*to++ = DIGITS[*p & 15];
		}
	}
	*to = '\0';
	char *fitted = realloc(text, (size_t)(to - text) + 1);

	return fitted ? fitted : text;
}

void text_cut(char *text, size_t most)
{
	size_t end = most > 3 ? most - 3 : 0;

	if (strlen(text) <= most)
		return;
	while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	text[end] = '\0';
	if (most > 3)
		memcpy(text + end, "...", 4);
}

void text_put_markup(FILE *out, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '&':
			fputs("&amp;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		default:
			fputc(*text, out);
		}
}

char *text_vformat(const char *format, va_list arguments)
{
	char *text = NULL;

	return vasprintf(&text, format, arguments) < 0 ? NULL : text;
}

char *text_format(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	char *text = text_vformat(format, arguments);

	va_end(arguments);
	return text;
}
