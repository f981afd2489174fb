/*
 * secret.h - what results are signed with. It comes from a file or from the environment, is in no
 * message, and is wiped from memory when it is released.
 */
#ifndef SRC_OUTBOX_SECRET_H
#define SRC_OUTBOX_SECRET_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>

#define SECRET_VARIABLE "STRIDE_REPORT_SECRET"

/* Start from {0}; secret_release releases it. */
struct secret {
	unsigned char *bytes;
	size_t length;
	bool is_open; /* others may read the file that it came from */
};

/* From a file, without the line break at its end; for NULL from the environment. */
int secret_read(struct secret *secret, const char *path, struct error *error);

void secret_release(struct secret *secret);

#endif
