#include "src/author/todos.h"

#include "grader/text.h"
#include "src/file.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = 1 << 20, SHOWN_BYTES = 60 };

#define MARK "TODO"

/* The mark as a word of its own, within a line; NULL if it is not there. */
static const char *find_mark(const char *line, size_t length)
{
	const char *end = line + length, *at = line;

	for (; (at = memmem(at, (size_t)(end - at), MARK, strlen(MARK))); at += strlen(MARK)) {
		const char *behind = at + strlen(MARK);
		bool begins = at == line || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');

		if (begins &&
		    (behind == end || !(isalnum((unsigned char)*behind) || *behind == '_')))
			return at;
	}
	return NULL;
}

static void add_fault(
    struct faults *faults, const char *path, int line, const char *mark, size_t left)
{
	const char *text = mark + strlen(MARK);
	size_t length;

	left -= strlen(MARK);
	while (left > 0 && (*text == ':' || *text == ' ')) {
		text++;
		left--;
	}
	for (length = 0; length < left && text[length] != '"'; length++)
		;
	faults_add(faults, "%s: line %d: " MARK ": %.*s%s; write it, and take the mark away", path,
	    line, (int)(length < SHOWN_BYTES ? length : SHOWN_BYTES), text,
	    length > SHOWN_BYTES ? "..." : "");
}

void todos_check_text(struct faults *faults, const char *path, const char *text)
{
	for (int line = 1; *text; line++) {
		size_t length = strcspn(text, "\n");
		const char *mark = find_mark(text, length);

		if (mark)
			add_fault(faults, path, line, mark, (size_t)(text + length - mark));
		text += length + (text[length] == '\n');
	}
}

static void check_file(struct faults *faults, const char *path)
{
	struct error ignored;
	size_t length;
	char *text = path ? file_read(path, FILE_BYTES_MAX, &length, &ignored) : NULL;

	if (text)
		todos_check_text(faults, path, text);
	free(text);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void check_folder(struct faults *faults, const char *folder)
{
	struct dirent **entries = NULL;
	int count = folder ? scandir(folder, &entries, is_visible, by_name) : 0;

	for (int i = 0; i < count; i++) {
		char *path = text_format("%s/%s", folder, entries[i]->d_name);

		check_file(faults, path);
		free(path);
		free(entries[i]);
	}
	free((void *)entries);
}

void todos_check(struct subject *subject)
{
	static const char *const FILES[] = {"exercise.json", "lesson.md", "reference.c"};
	char *pitfalls = text_format("%s/pitfalls", subject->folder);

	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
		char *path = text_format("%s/%s", subject->folder, FILES[i]);

		check_file(&subject->faults, path);
		free(path);
	}
	check_folder(&subject->faults, pitfalls);
	check_file(&subject->faults, subject->vectors);
	check_folder(&subject->faults, subject->learners);
	free(pitfalls);
}
