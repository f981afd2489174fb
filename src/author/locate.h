/*
 * locate.h - the line of a JSON file that a fault is about.
 *
 * Faults of JSON files say a place, "params[1].shape[0]", because that is what a reader of JSON
 * knows. An editor knows lines.
 */
#ifndef SRC_AUTHOR_LOCATE_H
#define SRC_AUTHOR_LOCATE_H

#include "grader/exercise/faults.h"

/* The line of a place in a text, from 1; where the place is not there, that of what is around it. A
 * step is a member, "[3]", or `case "NAME"` for the entry of "cases" with that name. */
int locate_line(const char *text, const char *place);

/* Behind these words a sentence about another file goes on with a place in a JSON file. */
#define LOCATE_WANTED " wanted in "

/* Puts "line N: " behind the file's name in each sentence that has a place and no line. */
void locate_faults(struct faults *faults);

#endif
