/*
 * installed.h - where packs lie once they are installed, and what is found there.
 *
 *     STRIDE_HOME/packs/
 *       .lock                   held by whoever changes anything here
 *       .new-XXXXXX/            what is being unpacked
 *       filters/
 *         current -> 1.2-0f3a...    replaced in one step, and with it the pack
 *         1.2-0f3a.../
 *           record.json         where it came from (record.h)
 *           files/              the pack as it was published
 *
 * A version that was replaced stays until the next change, because a grade may be reading it. Paths
 * that are returned are the caller's.
 */
#ifndef SRC_PACK_INSTALLED_H
#define SRC_PACK_INSTALLED_H

#include "grader/error.h"
#include "src/pack/pack.h"

#define INSTALLED_CURRENT "current"
#define INSTALLED_FILES "files"
#define INSTALLED_RECORD "record.json"

/* STRIDE_HOME/packs; NULL with an error if there is no such place. */
char *installed_root(struct error *error);

/* The folder of the version of a pack that counts, with the link followed. NULL if there is none.
 */
char *installed_version(const char *name);

/* In it, the folder of "PACK/EXERCISE". If there is no such pack, the place where it would be; NULL
 * only for want of memory or of a home. */
char *installed_exercise(const char *id);

/* The names of the packs that are installed, in order. */
struct installed_names {
	char **list;
	int count;
};

/* None where there is no home, and where nothing can be read. Released by the caller. */
void installed_find(struct installed_names *names);
void installed_names_release(struct installed_names *names);

/* What an installed pack says of itself. It must say the name that it is installed under. */
int installed_read(struct pack *pack, const char *name, struct error *error);

#endif
