/*
 * record.h - where an installed pack came from, by which it is updated and verified.
 */
#ifndef SRC_PACK_RECORD_H
#define SRC_PACK_RECORD_H

#include "grader/error.h"

#include <stdint.h>

/* The texts are the record's. Start from {0}. */
struct record {
	char *source; /* a URL, or the absolute path of a folder or an archive */
	char *etag;   /* NULL if the server had none */
	char *sha256; /* of the archive */
	char *sums;   /* of the file SHA256SUMS in it */
	char *key;    /* that it was verified with, as every update must be; NULL if it was not */
	int64_t installed_at;
};

/* The file record.json in the folder of a version. What was read is released by the caller. */
int record_read(struct record *record, const char *folder, struct error *error);
int record_write(const struct record *record, const char *folder, struct error *error);

void record_release(struct record *record);

/* A source as it may be shown: of a URL not the name and password, nor the query, in which there
 * may be a secret of the server's. The caller's; NULL without memory. */
char *record_shown(const char *source);

#endif
