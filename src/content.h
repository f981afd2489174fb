/*
 * content.h - where the built-in content is, and which exercises there are, those of packs too.
 *
 * It lies at $STRIDE_CONTENT; else beside the program: PREFIX/bin/stride has PREFIX/share/stride,
 * and a program under build/ has the folder that build/ lies in. A folder is content if it holds
 * exercises/kit/tensor.h. A path that is returned is the caller's; NULL is for want of memory.
 *
 * An exercise of a pack has the id PACK/EXERCISE. All of the content comes before all packs, in
 * numbers and in what a word may mean, so that who has no need of packs never has to read them.
 */
#ifndef SRC_CONTENT_H
#define SRC_CONTENT_H

#include "grader/error.h"
#include "src/tracks.h"

/* Filled by content_open, released by content_release. Start from {0}. */
struct content {
	char *root;
	struct tracks tracks;
	int catalog_count;  /* how many of all exercises are of the catalog */
	struct error fault; /* why a pack is left out; "" if none is */
};

/* Finds the content of this very program and reads exercises/catalog.json. */
int content_open(struct content *content, struct error *error);

/* Adds the tracks of all packs that are installed. One that cannot be read is left out. */
int content_add_packs(struct content *content, struct error *error);

/* Safe on what is zeroed or half filled, and twice. */
void content_release(struct content *content);

/*
 * The id of an exercise by its id, by a beginning that only it has, or by its number in the order
 * of the list, from 1; of a pack also by what is behind the slash. What the catalog has counts
 * before what packs have. Borrowed from the content; NULL if there is none, and the error says what
 * may have been meant.
 */
const char *content_exercise(const struct content *content, const char *typed, struct error *error);

/* Exercise number n of all tracks, from 1; NULL behind the last. Borrowed. */
const char *content_numbered(const struct content *content, int n);
int content_count(const struct content *content);

char *content_folder(const struct content *content, const char *id);
char *content_vectors(const struct content *content, const char *id);
char *content_kit(const struct content *content);

/* The programs that stand beside this one: the one that runs submissions, and the one with all
 * commands. Whether they are really there shows when they are run. */
char *content_runner(struct error *error);
char *content_trainer(struct error *error);

/* Where compiled references are kept: below $XDG_CACHE_HOME, else ~/.cache. NULL if there is
 * neither, which costs only time. */
char *content_cache(void);

/* The root for a program at this path; NULL with an error if there is no content beside it. */
char *content_beside(const char *program, struct error *error);

/* content_open for content at a known place. */
int content_open_at(struct content *content, const char *root, struct error *error);

#endif
