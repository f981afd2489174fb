#include "src/pack/names.h"

#include "src/typed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- one name --------------------------------------------------------------------------------- */

/* A letter that is not plain, or that has a meaning elsewhere; 0 if there is none. */
static bool has_odd_letter(const char *name)
{
	for (; *name; name++)
		if (*name < ' ' || *name > '~' || *name == '\\' || *name == ':')
			return true;
	return false;
}

static bool is_part(const char *part, size_t length, const char *what)
{
	return length == strlen(what) && strncmp(part, what, length) == 0;
}

/* The end of a sentence; NULL if the name will do. */
static const char *flaw_of(const char *name)
{
	int depth = 0;

	if (!*name)
		return "it has none";
	if (strlen(name) > NAMES_BYTES_MAX)
		return "it is too long";
	if (has_odd_letter(name))
		return "only plain letters (ASCII) are allowed, without \\ and :";
	if (*name == '/')
		return "it is absolute";
	for (const char *part = name; part;) {
		const char *slash = strchr(part, '/');
		size_t length = slash ? (size_t)(slash - part) : strlen(part);

		if (is_part(part, length, ".."))
			return "\"..\" would lead out of the pack";
		if (length == 0 || is_part(part, length, "."))
			return "a part of it is empty";
		if (++depth > NAMES_DEPTH_MAX)
			return "it lies too deep";
		part = slash ? slash + 1 : NULL;
	}
	return NULL;
}

/* --- among the others ------------------------------------------------------------------------- */

static const struct name *find_folded(const struct names *names, const char *text)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcasecmp(names->list[i].text, text) == 0)
			return &names->list[i];
	return NULL;
}

static int keep(struct names *names, const char *text, bool is_folder, struct error *error)
{
	if (names->count == names->room) {
		size_t room = names->room ? 2 * names->room : 64;
		struct name *larger = realloc(names->list, room * sizeof *larger);

		if (!larger)
			return error_set(error, "out of memory");
		names->list = larger;
		names->room = room;
	}
	char *copy = strdup(text);

	if (!copy)
		return error_set(error, "out of memory");
	names->list[names->count].text = copy;
	names->list[names->count++].is_folder = is_folder;
	return 0;
}

/* A name, or one of the folders that it lies in. */
static int place(struct names *names, const char *text, bool is_folder, struct error *error)
{
	const struct name *other = find_folded(names, text);

	if (!other)
		return keep(names, text, is_folder, error);
	if (strcmp(other->text, text) != 0)
		return error_set(error,
		    "it has both \"%s\" and \"%s\", which are the same where the case of letters "
		    "does not count",
		    typed(other->text).text, typed(text).text);
	if (other->is_folder && is_folder)
		return 0;
	return error_set(error, "it has \"%s\" twice", typed(text).text);
}

/* The folders first. */
static int place_all(struct names *names, char *name, bool is_folder, struct error *error)
{
	for (char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int done = place(names, name, true, error);

		*slash = '/';
		if (done != 0)
			return -1;
	}
	return place(names, name, is_folder, error);
}

int names_add(struct names *names, const char *name, bool is_folder, struct error *error)
{
	char copy[NAMES_BYTES_MAX + 1];
	size_t length = strlen(name);

	/* The name of a folder ends with a slash, or does not. */
	if (is_folder && length > 1 && name[length - 1] == '/')
		length--;
	if (length < sizeof copy) {
		memcpy(copy, name, length);
		copy[length] = '\0';
	}
	const char *flaw = length < sizeof copy ? flaw_of(copy) : "it is too long";

	if (flaw)
		return error_set(error, "the name \"%s\" is refused: %s", typed(name).text, flaw);
	if (!is_folder && ++names->files > NAMES_FILES_MAX)
		return error_set(error, "it has more than %d files", NAMES_FILES_MAX);
	names->folders += is_folder;
	if (names->count > 2 * NAMES_FILES_MAX || names->folders > 2 * NAMES_FILES_MAX)
		return error_set(error, "it has more than %d folders", NAMES_FILES_MAX);
	return place_all(names, copy, is_folder, error);
}

void names_release(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->list[i].text);
	free(names->list);
	*names = (struct names){0};
}
