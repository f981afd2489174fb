/*
 * install.h - an archive becomes an installed pack, or nothing has happened.
 *
 *     archive -> sum -> signature -> unpack -> pack.json -> exercises -> place
 *
 * A pack that was installed with a key takes only versions that the same key has signed.
 */
#ifndef SRC_PACK_INSTALL_H
#define SRC_PACK_INSTALL_H

#include "grader/error.h"
#include "src/pack/pack.h"
#include "src/pack/signature.h"

#include <stdbool.h>

/* All is borrowed. */
struct install {
	const char *archive;   /* the path of it */
	const char *signature; /* and of its .minisig, which need not be there; NULL for none */
	const char *source;    /* where it is from, for updates */
	const char *shown;     /* the same, for errors (record_shown) */
	const char *etag;      /* NULL if there is none */
	const char *sha256;    /* that it must have; NULL for any */
	const char *name;      /* of the pack that it must be; NULL for any */
	const struct signature_key *key; /* that must have signed it; NULL if none was given */
};

struct installation {
	struct pack pack;
	char *before;   /* the version that it replaced; NULL if there was none */
	bool unchanged; /* the same archive is installed, whole: nothing was done */
	bool is_signed;
};

/* The caller holds place_lock, and releases the installation, whatever becomes of it. */
int install(const struct install *install, struct installation *done, struct error *error);
void installation_release(struct installation *installation);

/* Whether an installed pack is what was installed, to the byte. */
int install_verify(const char *name, struct error *error);

#endif
