#include "grader/diagnostics.h"

#include "grader/json.h"
#include "grader/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MESSAGE_MAX = 400 };

static void add(struct compilation *to, int line, int column, enum severity severity,
    const char *message, size_t length)
{
	struct diagnostic *grown;

	if (to->diagnostic_count == DIAGNOSTICS_MAX)
		return;
	grown =
	    realloc(to->diagnostics, (size_t)(to->diagnostic_count + 1) * sizeof *to->diagnostics);
	if (!grown)
		return;
	to->diagnostics = grown;
	grown[to->diagnostic_count] = (struct diagnostic){line, column, severity,
	    text_printable(message, length < MESSAGE_MAX ? length : MESSAGE_MAX, false)};
	if (grown[to->diagnostic_count].message)
		to->diagnostic_count++;
}

static enum severity severity_of(const char *kind)
{
	if (strstr(kind, "error"))
		return SEVERITY_ERROR;
	return strcmp(kind, "warning") == 0 ? SEVERITY_WARNING : SEVERITY_NOTE;
}

/* --- whose file ------------------------------------------------------------------------------- */

static bool is_below_standard(const char *path)
{
	static const char *const FOLDERS[] = {"/usr/include/", "/usr/lib/gcc/", "/usr/lib/llvm",
	    "/usr/lib/clang/", "/usr/local/include/"};

	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
		if (strncmp(path, FOLDERS[i], strlen(FOLDERS[i])) == 0)
			return true;
	return false;
}

/* Some compilers spell their own folders with "..", and so does who wants to leave these. */
static bool is_standard(const char *path)
{
	if (!strstr(path, "/../"))
		return is_below_standard(path);
	char *real = *path == '/' ? realpath(path, NULL) : NULL;
	bool standard = real && is_below_standard(real);

	free(real);
	return standard;
}

static bool is_ours(const char *path)
{
	return strcmp(path, STAGE_SOURCE_PATH) == 0 ||
	       (strncmp(path, "include/", 8) == 0 && !strchr(path + 8, '/'));
}

/* What is said of a stranger's file may quote the file. */
static bool is_shown(const char *path)
{
	return is_ours(path) || is_standard(path);
}

/* --- gcc -------------------------------------------------------------------------------------- */

static int number(const cJSON *object, const char *name)
{
	const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, name);

	return cJSON_IsNumber(found) && found->valueint > 0 ? found->valueint : 0;
}

/* Bytes, as clang counts; what gcc calls "column" takes a tab for up to eight. */
static int column_of(const cJSON *caret)
{
	int bytes = number(caret, "byte-column");

	return bytes > 0 ? bytes : number(caret, "column");
}

/* "include '<stdio.h>' ..." stands in a note below the error, and is what the learner has to do. */
static const char *missing_header(const cJSON *each)
{
	const cJSON *children = cJSON_GetObjectItemCaseSensitive(each, "children");
	const char *note = cJSON_GetStringValue(
	    cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(children, 0), "message"));

	return note && strncmp(note, "include '<", 10) == 0 ? note : NULL;
}

static void add_json(struct compilation *to, const cJSON *each)
{
	const char *kind = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(each, "kind"));
	const char *message =
	    cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(each, "message"));
	const cJSON *locations = cJSON_GetObjectItemCaseSensitive(each, "locations");
	const cJSON *caret =
	    cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(locations, 0), "caret");
	const char *file = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(caret, "file"));
	bool known = file && strcmp(file, STAGE_SOURCE_PATH) == 0;

	if (!kind || !message || (file && !known && !is_shown(file)))
		return;
	const char *header = known ? missing_header(each) : NULL;
	char *both = header ? text_format("%s; %s", message, header) : NULL;

	if (both)
		message = both;
	add(to, known ? number(caret, "line") : 0, known ? column_of(caret) : 0, severity_of(kind),
	    message, strlen(message));
	free(both);
}

static bool read_json_line(struct compilation *to, const char *line, size_t length)
{
	struct error ignored;
	cJSON *root = length > 0 && *line == '[' ? json_parse(line, length, "gcc", &ignored) : NULL;
	const cJSON *each;

	cJSON_ArrayForEach (each, root)
		add_json(to, each);
	cJSON_Delete(root);
	return root != NULL;
}

/* --- lines ------------------------------------------------------------------------------------ */

/* "FILE:LINE:COLUMN: KIND: MESSAGE"; what a program says of itself has no place. */
static void read_text_line(struct compilation *to, const char *line, size_t length)
{
	char start[256] = "", file[256] = "", kind[32] = "";
	int row = 0, column = 0, used = 0;

	snprintf(start, sizeof start, "%.*s", (int)(length < 255 ? length : 255), line);
	if (sscanf(start, "%255[^:]:%d:%d: %31[a-z ]: %n", file, &row, &column, kind, &used) == 4 &&
	    used > 0) {
		bool known = strcmp(file, STAGE_SOURCE_PATH) == 0;

		if (known || is_shown(file))
			add(to, known ? row : 0, known ? column : 0, severity_of(kind), line + used,
			    length - (size_t)used);
	} else if (strstr(start, "error: ")) {
		const char *message = strstr(start, "error: ") + strlen("error: ");

		add(to, 0, 0, SEVERITY_ERROR, message, strlen(message));
	}
}

void diagnostics_read(struct compilation *compilation, bool lines, const char *bytes, size_t length)
{
	const char *end = bytes + length;

	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t size = (size_t)((stop ? stop : end) - bytes);

		if (lines || !read_json_line(compilation, bytes, size))
			read_text_line(compilation, bytes, size);
		bytes += size + 1;
	}
}

/* The headers of a compiler that does not live in /usr. */
static bool is_below(const char *path, const char *toolchain)
{
	size_t length = strlen(toolchain);

	return length > 0 && strncmp(path, toolchain, length) == 0 && path[length] == '/' &&
	       !strstr(path, "/../");
}

/* The compiler's list of what the object depends on: "answer.o: a b \", then more lines. */
const char *diagnostics_stranger(const struct stage *stage, const char *toolchain)
{
	static char list[64 << 10];
	int fd = openat(stage->fd, "answer.d", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	ssize_t length = fd < 0 ? -1 : read(fd, list, sizeof list - 1);
	char *rest = NULL;

	if (fd >= 0)
		close(fd);
	if (length <= 0 || length == sizeof list - 1 || memchr(list, '\0', (size_t)length))
		return "it includes too many files";
	list[length] = '\0';
	const char *target = strtok_r(list, " \\\n", &rest);

	if (!target || (strcmp(target, "answer.o:") != 0 && strcmp(target, "answer.s:") != 0))
		return "it includes files whose list cannot be read";
	for (char *path; (path = strtok_r(NULL, " \\\n", &rest));)
		if (!is_ours(path) && !is_standard(path) && !is_below(path, toolchain))
			return "it includes a file that is neither a standard header nor "
			       "\"stride.h\"";
	return NULL;
}
