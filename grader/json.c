#include "grader/json.h"

#include "grader/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int line_of(const char *text, size_t offset)
{
	int line = 1;

	for (size_t i = 0; i < offset; i++)
		line += text[i] == '\n';
	return line;
}

/* Where text stops being text: at a NUL or at what is not UTF-8; `length` if nowhere. */
static size_t text_end(const char *text, size_t length)
{
	const unsigned char *start = (const unsigned char *)text, *end = start + length, *p = start;

	while (p < end && *p) {
		size_t step = text_utf8_length(p, end);

		if (step == 0)
			break;
		p += step;
	}
	return (size_t)(p - start);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Past the string whose quote stands at `at`; beyond `length` if nothing closes it. */
static size_t past_string(const char *text, size_t length, size_t at)
{
	size_t i = at + 1;

	while (i < length && text[i] != '"')
		i += text[i] == '\\' ? 2 : 1;
	return i + 1;
}

/* How many brackets are open at `at`, which lies in no string and counts itself. */
static size_t depth_at(const char *text, size_t length, size_t at)
{
	size_t depth = 0;

	for (size_t i = 0; i < length && i <= at;) {
		if (text[i] == '"') {
			i = past_string(text, length, i);
			continue;
		}
		depth += text[i] == '{' || text[i] == '[';
		depth -= depth > 0 && (text[i] == '}' || text[i] == ']');
		i++;
	}
	return depth;
}

/* Whether a text in which cJSON could not go on at `at` would have, had it not ended: nothing is
 * left there, half a word, half a number or half a string. */
static bool is_cut(const char *text, size_t length, size_t at)
{
	static const char *const WORDS[] = {"true", "false", "null"};
	size_t rest = 0;

	for (size_t i = 0; i < length;) {
		size_t next = text[i] == '"' ? past_string(text, length, i) : i + 1;

		if (next > length)
			return at >= i;
		i = next;
	}
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (length - at < strlen(WORDS[i]) && memcmp(text + at, WORDS[i], length - at) == 0)
			return true;
	while (at + rest < length && strchr("+-.eE", text[at + rest]))
		rest++;
	return at + rest == length;
}

/*
 * Where cJSON cannot go on; `length` if it wants more. It tells an error at the end as one at the
 * last byte, which a blank behind that keeps apart from an error in this byte. `length` counts no
 * blanks at the end of the text.
 */
static size_t error_place(const char *text, size_t length)
{
	char *copy = malloc(length + 1);
	const char *stop = copy;
	size_t at = 0;

	if (!copy)
		return 0;
	memcpy(copy, text, length);
	copy[length] = ' ';
	cJSON_Delete(cJSON_ParseWithLengthOpts(copy, length + 1, &stop, 0));
	if (stop)
		at = (size_t)(stop - copy);
	free(copy);
	return at < length ? at : length;
}

static void say_not_json(const char *text, size_t length, const char *name, struct error *error)
{
	while (length > 0 && is_blank(text[length - 1]))
		length--;
	size_t at = error_place(text, length);

	if (depth_at(text, length, at) > CJSON_NESTING_LIMIT)
		error_set(
		    error, "%s: line %d: brackets are nested too deeply", name, line_of(text, at));
	else if (is_cut(text, length, at))
		error_set(error, "%s: line %d: the file ends in the middle; was it cut?", name,
		    line_of(text, length));
	else
		error_set(error, "%s: line %d: this is not JSON", name, line_of(text, at));
}

/* Refuses in a JSON text what cJSON accepts and then loses: a text ends at its first NUL. */
static int check_texts(const char *text, size_t length, const char *name, struct error *error)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] != '\\')
			continue;
		if (length - i >= 6 && memcmp(text + i, "\\u0000", 6) == 0)
			return error_set(
			    error, "%s: line %d: \\u0000 in a text", name, line_of(text, i));
		i++;
	}
	return 0;
}

cJSON *json_parse(const char *text, size_t length, const char *name, struct error *error)
{
	size_t good = text_end(text, length);
	const char *stop = text;

	if (good < length) {
		error_set(error, "%s: line %d: byte 0x%02x is not text; is this a JSON file?", name,
		    line_of(text, good), (unsigned char)text[good]);
		return NULL;
	}
	cJSON *root = cJSON_ParseWithLengthOpts(text, length, &stop, 0);

	if (!root) {
		say_not_json(text, length, name, error);
		return NULL;
	}
	while (stop < text + length && is_blank(*stop))
		stop++;
	if (stop < text + length)
		error_set(error, "%s: line %d: something follows the end of the JSON value", name,
		    line_of(text, (size_t)(stop - text)));
	else if (check_texts(text, length, name, error) == 0)
		return root;
	cJSON_Delete(root);
	return NULL;
}

/* All of a descriptor that holds at most `limit` bytes; the text is the caller's. */
static char *read_all(int fd, const char *path, size_t limit, size_t *length, struct error *error)
{
	struct stat status;
	char *text = NULL;
	ssize_t got = 1;

	if (fstat(fd, &status) != 0) {
		error_set(error, "cannot read %s: %s", path, strerror(errno));
		return NULL;
	}
	if (!S_ISREG(status.st_mode)) {
		error_set(error, "cannot read %s: it is not a regular file", path);
		return NULL;
	}
	if ((unsigned long long)status.st_size > limit) {
		error_set(error, "%s: %lld bytes are more than the %zu that this file may have",
		    path, (long long)status.st_size, limit);
		return NULL;
	}
	text = calloc(1, (size_t)status.st_size + 1);
	if (!text) {
		error_set(error, "cannot read %s: out of memory", path);
		return NULL;
	}
	*length = 0;
	while (got > 0 && *length < (size_t)status.st_size) {
		got = read(fd, text + *length, (size_t)status.st_size - *length);
		if (got > 0)
			*length += (size_t)got;
	}
	if (got < 0) {
		error_set(error, "cannot read %s: %s", path, strerror(errno));
		free(text);
		return NULL;
	}
	return text;
}

cJSON *json_read(const char *path, size_t limit, struct error *error)
{
	size_t length = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0) {
		error_set(error, "cannot open %s: %s", path, strerror(errno));
		return NULL;
	}
	char *text = read_all(fd, path, limit, &length, error);
	cJSON *root = text ? json_parse(text, length, path, error) : NULL;

	free(text);
	close(fd);
	return root;
}
