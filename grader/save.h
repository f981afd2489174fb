/*
 * save.h - a text that becomes a file as a whole or not at all.
 */
#ifndef GRADER_SAVE_H
#define GRADER_SAVE_H

#include <stddef.h>

/*
 * Writes it beside `path` and then gives it that name, so that a reader finds the old file or the
 * new one, never half of one. A link stays one; a device or a pipe is written to as it is. -1 with
 * errno on failure, and then nothing is left behind.
 */
int save_file(const char *path, const char *text, size_t length);

#endif
