#include "src/pack/bundle.h"

#include "grader/exercise/exercise.h"
#include "grader/exercise/known.h"
#include "grader/text.h"
#include "src/file.h"
#include "src/pack/archive.h"
#include "src/pack/names.h"
#include "src/pack/sums.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- one exercise ----------------------------------------------------------------------------- */

int bundle_check_exercise(const char *folder, const char *vectors, struct error *error)
{
	struct exercise exercise;
	struct faults faults = {0};
	struct known_programs known = {0};
	int done = exercise_load(&exercise, folder, vectors, &faults);

	if (done != 0)
		error_set(error, "%s", faults.count > 0 ? faults.sentences[0] : "out of memory");
	else if ((done = known_load(&known, &exercise, error)) == 0 && known.count == 0 &&
		 exercise.pitfall_count > 0)
		done = error_set(error,
		    "%s: is missing, so that no mistake could be told; \"stride author answers "
		    "./%s\" writes it",
		    exercise.answers, exercise.id);
	known_release(&known);
	faults_release(&faults);
	exercise_release(&exercise);
	return done;
}

/* An exercise that lies beside the built-in ones has its vectors where they have theirs. */
static char *vectors_of(const char *folder)
{
	char *own = text_format("%s/vectors.json", folder);
	char *real = own && access(own, F_OK) != 0 ? realpath(folder, NULL) : NULL;
	char *other =
	    real ? text_format("%s/../../data/vectors/%s.json", real, strrchr(real, '/') + 1)
		 : NULL;
	bool is_other = other && access(other, F_OK) == 0;

	free(real);
	free(is_other ? own : other);
	return is_other ? other : own;
}

/* --- what the pack is ------------------------------------------------------------------------- */

static bool has(const char *folder, const char *name)
{
	char *path = text_format("%s/%s", folder, name);
	bool there = path && access(path, F_OK) == 0;

	free(path);
	return there;
}

/* The text of a pack.json for one exercise; the caller's. */
static char *make_up(const char *id, int version, const char *title)
{
	char number[16];
	cJSON *root = cJSON_CreateObject(), *tracks, *track, *list;

	snprintf(number, sizeof number, "%d", version);
	bool made = cJSON_AddNumberToObject(root, "format", PACK_FORMAT) &&
		    cJSON_AddStringToObject(root, "name", id) &&
		    cJSON_AddStringToObject(root, "version", number) &&
		    cJSON_AddStringToObject(root, "title", title) &&
		    (tracks = cJSON_AddArrayToObject(root, "tracks")) &&
		    (track = cJSON_CreateObject()) && cJSON_AddItemToArray(tracks, track) &&
		    cJSON_AddStringToObject(track, "id", id) &&
		    cJSON_AddStringToObject(track, "title", title) &&
		    (list = cJSON_AddArrayToObject(track, "exercises")) &&
		    cJSON_AddItemToArray(list, cJSON_CreateString(id));
	char *printed = made ? cJSON_Print(root) : NULL;
	char *text = printed ? text_format("%s\n", printed) : NULL;

	cJSON_free(printed);
	cJSON_Delete(root);
	return text;
}

/* The text of a pack.json for the exercise in a folder; the caller's. */
static char *make_up_for(const char *folder, struct error *error)
{
	struct exercise exercise;
	struct faults faults = {0};
	char *text = NULL;

	if (!has(folder, "exercise.json")) {
		error_set(error,
		    "%s has neither a " PACK_FILE " nor an exercise.json, so that it is no pack "
		    "and no exercise",
		    folder);
		return NULL;
	}
	if (exercise_load(&exercise, folder, NULL, &faults) == 0)
		text = make_up(exercise.id, exercise.version, exercise.title);
	if (!text)
		error_set(error, "%s", faults.count > 0 ? faults.sentences[0] : "out of memory");
	faults_release(&faults);
	exercise_release(&exercise);
	return text;
}

/* The text of pack.json, the caller's. */
static char *pack_text(const char *folder, size_t *length, struct error *error)
{
	char *path = text_format("%s/" PACK_FILE, folder), *text = NULL;

	if (!path)
		error_set(error, "out of memory");
	else if (has(folder, PACK_FILE))
		text = file_read(path, ARCHIVE_BYTES_MAX, length, error);
	else if ((text = make_up_for(folder, error)))
		*length = strlen(text);
	free(path);
	return text;
}

int bundle_read_pack(struct pack *pack, const char *folder, struct error *error)
{
	size_t length = 0;
	char *path = text_format("%s/" PACK_FILE, folder);
	char *text = path ? pack_text(folder, &length, error) : NULL;
	int done = -1;

	*pack = (struct pack){0};
	if (text)
		done = pack_parse(pack, text, length, path, error);
	free(text);
	free(path);
	return done;
}

