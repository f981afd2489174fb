#include "src/batch/submissions.h"

#include "grader/text.h"
#include "src/source.h"
#include "src/typed.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 64 };

/* --- the list --------------------------------------------------------------------------------- */

/* Takes both texts, whatever comes of it. */
static int add(struct submissions *to, char *path, char *learner, const char *exercise,
    bool is_strange, struct error *error)
{
	if (to->count == to->room) {
		int room = to->room > 0 ? 2 * to->room : 64;
		struct submission *list = realloc(to->list, (size_t)room * sizeof *list);

		if (list) {
			to->list = list;
			to->room = room;
		}
	}
	if (!path || !learner || to->count == to->room) {
		free(path);
		free(learner);
		return error_set(error, "out of memory");
	}
	to->list[to->count++] = (struct submission){
	    .path = path, .learner = learner, .exercise = exercise, .is_strange = is_strange};
	return 0;
}

static int by_exercise_and_path(const void *a, const void *b)
{
	const struct submission *first = a, *second = b;
	int order = strcmp(first->exercise, second->exercise);

	return order != 0 ? order : strcmp(first->path, second->path);
}

static void release_one(struct submission *submission)
{
	free(submission->path);
	free(submission->learner);
	free(submission->why);
}

static void put_in_order(struct submissions *all)
{
	int kept = 0, exercises = 0;

	if (all->count > 0)
		qsort(all->list, (size_t)all->count, sizeof *all->list, by_exercise_and_path);
	for (int i = 0; i < all->count; i++) {
		struct submission *one = &all->list[i];
		struct submission *before = kept > 0 ? &all->list[kept - 1] : NULL;

		if (before && by_exercise_and_path(before, one) == 0) {
			release_one(one);
			continue;
		}
		exercises += before && strcmp(before->exercise, one->exercise) != 0;
		one->exercise_index = exercises;
		all->list[kept++] = *one;
	}
	all->count = kept;
}

void submissions_release(struct submissions *submissions)
{
	for (int i = 0; i < submissions->count; i++)
		release_one(&submissions->list[i]);
	free(submissions->list);
	free(submissions->folder);
	*submissions = (struct submissions){0};
}

enum status submissions_read_one(const struct submissions *submissions,
    const struct submission *submission, struct source *source, char **path, struct error *error)
{
	const char *folder = submissions->folder, *name = submission->path;

	*source = (struct source){0};
	*path = folder ? text_format("%s/%s", folder, name) : text_format("%s", name);
	if (*path)
		return source_read_file(source, folder, name, *path, error);
	error_set(error, "out of memory");
	return STATUS_BROKEN;
}

/* --- whose it is ------------------------------------------------------------------------------ */

static bool is_source(const char *name)
{
	size_t length = strlen(name);

	return length > 2 && strcmp(name + length - 2, ".c") == 0;
}

/* The last part of a path, without its ending. */
static char *stem(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t length = strlen(name);

	return text_format("%.*s", (int)(is_source(name) ? length - 2 : length), name);
}

/* `path` is below the folder whose parts are learners. */
static char *learner_of(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash ? text_format("%.*s", (int)(slash - path), path) : stem(path);
}

/* --- a folder --------------------------------------------------------------------------------- */

struct walk {
	struct submissions *to;
	const char *exercise;
	size_t skip; /* how much of a path stands before the learner */
	struct error *error;
};

static int walk_folder(struct walk *walk, int fd, const char *path, int depth);

static int enter(struct walk *walk, int parent, const char *name, const char *path, int depth)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return error_set(walk->error, "cannot read the folder %s/%s: %s", walk->to->folder,
		    typed(path).text, strerror(errno));
	if (depth == DEPTH_MAX) {
		close(fd);
		return error_set(walk->error, "%s/%s: there are more than %d folders in each other",
		    walk->to->folder, typed(path).text, DEPTH_MAX);
	}
	return walk_folder(walk, fd, path, depth + 1);
}

/* Takes the path. */
static int take_entry(struct walk *walk, int fd, const char *name, char *path, int depth)
{
	struct stat status;
	int done = 0;

	if (!path) {
		error_set(walk->error, "out of memory");
		return -1;
	}
	if (fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
		free(path);
		return 0; /* it has just gone */
	}
	if (S_ISDIR(status.st_mode)) {
		done = enter(walk, fd, name, path, depth);
		free(path);
		return done;
	}
	if (is_source(name))
		return add(walk->to, path, learner_of(path + walk->skip), walk->exercise,
		    !S_ISREG(status.st_mode), walk->error);
	if (S_ISLNK(status.st_mode) && fstatat(fd, name, &status, 0) == 0 &&
	    S_ISDIR(status.st_mode))
		walk->to->links++;
	free(path);
	return 0;
}

/* Closes the descriptor. `path` is "" for the folder itself. */
static int walk_folder(struct walk *walk, int fd, const char *path, int depth)
{
	DIR *folder = fdopendir(fd);
	const struct dirent *entry;
	int done = 0;

	if (!folder) {
		close(fd);
		return error_set(walk->error, "cannot read the folder %s/%s: %s", walk->to->folder,
		    typed(path).text, strerror(errno));
	}
	/* cppcheck-suppress readdirCalled ; one thread */
	while (done == 0 && (entry = readdir(folder)))
		if (entry->d_name[0] != '.')
			done = take_entry(walk, dirfd(folder), entry->d_name,
			    text_format("%s%s%s", path, *path ? "/" : "", entry->d_name), depth);
	closedir(folder);
	return done;
}

