/*
 * signature.h - who made a pack: signatures by ed25519, in minisign's formats.
 *
 * The only file that knows libsodium. "minisign -Vm FILE -p KEY.pub" verifies what is signed here,
 * and what "minisign -Sm FILE" signed is verified here. A signature lies beside its file, under
 * its name and .minisig.
 */
#ifndef SRC_PACK_SIGNATURE_H
#define SRC_PACK_SIGNATURE_H

#include "grader/error.h"

#define SIGNATURE_ENDING ".minisig"

/* With the NUL at the end: "Ed", a number of 8 bytes and the key of 32, in base64. */
#define SIGNATURE_KEY_TEXT 57

struct signature_key {
	unsigned char number[8], key[32];
	char text[SIGNATURE_KEY_TEXT];
};

/* A public key from its text, as minisign prints it, or from the file at this path. */
int signature_read_key(struct signature_key *key, const char *word, struct error *error);

/* -1 if the file at `signature` is not that of the file at `path` by this key. `shown` is what the
 * file is called in the error. */
int signature_verify(const char *path, const char *signature, const char *shown,
    const struct signature_key *key, struct error *error);

/*
 * Writes FILE.minisig beside `path` with the secret key in minisign's file `key_file`. If that is
 * encrypted, `ask` is called for the password, which it returns in a static text, or NULL.
 * `public_key` becomes the text of the key that verifies it.
 */
int signature_sign(const char *path, const char *key_file, char *(*ask)(void),
    char public_key[SIGNATURE_KEY_TEXT], struct error *error);

#endif
