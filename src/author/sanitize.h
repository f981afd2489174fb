/*
 * sanitize.h - the reference under the address and undefined-behaviour sanitizers.
 *
 * Grading alone sees what leaves an argument; the sanitizers see every read and write beyond what a
 * program owns, and every operation without a meaning. All of it runs in the cage: the folder of an
 * exercise may have come from anywhere.
 */
#ifndef SRC_AUTHOR_SANITIZE_H
#define SRC_AUTHOR_SANITIZE_H

#include "src/author/author.h"

#include <stdio.h>

/*
 * Runs it on the fixed cases and so many fresh ones, and writes down a trial: accepted if it is
 * clean; runtime-error, and in its message the line and what is wrong; compile-error, and why,
 * where the sanitizers are not to be had.
 */
void sanitize_run(
    FILE *out, struct author *author, const struct subject *subject, const char *path, int fresh);

#endif
