/*
 * names.h - which names of files an archive may bring.
 *
 * They come from a stranger. One that is absolute, leads upward, is not plain ASCII, or differs
 * from another only in the case of its letters is refused, and so is one that is both a file and a
 * folder: so every file is written once, below the folder it is meant for, on any file system.
 */
#ifndef SRC_PACK_NAMES_H
#define SRC_PACK_NAMES_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { NAMES_FILES_MAX = 2000, NAMES_BYTES_MAX = 200, NAMES_DEPTH_MAX = 8 };

/* All that was met until now, folders that a file lies in among it. Start from {0}. */
struct names {
	struct name {
		char *text;
		bool is_folder;
	} * list;
	size_t count, room;
	int files, folders; /* as often as they are named: each costs a look at all others */
};

/* -1 with a sentence that says which name it is and what is wrong with it. */
int names_add(struct names *names, const char *name, bool is_folder, struct error *error);

/* Safe on what is zeroed, and twice. */
void names_release(struct names *names);

#endif
