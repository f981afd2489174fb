/*
 * sample.h - for tests: an exercise in a folder of its own, whose files a test writes as it likes.
 *
 * The folder is sample_folder, "/tmp/.../sample"; the vectors are sample_vectors, beside it.
 */
#ifndef TESTS_UNIT_SAMPLE_H
#define TESTS_UNIT_SAMPLE_H

#include <stddef.h>

/* A manifest and vectors without a fault. They use whatever a manifest can have. */
extern const char SAMPLE_MANIFEST[], SAMPLE_VECTORS[];

extern char sample_folder[], sample_vectors[];

/* Group setup and teardown for cmocka. */
int sample_make(void **state);
int sample_remove(void **state);

/* Writes "exercise.json" and such into the folder. */
void sample_write(const char *name, const char *text, size_t length);
void sample_write_manifest(const char *text);
void sample_write_vectors(const char *text);

/* Writes all files as they were; a setup for cmocka too. */
int sample_restore(void **state);

/* Loading must fail with so many faults, each word in one of them. `of` names the test. */
void sample_check(int count, const char *const *words, const char *of);

/* One change to a text, and the words of the one fault that it makes. */
struct sample_slip {
	const char *old, *new, *words;
};

void sample_check_slip(const char *name, const char *text, const struct sample_slip *slip);

/* A copy of the text with the one place where `old` stands changed; the caller's. */
char *sample_changed(const char *text, const char *old, const char *new);

#endif
