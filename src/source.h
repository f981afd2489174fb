/*
 * source.h - the text of a submission, read from where a person says that it is.
 */
#ifndef SRC_SOURCE_H
#define SRC_SOURCE_H

#include "grader/error.h"
#include "grader/grader.h"
#include "src/command.h"

/*
 * Reads a file or a pipe, "-" being standard input. The path is borrowed, the text is released by
 * source_release. The status says whose mistake it is if there is nothing to read.
 */
enum status source_read(struct source *source, const char *path, struct error *error);

/* Only a file, and with `folder` one below it to which no link leads, whatever others put in its
 * place meanwhile. `name` is below the folder, or as it is if that is NULL; `path` names it. */
enum status source_read_file(struct source *source, const char *folder, const char *name,
    const char *path, struct error *error);

void source_release(struct source *source);

#endif
