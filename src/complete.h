/*
 * complete.h - what the word under the cursor could become: a command, an exercise, an option or a
 * file, by what the usage of the command says that it takes.
 */
#ifndef SRC_COMPLETE_H
#define SRC_COMPLETE_H

#include "src/content.h"

#include <stddef.h>

/* Filled by complete, released by completions_release. */
struct completions {
	char **words; /* whole words, sorted, with a "/" behind a folder */
	int count;
	size_t typed; /* how many bytes of them stand there already, at the end of the line */
};

/* For a line up to the cursor. Without content (NULL) no exercise is known. */
void complete(struct completions *completions, const struct content *content, const char *line);
void completions_release(struct completions *completions);

/* How many bytes all of them begin with. */
size_t completions_common(const struct completions *completions);

#endif
