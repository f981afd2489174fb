/*
 * lesson.h - what of a lesson can be judged by reading it, and what of it can be tried.
 */
#ifndef SRC_AUTHOR_LESSON_H
#define SRC_AUTHOR_LESSON_H

#include "src/author/author.h"

/* Adds to the faults and warnings of a subject whose manifest was read: sections, length, links,
 * sums that are wrong, lines for play that cannot be played. Fills its said cases. */
void lesson_check(struct subject *subject);

/* The same for a text; `path` names it. */
void lesson_check_text(struct subject *subject, const char *path, const char *text);

#endif
