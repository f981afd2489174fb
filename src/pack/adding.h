/*
 * adding.h - a pack from wherever it is: a folder, an archive or a URL.
 *
 * A folder is made an archive first, and what a URL names is fetched, so that there is one way in
 * (install.h). A download that was cut is gone on with the next time.
 */
#ifndef SRC_PACK_ADDING_H
#define SRC_PACK_ADDING_H

#include "grader/error.h"
#include "src/pack/install.h"

#include <stdbool.h>

/* All is borrowed. */
struct adding {
	const char *from;                /* DIR, FILE or URL */
	const char *sha256;              /* that it must have, in lower case; NULL for any */
	const char *name;                /* of the pack that it must be; NULL for any */
	const struct signature_key *key; /* NULL if none was given */
	bool shows_progress;             /* of a download, if stderr is a terminal */
	void (*waits)(void);             /* called before it waits for another who changes packs */
};

bool adding_is_url(const char *word);

/* The caller releases the installation, whatever becomes of it. */
int adding(const struct adding *adding, struct installation *done, struct error *error);

#endif
