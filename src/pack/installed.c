#include "src/pack/installed.h"

#include "grader/text.h"
#include "src/store/home.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *installed_root(struct error *error)
{
	return home_path("packs", error);
}

/* A link that leads anywhere but to a folder beside itself is none of ours. */
static bool read_link(const char *root, const char *name, char version[NAME_MAX + 1])
{
	char *link = text_format("%s/%s/" INSTALLED_CURRENT, root, name);
	ssize_t length = link ? readlink(link, version, NAME_MAX) : -1;

	free(link);
	if (length <= 0)
		return false;
	version[length] = '\0';
	return version[0] != '.' && !strchr(version, '/');
}

char *installed_version(const char *name)
{
	struct error ignored = {""};
	char version[NAME_MAX + 1], *path = NULL;
	char *root = pack_is_name(name) ? installed_root(&ignored) : NULL;

	if (root && read_link(root, name, version))
		path = text_format("%s/%s/%s", root, name, version);
	free(root);
	return path;
}

char *installed_exercise(const char *id)
{
	const char *slash = strchr(id, '/');
	struct error ignored = {""};
	char *name = slash ? strndup(id, (size_t)(slash - id)) : NULL;
	char *version = name ? installed_version(name) : NULL;
	char *root = name && !version ? installed_root(&ignored) : NULL;
	char *path = NULL;

	if (version)
		path = text_format("%s/" INSTALLED_FILES "/%s", version, slash + 1);
	else if (root)
		path = text_format(
		    "%s/%s/" INSTALLED_CURRENT "/" INSTALLED_FILES "/%s", root, name, slash + 1);
	free(root);
	free(version);
	free(name);
	return path;
}

/* --- all of them ------------------------------------------------------------------------------ */

static void add(struct installed_names *names, const char *name)
{
	char **larger = realloc(names->list, ((size_t)names->count + 1) * sizeof *larger);

	if (!larger)
		return;
	names->list = larger;
	names->list[names->count] = strdup(name);
	names->count += names->list[names->count] != NULL;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void installed_find(struct installed_names *names)
{
	struct error ignored = {""};
	char *root = installed_root(&ignored), version[NAME_MAX + 1];
	DIR *dir = root ? opendir(root) : NULL;

	*names = (struct installed_names){0};
	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; dir && (entry = readdir(dir));)
		if (pack_is_name(entry->d_name) && read_link(root, entry->d_name, version))
			add(names, entry->d_name);
	if (dir)
		closedir(dir);
	if (names->count > 0)
		qsort(names->list, (size_t)names->count, sizeof *names->list, by_name);
	free(root);
}

void installed_names_release(struct installed_names *names)
{
	for (int i = 0; i < names->count; i++)
		free(names->list[i]);
	free(names->list);
	*names = (struct installed_names){0};
}

int installed_read(struct pack *pack, const char *name, struct error *error)
{
	char *version = installed_version(name);
	char *path = version ? text_format("%s/" INSTALLED_FILES "/" PACK_FILE, version) : NULL;
	int done = -1;

	*pack = (struct pack){0};
	if (!version)
		error_set(error, "the pack \"%s\" is not installed", name);
	else if (!path)
		error_set(error, "out of memory");
	else
		done = pack_read(pack, path, error);
	if (done == 0 && strcmp(pack->name, name) != 0) {
		done = error_set(error, "%s: it says that its name is \"%s\"", path, pack->name);
		pack_release(pack);
	}
	free(path);
	free(version);
	return done;
}
