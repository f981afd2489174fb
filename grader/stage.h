/*
 * stage.h - a submission made ready for the compiler: a folder of its own that holds
 *
 *     src/answer.c       the submission, always under this name
 *     include/stride.h   what it includes, and the call, written from the manifest
 *     include/tensor.h   and the other headers of the kit that the exercise allows
 *     empty/             where a process that may see nothing is put
 *
 * Nothing else in it is ever opened by a path that the compiler could have changed.
 */
#ifndef GRADER_STAGE_H
#define GRADER_STAGE_H

#include "grader/error.h"
#include "grader/grader.h"

enum { SOURCE_MAX = 1 << 20 };

#define STAGE_SOURCE "answer.c"
#define STAGE_SOURCE_PATH "src/" STAGE_SOURCE
#define STAGE_OBJECT "answer.o"

/* The kit's headers by name, in the order of KIT_HEADERS. */
extern const char *const STAGE_HEADERS[KIT_HEADER_COUNT];

struct stage {
	char folder[256];
	int fd;          /* of the folder */
	char empty[272]; /* the path of the empty folder */
	char *include;   /* the text of stride.h */
};

/* What can be said of a source without compiling it; a sentence and its line, or NULL. */
const char *stage_objection(const struct source *source, int *line);

/* Makes the folder; 0 or -1. Either way stage_release is owed. */
int stage_make(struct stage *stage, const struct workshop *workshop,
    const struct exercise *exercise, const struct source *source, struct error *error);

/* Removes the folder with all that is in it. Safe on a zeroed struct. */
void stage_release(struct stage *stage);

/* The text of stride.h for an exercise; the caller's. NULL without memory. */
char *stage_include(const struct exercise *exercise);

/* The one line of it that declares the function which a submission defines. */
char *stage_prototype(const struct exercise *exercise);

/* The headers that an exercise gets: those that it allows, and those that these include. */
unsigned stage_kit(const struct exercise *exercise);

#endif
