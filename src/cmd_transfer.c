/*
 * export, import: progress as a JSON file, to be carried to another machine and merged there.
 */
#include "grader/save.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/store/progress_json.h"
#include "src/typed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one argument of either command; NULL with an error if there is none or more. */
static int take_file(const char **file, int count, char **words, struct error *error)
{
	static const struct option NONE[1];
	struct options options;

	if (options_parse(&options, NONE, 0, count, words, error) != 0)
		return -1;
	if (options.count > 1)
		return error_set(error, "it takes one file, and nothing more");
	*file = options.count == 1 ? options.arguments[0] : NULL;
	return 0;
}

/* --- export ----------------------------------------------------------------------------------- */

static int write_out(const char *file, const struct progress *progress, struct error *error)
{
	size_t length = 0;
	char *text = progress_to_json(progress, &length);
	int done = text ? 0 : error_set(error, "out of memory");

	if (text && !file)
		done = output_write(text, length) ? 0 : error_set(error, "nothing was exported");
	else if (text && save_file(file, text, length) != 0)
		done = error_set(error, "cannot write %s: %s", file, strerror(errno));
	else if (text)
		printf("%d attempt%s written to %s.\n", progress->attempts.count,
		    progress->attempts.count == 1 ? "" : "s", typed(file).text);
	free(text);
	return done;
}

static enum status export_progress(struct session *session, int count, char **words)
{
	struct error error = {""};
	struct progress progress = {0};
	const char *file = NULL;

	if (take_file(&file, count, words, &error) != 0) {
		typed_complain("export: %s", error.text);
		return STATUS_USAGE;
	}
	struct store *store = session_store(session);
	int done = store ? store_export(store, &progress, &error) : -1;

	if (!store)
		error = session->store_error;
	if (done == 0)
		done = write_out(file && strcmp(file, "-") != 0 ? file : NULL, &progress, &error);
	progress_release(&progress);
	if (done != 0)
		typed_complain("export: %s", error.text);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

/* --- import ----------------------------------------------------------------------------------- */

/* All of it, and one byte more than it may have if it has that. */
static char *read_all(int fd, const char *name, size_t *length, struct error *error)
{
	size_t room = 1 << 16;
	char *text = malloc(room);
	ssize_t got = 1;

	*length = 0;
	while (text && got != 0 && *length <= PROGRESS_BYTES_MAX) {
		if (*length == room) {
			char *larger = realloc(text, room *= 2);

			if (!larger)
				free(text);
			text = larger;
			continue;
		}
		got = read(fd, text + *length, room - *length);
		if (got < 0 && errno != EINTR) {
			error_set(error, "cannot read %s: %s", name, strerror(errno));
			free(text);
			return NULL;
		}
		*length += got > 0 ? (size_t)got : 0;
	}
	if (!text)
		error_set(error, "cannot read %s: out of memory", name);
	return text;
}

/* Opening a device can have effects, and a pipe without a writer never ends. */
static int open_file(const char *path, struct error *error)
{
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0)
		return error_set(error, "cannot read %s: %s", path, strerror(errno));
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		return fd;
	close(fd);
	return error_set(error, "cannot read %s: it is not a file; \"-\" is standard input", path);
}

static int read_progress(struct progress *progress, const char *file, struct error *error)
{
	bool is_input = strcmp(file, "-") == 0;
	const char *name = is_input ? "standard input" : file;
	int fd = is_input ? STDIN_FILENO : open_file(file, error);
	size_t length = 0;

	if (fd < 0)
		return -1;
	char *text = read_all(fd, name, &length, error);
	int done = text ? progress_from_json(progress, text, length, name, error) : -1;

	if (!is_input)
		close(fd);
	free(text);
	return done;
}

static int merge(struct session *session, const struct progress *progress, struct error *error)
{
	struct store *store = session_store(session);
	struct merged merged;
	int done = store ? store_merge(store, progress, &merged, error) : -1;

	if (!store)
		*error = session->store_error;
	if (done == 0)
		printf("%d new attempt%s, %d known already.\n", merged.attempts,
		    merged.attempts == 1 ? "" : "s", merged.known);
	return done;
}

static enum status import_progress(struct session *session, int count, char **words)
{
	struct error error = {""};
	struct progress progress = {0};
	enum status status = STATUS_USAGE;
	const char *file = NULL;

	int done = take_file(&file, count, words, &error);

	if (done == 0 && !file)
		error_set(&error, "it needs a file: import progress.json");
	if (!file)
		done = -1;
	if (done == 0)
		done = read_progress(&progress, file, &error);
	if (done == 0) {
		done = merge(session, &progress, &error);
		status = done == 0 ? STATUS_DONE : STATUS_BROKEN;
	}
	if (done != 0)
		typed_complain("import: %s", error.text);
	progress_release(&progress);
	return status;
}

const struct command command_export = {
    .name = "export",
    .arguments = "[FILE]",
    .summary = "Writes all progress as JSON, for another machine.",
    .example = "export progress.json",
    .more = "Without FILE, or with -, it is printed. A file is written as a whole or not at all.",
    .max_arguments = 2,
    .run = export_progress,
};

const struct command command_import = {
    .name = "import",
    .arguments = "FILE",
    .summary = "Adds the progress that \"export\" wrote; twice is the same as once.",
    .example = "import progress.json",
    .more = "FILE may be - for standard input. Nothing that is here already is changed or lost: "
	    "attempts that are new are added, of hints the most count, of times the earliest.",
    .max_arguments = 2,
    .run = import_progress,
};
