/*
 * links.h - the links of a text in Markdown, [words](target).
 */
#ifndef SRC_AUTHOR_LINKS_H
#define SRC_AUTHOR_LINKS_H

#include "grader/exercise/faults.h"

#include <stddef.h>

/* Adds a fault for each link of one line that leads nowhere. A target is an address that begins
 * with http:// or https://, or a file of the folder, which must be there and be published with the
 * rest. Nothing is fetched. */
void links_check(struct faults *faults, const char *folder, const char *path, int number,
    const char *line, size_t length);

#endif
