/*
 * files.h - what of an exercise can be judged by reading it.
 */
#ifndef SRC_AUTHOR_FILES_H
#define SRC_AUTHOR_FILES_H

#include "src/author/author.h"

/* Adds to the faults and warnings of a subject: its lesson, hints, cases and categories. */
void author_check_files(struct subject *subject);

#endif
