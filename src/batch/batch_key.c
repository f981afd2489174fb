#include "src/batch/batch_key.h"

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/file.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_MAX = 64 << 20 };

static void add_text(struct hash *hash, const char *text)
{
	hash_add(hash, text, strlen(text) + 1);
}

/* Of a file only what it holds counts, and that it is there. */
static int add_file(struct hash *hash, const char *folder, const char *name, struct error *error)
{
	char *path = name ? text_format("%s/%s", folder, name) : text_format("%s", folder);
	size_t length = 0;
	char *text = path ? file_read(path, FILE_MAX, &length, error) : NULL;
	bool was_read = text != NULL;

	if (was_read) {
		hash_add(hash, &length, sizeof length);
		hash_add(hash, text, length);
	}
	free(text);
	free(path);
	return was_read ? 0 : -1;
}

/* The program that grades counts by its time and size: it is another one whenever it is built. */
static void add_program(struct hash *hash, const char *path)
{
	struct stat status = {0};

	if (stat(path, &status) == 0) {
		hash_add(hash, &status.st_mtim, sizeof status.st_mtim);
		hash_add(hash, &status.st_size, sizeof status.st_size);
	}
}

static int is_program(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 2 && strcmp(entry->d_name + length - 2, ".c") == 0;
}

static int add_pitfalls(struct hash *hash, const struct exercise *exercise, struct error *error)
{
	char *folder = text_format("%s/pitfalls", exercise->folder);
	struct dirent **entries = NULL;
	int count = folder ? scandir(folder, &entries, is_program, alphasort) : -1, done = 0;

	/* Without any there is no such folder. */
	for (int i = 0; i < count; i++) {
		add_text(hash, entries[i]->d_name);
		if (done == 0)
			done = add_file(hash, folder, entries[i]->d_name, error);
		free(entries[i]);
	}
	free(entries);
	free(folder);
	return done;
}

static int add_exercise(struct hash *hash, const struct exercise *exercise,
    const struct content *content, struct error *error)
{
	char *vectors = content_vectors(content, exercise->id);
	int done =
	    vectors ? add_file(hash, vectors, NULL, error) : error_set(error, "out of memory");

	free(vectors);
	add_text(hash, exercise->id);
	if (done == 0 && exercise->answers)
		done = add_file(hash, exercise->answers, NULL, error);
	if (done == 0)
		done = add_file(hash, exercise->folder, "exercise.json", error);
	if (done == 0)
		done = add_file(hash, exercise->folder, "reference.c", error);
	return done == 0 ? add_pitfalls(hash, exercise, error) : -1;
}

static int add_tools(struct hash *hash, const struct workshop *workshop, struct error *error)
{
	struct compiler compiler;
	struct cage cage;
	int done = cage_probe(&cage, error) == 0 ? compiler_find(&compiler, error) : -1;

	if (done != 0)
		return -1;
	hash_add(hash, &cage.level, sizeof cage.level);
	add_text(hash, compiler.identity);
	add_text(hash, compiler_flags(&compiler));
	add_text(hash, STRIDE_VERSION);
	add_program(hash, "/proc/self/exe");
	add_program(hash, workshop->runner);
	for (int i = 0; i < KIT_HEADER_COUNT && done == 0; i++)
		done = add_file(hash, workshop->kit, STAGE_HEADERS[i], error);
	return done;
}

int batch_key_of_exercise(char key[HASH_HEX], const struct exercise *exercise,
    const struct content *content, const struct workshop *workshop,
    const struct grade_options *options, struct error *error)
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, &options->seed, sizeof options->seed);
	hash_add(&hash, &options->fresh, sizeof options->fresh);
	if (add_tools(&hash, workshop, error) != 0 ||
	    add_exercise(&hash, exercise, content, error) != 0)
		return -1;
	hash_finish(&hash, digest);
	hash_hex(digest, key);
	return 0;
}

void batch_key_of_text(
    char key[BATCH_KEY], const char exercise_key[HASH_HEX], const char sha256[HASH_HEX])
{
	unsigned char digest[HASH_BYTES];
	char hexadecimal[HASH_HEX];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, exercise_key, HASH_HEX);
	hash_add(&hash, sha256, HASH_HEX);
	hash_finish(&hash, digest);
	hash_hex(digest, hexadecimal);
	memcpy(key, hexadecimal, BATCH_KEY - 1);
	key[BATCH_KEY - 1] = '\0';
}
