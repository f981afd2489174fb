/*
 * imports.h - what a submission may be linked with: the functions of the kit that its exercise
 * allows, all of the C library and its mathematics, and what compilers call of their own accord.
 * What these do is bounded elsewhere.
 */
#ifndef GRADER_RUNNER_IMPORTS_H
#define GRADER_RUNNER_IMPORTS_H

#include <stdint.h>

enum { IMPORT_CHECKS = 1 << 30 };

/* NULL if there is nothing of that name. `kit` has a bit for each header, as in grader.h, and
 * IMPORT_CHECKS for an object that was compiled with checks. */
void *import_find(const char *name, unsigned kit);

/* From now on *refused is set to 1 when malloc or one of its family says no. */
void import_note_refusals(uint32_t *refused);

#endif
