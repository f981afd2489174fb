#include "src/pack/sums.h"

#include "grader/text.h"
#include "src/file.h"
#include "src/pack/archive.h"
#include "src/typed.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DIGITS = HASH_HEX - 1, DEPTH_MAX = 8 };

int sums_add(struct sums *sums, const char *name, const char sha256[HASH_HEX])
{
	struct sum *larger = realloc(sums->list, ((size_t)sums->count + 1) * sizeof *larger);

	if (!larger)
		return -1;
	sums->list = larger;
	larger[sums->count].name = strdup(name);
	memcpy(larger[sums->count].sha256, sha256, HASH_HEX);
	if (!larger[sums->count].name)
		return -1;
	sums->count++;
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct sum *)a)->name, ((const struct sum *)b)->name);
}

void sums_sort(struct sums *sums)
{
	if (sums->count > 0)
		qsort(sums->list, (size_t)sums->count, sizeof *sums->list, by_name);
}

void sums_release(struct sums *sums)
{
	for (int i = 0; i < sums->count; i++)
		free(sums->list[i].name);
	free(sums->list);
	*sums = (struct sums){0};
}

/* --- as a text -------------------------------------------------------------------------------- */

char *sums_text(const struct sums *sums)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	for (int i = 0; i < sums->count; i++)
		fprintf(out, "%s  %s\n", sums->list[i].sha256, sums->list[i].name);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

static int parse_line(struct sums *sums, const char *line, size_t length, struct error *error)
{
	char sha256[HASH_HEX];

	if (length < DIGITS + 3 || memchr(line, '\0', length) ||
	    strspn(line, "0123456789abcdef") != DIGITS || line[DIGITS] != ' ' ||
	    line[DIGITS + 1] != ' ')
		return error_set(error, SUMS_FILE ": line %d is not a sum, two blanks and a name",
		    sums->count + 1);
	memcpy(sha256, line, DIGITS);
	sha256[DIGITS] = '\0';
	char *name = strndup(line + DIGITS + 2, length - DIGITS - 2);
	int done = name ? sums_add(sums, name, sha256) : -1;

	free(name);
	return done == 0 ? 0 : error_set(error, "out of memory");
}

int sums_parse(struct sums *sums, const char *text, size_t length, struct error *error)
{
	*sums = (struct sums){0};
	while (length > 0) {
		const char *end = memchr(text, '\n', length);

		if (!end)
			return error_set(error, SUMS_FILE ": its last line is cut");
		if (parse_line(sums, text, (size_t)(end - text), error) != 0)
			return -1;
		length -= (size_t)(end + 1 - text);
		text = end + 1;
	}
	return 0;
}

/* --- of a folder ------------------------------------------------------------------------------ */

static int add_file(struct sums *sums, const char *path, const char *name, struct error *error)
{
	char sha256[HASH_HEX];
	size_t length = 0;
	char *bytes = file_read(path, ARCHIVE_BYTES_MAX, &length, error);

	if (!bytes)
		return -1;
	hash_of(bytes, length, sha256);
	free(bytes);
	return sums_add(sums, name, sha256) == 0 ? 0 : error_set(error, "out of memory");
}

static int add_folder(
    struct sums *sums, const char *root, const char *below, int depth, struct error *error);

/* `name` is below the root. */
static int add_entry(
    struct sums *sums, const char *root, const char *name, int depth, struct error *error)
{
	char *path = text_format("%s/%s", root, name);
	struct stat status;
	int done = -1;

	if (!path)
		error_set(error, "out of memory");
	else if (lstat(path, &status) != 0)
		error_set(error, "cannot read %s: %s", path, strerror(errno));
	else if (S_ISDIR(status.st_mode) && depth < DEPTH_MAX)
		done = add_folder(sums, root, name, depth + 1, error);
	else if (S_ISREG(status.st_mode))
		done = strcmp(name, SUMS_FILE) == 0 ? 0 : add_file(sums, path, name, error);
	else
		error_set(error, "%s is no file", typed(name).text);
	free(path);
	return done;
}

static int add_folder(
    struct sums *sums, const char *root, const char *below, int depth, struct error *error)
{
	char *path = text_format("%s%s%s", root, *below ? "/" : "", below);
	DIR *dir = path ? opendir(path) : NULL;
	int done =
	    dir ? 0 : error_set(error, "cannot read %s: %s", path ? path : below, strerror(errno));

	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; dir && done == 0 && (entry = readdir(dir));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		char *name = text_format("%s%s%s", below, *below ? "/" : "", entry->d_name);

		done = name ? add_entry(sums, root, name, depth, error)
			    : error_set(error, "out of memory");
		free(name);
	}
	if (dir)
		closedir(dir);
	free(path);
	return done;
}

int sums_of_folder(struct sums *sums, const char *folder, struct error *error)
{
	*sums = (struct sums){0};
	return add_folder(sums, folder, "", 0, error);
}

/* --- comparing -------------------------------------------------------------------------------- */

int sums_compare(struct sums *found, struct sums *listed, struct error *error)
{
	sums_sort(found);
	sums_sort(listed);
	for (int i = 0; i < found->count || i < listed->count; i++) {
		const struct sum *here = i < found->count ? &found->list[i] : NULL;
		const struct sum *there = i < listed->count ? &listed->list[i] : NULL;
		int order = !here ? 1 : !there ? -1 : strcmp(here->name, there->name);

		if (order > 0)
			return error_set(error, "\"%s\" is missing, which " SUMS_FILE " lists",
			    typed(there->name).text);
		if (order < 0)
			return error_set(
			    error, "\"%s\" is not listed in " SUMS_FILE, typed(here->name).text);
		if (strcmp(here->sha256, there->sha256) != 0)
			return error_set(error, "\"%s\" is not the file that " SUMS_FILE " lists",
			    typed(here->name).text);
	}
	return 0;
}