char *bundle_exercise(const char *folder, const struct pack *pack, int n)
{
	return has(folder, PACK_FILE)
		   ? text_format("%s/%s", folder, tracks_numbered(&pack->tracks, n))
		   : text_format("%s", folder);
}

/* --- files ------------------------------------------------------------------------------------ */

/* Takes the bytes over, whatever comes of it. */
static int add_bytes(
    struct bundle *bundle, const char *name, char *bytes, size_t length, struct error *error)
{
	struct bundle_file *larger =
	    realloc(bundle->files, ((size_t)bundle->count + 1) * sizeof *larger);
	char *copy = strdup(name);

	if (larger)
		bundle->files = larger;
	if (!larger || !copy) {
		free(copy);
		free(bytes);
		return error_set(error, "out of memory");
	}
	larger[bundle->count].name = copy;
	larger[bundle->count].bytes = bytes;
	larger[bundle->count++].length = length;
	bundle->bytes += length;
	if (bundle->count > NAMES_FILES_MAX || bundle->bytes > ARCHIVE_BYTES_MAX)
		return error_set(error, "a pack has at most %d files of %d MB together",
		    NAMES_FILES_MAX, ARCHIVE_BYTES_MAX >> 20);
	return 0;
}

/* What a link leads to may be anything of the user's, and would be published. */
static int add_file(struct bundle *bundle, const char *path, const char *name, struct error *error)
{
	struct stat status;
	size_t length = 0;

	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
		return error_set(error, "%s is a link; put the file itself there", path);
	char *bytes = file_read(path, ARCHIVE_BYTES_MAX, &length, error);

	return bytes ? add_bytes(bundle, name, bytes, length, error) : -1;
}

/* A file of an exercise, if it is there or must be. */
static int add_of(struct bundle *bundle, const char *from, const char *id, const char *name,
    bool must, struct error *error)
{
	char *to = text_format("%s/%s", id, name);
	int done = -1;

	if (!to || !from)
		error_set(error, "out of memory");
	else if (!must && access(from, F_OK) != 0)
		done = 0;
	else
		done = add_file(bundle, from, to, error);
	free(to);
	return done;
}

static bool is_program(const char *name)
{
	size_t length = strlen(name);

	return name[0] != '.' && length > 2 && strcmp(name + length - 2, ".c") == 0;
}

static int add_pitfalls(
    struct bundle *bundle, const char *folder, const char *id, struct error *error)
{
	char *path = text_format("%s/pitfalls", folder);
	DIR *dir = path ? opendir(path) : NULL;
	int done = path ? 0 : error_set(error, "out of memory");

	/* cppcheck-suppress readdirCalled ; one thread */
	for (struct dirent *entry; done == 0 && dir && (entry = readdir(dir));) {
		if (!is_program(entry->d_name))
			continue;
		char *from = text_format("%s/%s", path, entry->d_name);
		char *name = text_format("pitfalls/%s", entry->d_name);

		done = name ? add_of(bundle, from, id, name, true, error)
			    : error_set(error, "out of memory");
		free(name);
		free(from);
	}
	if (dir)
		closedir(dir);
	free(path);
	return done;
}

static int add_texts(struct bundle *bundle, const char *folder, const char *id, struct error *error)
{
	static const char *const NAMES[] = {
	    "exercise.json", "lesson.md", "starter.c", "reference.c"};
	int done = 0;

	for (size_t i = 0; done == 0 && i < sizeof NAMES / sizeof *NAMES; i++) {
		char *from = text_format("%s/%s", folder, NAMES[i]);

		done = add_of(bundle, from, id, NAMES[i], true, error);
		free(from);
	}
	return done;
}

static int add_exercise(
    struct bundle *bundle, const char *folder, const char *id, struct error *error)
{
	char *vectors = vectors_of(folder), *answers = vectors ? known_path(vectors) : NULL;
	int done = vectors ? bundle_check_exercise(folder, vectors, error)
			   : error_set(error, "out of memory");

	if (done == 0)
		done = add_texts(bundle, folder, id, error);
	if (done == 0)
		done = add_pitfalls(bundle, folder, id, error);
	if (done == 0)
		done = add_of(bundle, vectors, id, "vectors.json", true, error);
	if (done == 0)
		done = add_of(bundle, answers, id, "vectors.answers.json", false, error);
	free(answers);
	free(vectors);
	return done;
}

