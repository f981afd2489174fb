/*
 * checks.h - what a submission runs with when it is run once more to find the place of a mistake.
 *
 * It was compiled with checks of its own arrays and its arithmetic, which call here when one fails;
 * and all memory that it asks for, from malloc or as a tensor, lies against a page that cannot be
 * touched. Either way the case ends with a sentence about what was done, at the place where it was.
 */
#ifndef GRADER_RUNNER_CHECKS_H
#define GRADER_RUNNER_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

/* From now on memory lies against the page behind it, or else against that in front. */
void checks_begin(bool behind, int poison);

/* What a submission that is checked is linked with, by name; NULL if it is none of it. */
void *checks_find(const char *name);

/* If the address is next to memory from here, or in memory that was freed, a sentence about that.
 */
bool checks_tell(const void *address, int writing, char *sentence, size_t size);

#endif
