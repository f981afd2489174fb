/*
 * todos.h - what an author left to be written: the word TODO in a file of an exercise.
 */
#ifndef SRC_AUTHOR_TODOS_H
#define SRC_AUTHOR_TODOS_H

#include "src/author/author.h"

/* Adds a fault for each line that has it. The starter may say it: there the learner is meant. */
void todos_check(struct subject *subject);

/* The same for the text of one file. */
void todos_check_text(struct faults *faults, const char *path, const char *text);

#endif