static int add_own(struct bundle *bundle, const char *folder, struct error *error)
{
	static const char *const NAMES[] = {"README.md", "LICENSE"};
	int done = 0;

	for (size_t i = 0; done == 0 && i < sizeof NAMES / sizeof *NAMES; i++) {
		char *from = text_format("%s/%s", folder, NAMES[i]);

		if (!from)
			done = error_set(error, "out of memory");
		else if (access(from, F_OK) == 0)
			done = add_file(bundle, from, NAMES[i], error);
		free(from);
	}
	return done;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int add_sums(struct bundle *bundle, struct error *error)
{
	struct sums sums = {0};
	bool made = true;

	for (int i = 0; made && i < bundle->count; i++) {
		char sha256[HASH_HEX];

		hash_of(bundle->files[i].bytes, bundle->files[i].length, sha256);
		made = sums_add(&sums, bundle->files[i].name, sha256) == 0;
	}
	sums_sort(&sums);
	char *text = made ? sums_text(&sums) : NULL;

	sums_release(&sums);
	return text ? add_bytes(bundle, SUMS_FILE, text, strlen(text), error)
		    : error_set(error, "out of memory");
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct bundle_file *)a)->name, ((const struct bundle_file *)b)->name);
}

/* By the rules that will hold when it is unpacked. */
static int check_names(const struct bundle *bundle, struct error *error)
{
	struct names names = {0};
	int done = 0;

	for (int i = 0; done == 0 && i < bundle->count; i++)
		done = names_add(&names, bundle->files[i].name, false, error);
	names_release(&names);
	return done;
}

static int fill(struct bundle *bundle, const char *folder, struct error *error)
{
	size_t length = 0;
	char *text = pack_text(folder, &length, error);
	const char *id;
	int done = text ? add_bytes(bundle, PACK_FILE, text, length, error) : -1;

	for (int n = 1; done == 0 && (id = tracks_numbered(&bundle->pack.tracks, n)); n++) {
		char *of = bundle_exercise(folder, &bundle->pack, n);

		done = of ? add_exercise(bundle, of, id, error) : error_set(error, "out of memory");
		free(of);
	}
	if (done == 0)
		done = add_own(bundle, folder, error);
	if (done == 0)
		done = add_sums(bundle, error);
	if (done != 0)
		return -1;
	qsort(bundle->files, (size_t)bundle->count, sizeof *bundle->files, by_name);
	return check_names(bundle, error);
}

int bundle_open(struct bundle *bundle, const char *folder, struct error *error)
{
	*bundle = (struct bundle){0};
	if (bundle_read_pack(&bundle->pack, folder, error) == 0 && fill(bundle, folder, error) == 0)
		return 0;
	bundle_release(bundle);
	return -1;
}

void bundle_release(struct bundle *bundle)
{
	for (int i = 0; i < bundle->count; i++) {
		free(bundle->files[i].name);
		free(bundle->files[i].bytes);
	}
	free(bundle->files);
	pack_release(&bundle->pack);
	*bundle = (struct bundle){0};
}

/* --- writing ---------------------------------------------------------------------------------- */

char *bundle_name(const struct bundle *bundle, bool gzip)
{
	return text_format(
	    "%s-%s.tar.%s", bundle->pack.name, bundle->pack.version, gzip ? "gz" : "zst");
}

static int write_fd(const struct bundle *bundle, int fd, bool gzip, struct error *error)
{
	char *folder = text_format("%s-%s", bundle->pack.name, bundle->pack.version);
	struct archive_file *files = calloc((size_t)bundle->count + 1, sizeof *files);
	int done = -1;

	for (int i = 0; files && i < bundle->count; i++)
		files[i] = (struct archive_file){
		    bundle->files[i].name, bundle->files[i].bytes, bundle->files[i].length};
	if (folder && files)
		done = archive_make(fd, folder, files, bundle->count, gzip, error);
	else
		error_set(error, "out of memory");
	free(files);
	free(folder);
	return done;
}

int bundle_write(const struct bundle *bundle, const char *path, bool gzip, struct error *error)
{
	char *beside = text_format("%s.%ld.new", path, (long)getpid());
	struct error why = {"out of memory"};
	int fd = -1, done = -1;

	if (beside) {
		unlink(beside);
		fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		done = fd >= 0 ? write_fd(bundle, fd, gzip, &why)
			       : error_set(&why, "%s", strerror(errno));
	}
	if (fd >= 0 && close(fd) != 0 && done == 0)
		done = error_set(&why, "%s", strerror(errno));
	if (done == 0 && rename(beside, path) != 0)
		done = error_set(&why, "%s", strerror(errno));
	if (done != 0) {
		error_set(error, "cannot write %s: %s", path, why.text);
		if (fd >= 0)
			unlink(beside);
	}
	free(beside);
	return done;
}
