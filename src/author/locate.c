#include "src/author/locate.h"

#include "grader/text.h"
#include "src/file.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = 8 << 20 };

/* --- walking through JSON ----------------------------------------------------------------------
 *
 * Of the text nothing is assumed but that it ends: where it is no JSON, the walk ends there. */

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* Behind a string whose quote is at `at`. */
static const char *skip_string(const char *at)
{
	for (at++; *at && *at != '"'; at++)
		at += *at == '\\' && at[1];
	return *at ? at + 1 : at;
}

/* Behind a value of any kind. */
static const char *skip_value(const char *at)
{
	int depth = 0;

	do {
		at = skip_blanks(at);
		if (*at == '"') {
			at = skip_string(at);
		} else if (*at == '{' || *at == '[') {
			depth++;
			at++;
		} else if (*at == '}' || *at == ']') {
			depth--;
			at++;
		} else if (*at) {
			at += strcspn(at, " \t\r\n,:{}[]\"");
			at += depth > 0 && (*at == ',' || *at == ':');
		}
		at = skip_blanks(at);
		if (depth > 0 && (*at == ',' || *at == ':'))
			at++;
	} while (*at && depth > 0);
	return at;
}

static bool is_string(const char *at, const char *text, size_t length)
{
	return *at == '"' && strncmp(at + 1, text, length) == 0 && at[1 + length] == '"';
}

/* The value of a member of the object at `at`; NULL if there is none. */
static const char *find_member(const char *at, const char *name, size_t length)
{
	if (*at != '{')
		return NULL;
	for (at = skip_blanks(at + 1); *at == '"';) {
		bool found = is_string(at, name, length);

		at = skip_blanks(skip_string(at));
		at = *at == ':' ? skip_blanks(at + 1) : at;
		if (found)
			return at;
		at = skip_blanks(skip_value(at));
		if (*at != ',')
			return NULL;
		at = skip_blanks(at + 1);
	}
	return NULL;
}

static const char *find_item(const char *at, int index)
{
	if (*at != '[')
		return NULL;
	for (at = skip_blanks(at + 1); index > 0; index--) {
		at = skip_blanks(skip_value(at));
		if (*at != ',')
			return NULL;
		at = skip_blanks(at + 1);
	}
	return *at && *at != ']' ? at : NULL;
}

static const char *find_case(const char *root, const char *name, size_t length)
{
	const char *cases = find_member(root, "cases", strlen("cases")), *item;

	for (int i = 0; cases && (item = find_item(cases, i)); i++) {
		const char *own = find_member(item, "name", strlen("name"));

		if (own && is_string(own, name, length))
			return item;
	}
	return NULL;
}

/* --- places ----------------------------------------------------------------------------------- */

/* One step from `at`, and *place behind it; NULL if it leads nowhere. */
static const char *step(const char *at, const char **place)
{
	static const char by_name[] = "case \"";
	const char *from = *place;

	if (strncmp(from, by_name, sizeof by_name - 1) == 0) {
		const char *name = from + sizeof by_name - 1, *end = strchr(name, '"');

		*place = end ? end + 1 : name + strlen(name);
		return end ? find_case(at, name, (size_t)(end - name)) : NULL;
	}
	if (*from == '[') {
		*place = from + strcspn(from, "]") + (strchr(from, ']') != NULL);
		return find_item(at, atoi(from + 1));
	}
	from += *from == '.';
	size_t length = strcspn(from, ".[");

	*place = from + length;
	return length > 0 ? find_member(at, from, length) : NULL;
}

static int line_at(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

int locate_line(const char *text, const char *place)
{
	const char *at = skip_blanks(text), *next = at;

	while (*place && next) {
		next = step(at, &place);
		at = next ? next : at;
	}
	return line_at(text, at);
}

/* --- sentences -------------------------------------------------------------------------------- */

/* Whether what stands before a colon is a place, and not words. */
static bool is_place(const char *from, size_t length)
{
	bool quoted = false;

	if (length == 0 || (!isalpha((unsigned char)*from) && *from != '['))
		return false;
	if (strncmp(from, "case \"", 6) == 0 || strncmp(from, "points.", 7) == 0)
		return true;
	for (size_t i = 0; i < length; i++) {
		quoted = quoted != (from[i] == '"');
		if (from[i] == ' ' && !quoted)
			return false;
	}
	return true;
}

/* Where the colon is that ends a place; quoted names may have colons. */
static size_t place_length(const char *from)
{
	bool quoted = false;
	size_t length = 0;

	for (; from[length]; length++) {
		quoted = quoted != (from[length] == '"');
		if (!quoted && from[length] == ':' && from[length + 1] == ' ')
			return length;
	}
	return 0;
}

/* Behind a place, or where there is none, the member that a sentence begins with: has "NAME". */
static char *place_of(const char *rest, size_t length, const char *said)
{
	static const char has[] = "has \"";
	const char *name = strncmp(said, has, sizeof has - 1) == 0 ? said + sizeof has - 1 : "";

	return text_format("%.*s%s%.*s", (int)length, rest, length > 0 && *name ? "." : "",
	    (int)strcspn(name, "\""), name);
}

/* The sentence with its line; NULL if it has none, or one already. */
static char *with_line(const char *sentence)
{
	static const char ending[] = ".json: ";
	const char *found = strstr(sentence, ending), *wanted = strstr(sentence, LOCATE_WANTED);
	const char *rest = found ? found + sizeof ending - 1 : NULL;
	const char *begin =
	    found && wanted && wanted < found ? wanted + strlen(LOCATE_WANTED) : sentence;

	if (!rest || strncmp(rest, "line ", 5) == 0)
		return NULL;
	size_t length = place_length(rest), bytes;
	bool placed = is_place(rest, length);

	/* What the file as a whole lacks belongs into it at the top. */
	if (!placed && strncmp(rest, "has no \"", 8) != 0 && strncmp(rest, "has \"", 5) != 0)
		return NULL;
	char *path = strndup(begin, (size_t)(rest - begin) - 2);
	char *place = place_of(rest, placed ? length : 0, placed ? rest + length + 2 : rest);
	struct error ignored;
	char *text = path && place ? file_read(path, FILE_BYTES_MAX, &bytes, &ignored) : NULL;
	char *changed = text ? text_format("%.*sline %d: %s", (int)(rest - sentence), sentence,
				   locate_line(text, place), rest)
			     : NULL;

	free(text);
	free(place);
	free(path);
	return changed;
}

void locate_faults(struct faults *faults)
{
	for (int i = 0; i < faults->count; i++) {
		char *changed = with_line(faults->sentences[i]);

		if (!changed)
			continue;
		free(faults->sentences[i]);
		faults->sentences[i] = changed;
	}
}
