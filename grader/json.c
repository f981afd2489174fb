#include "grader/json.h"

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

/* The length of the UTF-8 sequence at p, at least one byte before end; 0 if it is none. */
static size_t utf8_length(const unsigned char *p, const unsigned char *end)
{
	/* The lowest code point of each length: anything lower has a shorter, the legal, form. */
	static const unsigned LOWEST[5] = {0, 0, 0x80, 0x800, 0x10000};
	size_t length = *p < 0x80       ? 1
			: *p >> 5 == 6  ? 2
			: *p >> 4 == 14 ? 3
			: *p >> 3 == 30 ? 4
					: 0;

	if (length <= 1)
		return length;
	if (length > (size_t)(end - p))
		return 0;
	unsigned point = *p & (0x7FU >> length);

	for (size_t i = 1; i < length; i++) {
		if (p[i] >> 6 != 2)
			return 0;
		point = point << 6 | (p[i] & 0x3FU);
	}
	if (point < LOWEST[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
		return 0;
	return length;
}

/* Where text stops being text: at a NUL or at what is not UTF-8; `length` if nowhere. */
static size_t text_end(const char *text, size_t length)
{
	const unsigned char *start = (const unsigned char *)text, *end = start + length, *p = start;

	while (p < end && *p) {
		size_t step = utf8_length(p, end);

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

/* What begins as JSON and stops before a bracket closes it was most likely cut. */
static void say_not_json(
    const char *text, size_t length, size_t at, const char *name, struct error *error)
{
	size_t first = 0, end = length;

	while (first < end && is_blank(text[first]))
		first++;
	while (end > first && is_blank(text[end - 1]))
		end--;
	bool opened = first == end || text[first] == '{' || text[first] == '[';
	bool closed = first < end && (text[end - 1] == '}' || text[end - 1] == ']');

	if (opened && (!closed || at + 1 >= end))
		error_set(error, "%s: line %d: the file ends in the middle; was it cut?", name,
		    line_of(text, end));
	else
		error_set(error, "%s: line %d: this is not JSON", name, line_of(text, at));
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
		say_not_json(text, length, stop ? (size_t)(stop - text) : 0, name, error);
		return NULL;
	}
	while (stop < text + length && is_blank(*stop))
		stop++;
	if (stop < text + length) {
		error_set(error, "%s: line %d: something follows the end of the JSON value", name,
		    line_of(text, (size_t)(stop - text)));
		cJSON_Delete(root);
		return NULL;
	}
	return root;
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
