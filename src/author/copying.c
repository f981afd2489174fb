#include "src/author/copying.h"

#include "grader/exercise/known.h"
#include "grader/save.h"
#include "grader/text.h"
#include "src/file.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 8 << 20 };

/* --- texts ------------------------------------------------------------------------------------ */

/* Puts a text in the place of `length` bytes at `offset`; the old text is taken, the new one is the
 * caller's. NULL without memory. */
static char *replace(char *text, size_t offset, size_t length, const char *by)
{
	char *changed = text_format("%.*s%s%s", (int)offset, text, by, text + offset + length);

	free(text);
	return changed;
}

static bool is_letter(char letter)
{
	return isalnum((unsigned char)letter) || letter == '_';
}

/* Wherever it stands as a word of its own. */
static char *rename_word(char *text, const char *old, const char *new)
{
	size_t length = strlen(old), at = 0;
	const char *found;

	while (text && (found = strstr(text + at, old))) {
		size_t offset = (size_t)(found - text);
		bool is_word = !(offset > 0 && is_letter(found[-1])) && !is_letter(found[length]);

		if (is_word)
			text = replace(text, offset, length, new);
		at = offset + (is_word ? strlen(new) : length);
	}
	return text;
}

/* The first time that it is quoted: in a manifest that is its id, in vectors whose they are. */
static char *rename_id(char *text, const struct copying *copying)
{
	char *old = text_format("\"%s\"", copying->id),
	     *new = text_format("\"%s\"", copying->new_id);
	const char *found = text && old && new ? strstr(text, old) : NULL;

	if (found)
		text = replace(text, (size_t)(found - text), strlen(old), new);
	free(old);
	free(new);
	return text;
}

/* A copy's title is the one thing that certainly has to change. */
static char *mark_title(char *text, const char *begin)
{
	const char *found = text ? strstr(text, begin) : NULL;

	return found ? replace(text, (size_t)(found - text) + strlen(begin), 0, "TODO: not ")
		     : text;
}

static bool ends(const char *name, const char *ending)
{
	size_t length = strlen(name), of = strlen(ending);

	return length >= of && strcmp(name + length - of, ending) == 0;
}

static char *changed(char *text, const struct copying *copying, const char *name)
{
	if (ends(name, ".json"))
		text = rename_id(text, copying);
	text = text ? rename_word(text, copying->function, copying->new_function) : NULL;
	if (copying->marks && strcmp(name, "exercise.json") == 0)
		text = mark_title(text, "\"title\": \"");
	if (copying->marks && strcmp(name, "lesson.md") == 0)
		text = mark_title(text, "# ");
	return text;
}

/* --- files ------------------------------------------------------------------------------------ */

static int copy_file_as(const struct copying *copying, const char *from, const char *folder,
    const char *name, struct error *error)
{
	char *to = text_format("%s/%s", folder, name);
	size_t length;
	char *text = to ? file_read(from, FILE_BYTES_MAX, &length, error) : NULL;
	int done = -1;

	if (text) {
		text = changed(text, copying, name);
		if (!text)
			error_set(error, "out of memory");
		else if ((done = save_file(to, text, strlen(text))) != 0)
			error_set(error, "cannot write %s: %s", to, strerror(errno));
	}
	free(text);
	free(to);
	return done;
}

static int copy_entry(const struct copying *copying, const char *from, const char *to,
    const char *name, struct error *error)
{
	char *path = text_format("%s/%s", from, name);
	int done =
	    path ? copy_file_as(copying, path, to, name, error) : error_set(error, "out of memory");

	free(path);
	return done;
}

static int is_program(const struct dirent *entry)
{
	return ends(entry->d_name, ".c") && entry->d_name[0] != '.';
}

/* All C files of a folder; one that is not there has none. */
static int copy_programs(const struct copying *copying, const char *from, const char *above,
    const char *name, struct error *error)
{
	char *to = text_format("%s/%s", above, name);
	struct dirent **entries = NULL;
	int count = scandir(from, &entries, is_program, alphasort), done = 0;

	if (count >= 0 && (!to || mkdir(to, 0777) != 0))
		done = error_set(error, "cannot make %s: %s", to ? to : name, strerror(errno));
	for (int i = 0; i < count; i++) {
		if (done == 0)
			done = copy_entry(copying, from, to, entries[i]->d_name, error);
		free(entries[i]);
	}
	free((void *)entries);
	free(to);
	return done;
}

static int copy_cases(
    const struct copying *copying, const struct subject *from, const char *to, struct error *error)
{
	char *known = known_path(from->vectors);
	int done = copy_file_as(copying, from->vectors, to, "vectors.json", error);

	if (done == 0 && known && access(known, R_OK) == 0)
		done = copy_file_as(copying, known, to, "vectors.answers.json", error);
	free(known);
	return done;
}

int copying_exercise(
    const struct copying *copying, const struct subject *from, const char *to, struct error *error)
{
	static const char *const FILES[] = {
	    "exercise.json", "lesson.md", "starter.c", "reference.c"};
	char *pitfalls = text_format("%s/pitfalls", from->folder);
	int done = pitfalls ? 0 : error_set(error, "out of memory");

	for (size_t i = 0; i < sizeof FILES / sizeof *FILES && done == 0; i++)
		done = copy_entry(copying, from->folder, to, FILES[i], error);
	if (done == 0)
		done = copy_programs(copying, pitfalls, to, "pitfalls", error);
	if (done == 0)
		done = copy_programs(copying, from->learners, to, "learners", error);
	if (done == 0)
		done = copy_cases(copying, from, to, error);
	free(pitfalls);
	return done;
}

/* --- away again ------------------------------------------------------------------------------- */

static int is_no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static void empty(const char *path)
{
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, is_no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		char *name = text_format("%s/%s", path, entries[i]->d_name);

		if (name && unlink(name) != 0)
			copying_remove(name);
		free(name);
		free(entries[i]);
	}
	free((void *)entries);
}

void copying_remove(const char *folder)
{
	empty(folder);
	rmdir(folder);
}
