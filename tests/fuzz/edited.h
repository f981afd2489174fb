/*
 * edited.h - for fuzzing what reads files: a folder to write them in, and good files spoiled.
 *
 * Bytes at random are hardly ever JSON, so that nothing behind the parser would be reached. The
 * first byte of an input chooses: the rest is the file, or it is a list of edits to a good one.
 */
#ifndef TESTS_FUZZ_EDITED_H
#define TESTS_FUZZ_EDITED_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char edited_root[] = "/tmp/stride-fuzz-XXXXXX";

/* Puts edited_root/name together in a static text. */
static inline const char *edited_path(const char *name)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/%s", edited_root, name);
	return path;
}

static inline void edited_write(const char *name, const void *bytes, size_t size)
{
	FILE *file = fopen(edited_path(name), "w");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		abort();
}

static inline void edited_remove(void)
{
	static const char *const NAMES[] = {
	    "sample/exercise.json", "sample/starter.c", "sample/reference.c", "vectors.json"};

	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		unlink(edited_path(NAMES[i]));
	rmdir(edited_path("sample"));
	rmdir(edited_root);
}

/* An exercise's folder "sample" with all but the manifest; it is gone when the process ends. */
static inline void edited_make(void)
{
	if (!mkdtemp(edited_root) || mkdir(edited_path("sample"), 0700) != 0 ||
	    atexit(edited_remove) != 0)
		abort();
	edited_write("sample/starter.c", "", 0);
	edited_write("sample/reference.c", "", 0);
}

/* An edit: where (2 bytes), how many bytes go, how many of the input come, and these. */
static inline char *edited_text(const char *good, const uint8_t *data, size_t size, size_t *length)
{
	char *text = malloc(strlen(good) + size + 1);

	if (!text)
		abort();
	*length = strlen(good);
	memcpy(text, good, *length);
	while (size >= 4) {
		size_t at = ((size_t)data[0] << 8 | data[1]) % (*length + 1);
		size_t gone = data[2] % 32, come = data[3] % 32;

		gone = gone > *length - at ? *length - at : gone;
		come = come > size - 4 ? size - 4 : come;
		memmove(text + at + come, text + at + gone, *length - at - gone);
		memcpy(text + at, data + 4, come);
		*length += come - gone;
		data += 4 + come;
		size -= 4 + come;
	}
	return text;
}

static inline void edited_write_input(
    const char *name, const char *good, const uint8_t *data, size_t size)
{
	size_t length = size > 0 ? size - 1 : 0;

	if (size > 0 && data[0] % 8 == 0) {
		edited_write(name, data + 1, length);
		return;
	}
	char *text = edited_text(good, data + (size > 0), length, &length);

	edited_write(name, text, length);
	free(text);
}

#endif
