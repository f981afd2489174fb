/*
 * sums.h - the SHA-256 sums of all files of a pack, as the file SHA256SUMS in it lists them. What
 * it has is what sha256sum writes, so that "sha256sum -c SHA256SUMS" can check a pack without us.
 */
#ifndef SRC_PACK_SUMS_H
#define SRC_PACK_SUMS_H

#include "grader/error.h"
#include "grader/hash.h"

#include <stddef.h>

#define SUMS_FILE "SHA256SUMS"

enum { SUMS_BYTES_MAX = 1 << 20 };

/* Start from {0}; the names belong to it. */
struct sums {
	struct sum {
		char *name;
		char sha256[HASH_HEX];
	} * list;
	int count;
};

/* -1 without memory. */
int sums_add(struct sums *sums, const char *name, const char sha256[HASH_HEX]);

/* By name, as bytes. */
void sums_sort(struct sums *sums);

/* As a text, the caller's; NULL without memory. */
char *sums_text(const struct sums *sums);

/* From such a text. */
int sums_parse(struct sums *sums, const char *text, size_t length, struct error *error);

/* Of all files below a folder, but for SHA256SUMS itself. Links are refused. */
int sums_of_folder(struct sums *sums, const char *folder, struct error *error);

/* 0 if both name the same files with the same sums; both are sorted. The error says which file is
 * missing, changed or not listed. */
int sums_compare(struct sums *found, struct sums *listed, struct error *error);

void sums_release(struct sums *sums);

#endif
