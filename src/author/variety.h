/*
 * variety.h - what all cases of an exercise have in common, though they need not.
 */
#ifndef SRC_AUTHOR_VARIETY_H
#define SRC_AUTHOR_VARIETY_H

#include "src/author/author.h"

/* Adds a warning for each trait that legal inputs have and no fixed case. */
void variety_check(struct subject *subject);

#endif