/* Without the slashes at its end. */
static int open_folder(struct submissions *to, const char *folder, struct error *error)
{
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	to->folder = text_format("%.*s", (int)length, folder);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		error_set(
		    error, "cannot read the folder %s: %s", typed(folder).text, strerror(errno));
	return fd;
}

static enum status expect_some(struct submissions *found, struct error *error)
{
	put_in_order(found);
	if (found->count > 0)
		return STATUS_DONE;
	error_set(error, "there is no file *.c below %s", found->folder);
	return STATUS_USAGE;
}

enum status submissions_find(
    struct submissions *submissions, const char *folder, const char *exercise, struct error *error)
{
	struct walk walk = {.to = submissions, .exercise = exercise, .error = error};
	int fd = open_folder(submissions, folder, error);

	if (fd < 0)
		return STATUS_USAGE;
	if (walk_folder(&walk, fd, "", 0) != 0)
		return STATUS_BROKEN;
	return expect_some(submissions, error);
}

/* --- a folder of exercises -------------------------------------------------------------------- */

static bool is_id(const struct content *content, const char *name, const char **id)
{
	struct error ignored;

	*id = content_exercise(content, name, &ignored);
	return *id && strcmp(*id, name) == 0;
}

/* What is no exercise is more likely a slip than meant to be left out. */
static enum status take_exercise(
    struct walk *walk, const struct content *content, int parent, const char *name)
{
	struct stat status;

	if (fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
	    (!S_ISDIR(status.st_mode) && !is_source(name)))
		return STATUS_DONE;
	if (!S_ISDIR(status.st_mode)) {
		error_set(walk->error,
		    "%s/%s lies in no folder that is named after an exercise; put it into one",
		    walk->to->folder, typed(name).text);
		return STATUS_USAGE;
	}
	if (!is_id(content, name, &walk->exercise)) {
		error_set(walk->error,
		    "the folder %s/%s is not named after an exercise; rename it, or move it away",
		    walk->to->folder, typed(name).text);
		return STATUS_USAGE;
	}
	walk->skip = strlen(name) + 1;
	return enter(walk, parent, name, name, 0) == 0 ? STATUS_DONE : STATUS_BROKEN;
}

enum status submissions_find_all(struct submissions *submissions, const char *folder,
    const struct content *content, struct error *error)
{
	struct walk walk = {.to = submissions, .error = error};
	int fd = open_folder(submissions, folder, error);
	DIR *open = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;
	enum status status = STATUS_DONE;

	if (!open)
		return STATUS_USAGE;
	/* cppcheck-suppress readdirCalled ; one thread */
	while (status == STATUS_DONE && (entry = readdir(open)))
		if (entry->d_name[0] != '.')
			status = take_exercise(&walk, content, dirfd(open), entry->d_name);
	closedir(open);
	return status == STATUS_DONE ? expect_some(submissions, error) : status;
}

/* --- a list ----------------------------------------------------------------------------------- */

/* A line without its end; one that is empty is none. */
static int take_line(
    struct submissions *to, char *line, const char *exercise, int number, struct error *error)
{
	char *tab = strchr(line, '\t'), *path = tab ? tab + 1 : line;

	if (!*line)
		return 0;
	if (tab)
		*tab = '\0';
	if (!*path || (tab && !*line))
		return error_set(
		    error, "line %d: it is not a path, nor a learner, a tab and a path", number);
	return add(to, text_format("%s", path), tab ? text_format("%s", line) : stem(path),
	    exercise, false, error);
}

static int take_lines(struct submissions *to, FILE *file, const char *exercise, struct error *error)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	int done = 0;

	for (int number = 1; done == 0 && (length = getline(&line, &room, file)) >= 0; number++) {
		if (memchr(line, '\0', (size_t)length))
			done = error_set(error, "line %d: it has a NUL, and is no path", number);
		line[strcspn(line, "\r\n")] = '\0';
		if (done == 0)
			done = take_line(to, line, exercise, number, error);
	}
	if (done == 0 && ferror(file))
		done = error_set(error, "%s", strerror(errno));
	free(line);
	return done;
}

enum status submissions_read(
    struct submissions *submissions, const char *list, const char *exercise, struct error *error)
{
	bool is_input = strcmp(list, "-") == 0;
	const char *name = is_input ? "<stdin>" : list;
	FILE *file = is_input ? stdin : fopen(list, "re");
	struct error why = {""};
	int done;

	if (!file) {
		error_set(error, "cannot read %s: %s", typed(list).text, strerror(errno));
		return STATUS_USAGE;
	}
	done = take_lines(submissions, file, exercise, &why);
	if (!is_input)
		fclose(file);
	if (done == 0 && submissions->count == 0)
		done = error_set(&why, "it names no file");
	if (done != 0) {
		error_set(error, "cannot read %s: %s", typed(name).text, why.text);
		return STATUS_USAGE;
	}
	put_in_order(submissions);
	return STATUS_DONE;
}
