/*
 * Formats, all in base64 but for the comments:
 *
 *     public key   "Ed", number[8], key[32]
 *     secret key   "Ed", kdf[2], "B2", salt[32], ops[8], mem[8], number[8], key[64], check[32]
 *     signature    "ED", number[8], signature[64] of the BLAKE2b-512 of the file ("Ed": of the
 * file) signature[64] of that signature and the trusted comment
 *
 * kdf is "Sc" where the last three of a secret key are xored with what scrypt makes of a password,
 * and two zeros where they are not; check is the BLAKE2b-256 of "Ed", number and key.
 */
#include "src/pack/signature.h"

#include "grader/save.h"
#include "grader/text.h"
#include "src/file.h"
#include "src/library.h"
#include "src/pack/archive.h"
#include "src/typed.h"

#include <errno.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIBRARY "libsodium.so.23 libsodium.so.26"

/* clang-format off */
#define FUNCTIONS(X) \
	X(sodium_init) X(sodium_memzero) X(sodium_base642bin) X(sodium_bin2base64) \
	X(crypto_generichash) X(crypto_sign_detached) X(crypto_sign_verify_detached) \
	X(crypto_pwhash_scryptsalsa208sha256)
/* clang-format on */

static struct {
	FUNCTIONS(LIBRARY_POINTER)
} lib;

#define SYMBOL(name) {#name, &lib.name},
static const struct library_symbol SYMBOLS[] = {FUNCTIONS(SYMBOL){NULL, NULL}};

enum {
	KEY_FILE_MAX = 8 << 10,
	COMMENT_MAX = 8 << 10,
	NUMBER = 8,
	SIGNATURE = 64,
	PREHASH = 64,
	CHECK = 32,
	MEMORY_MAX = 1 << 30, /* what scrypt may take: as much as minisign's own keys need */
};

struct public_form {
	unsigned char algorithm[2], number[NUMBER], key[32];
};

struct secret_form {
	unsigned char algorithm[2], kdf[2], check_algorithm[2], salt[32], ops[8], mem[8];
	struct {
		unsigned char number[NUMBER], key[64], check[CHECK];
	} hidden;
};

struct signature_form {
	unsigned char algorithm[2], number[NUMBER], signature[SIGNATURE];
};

static int load(struct error *error)
{
	if (library_load(LIBRARY, SYMBOLS, error) != 0)
		return -1;
	return lib.sodium_init() >= 0 ? 0 : error_set(error, "libsodium cannot be used here");
}

/* --- lines ------------------------------------------------------------------------------------ */

/* The text of base64 on a line, of exactly so many bytes. */
static bool decode(void *to, size_t size, const char *line)
{
	size_t length = strcspn(line, " \t\r\n"), got = 0;
	const char *end = NULL;

	return lib.sodium_base642bin(
		   to, size, line, length, NULL, &got, &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       got == size && end == line + length;
}

/* The line behind a number of others; NULL if there are not so many. */
static const char *line_of(const char *text, int n)
{
	while (text && n-- > 0) {
		text = strchr(text, '\n');
		text = text ? text + 1 : NULL;
	}
	return text;
}

/* A small text file that is released after its secrets are wiped. */
static void wipe(char *text, size_t length)
{
	if (text)
		lib.sodium_memzero(text, length);
	free(text);
}

/* --- public keys ------------------------------------------------------------------------------ */

static bool take_key(struct signature_key *key, const char *line)
{
	struct public_form form;

	if (!line || !decode(&form, sizeof form, line) || memcmp(form.algorithm, "Ed", 2) != 0)
		return false;
	memcpy(key->number, form.number, sizeof key->number);
	memcpy(key->key, form.key, sizeof key->key);
	lib.sodium_bin2base64(key->text, sizeof key->text, (const unsigned char *)&form,
	    sizeof form, sodium_base64_VARIANT_ORIGINAL);
	return true;
}

int signature_read_key(struct signature_key *key, const char *word, struct error *error)
{
	size_t length = 0;

	if (load(error) != 0)
		return -1;
	if (take_key(key, word))
		return 0;
	char *text = file_read(word, KEY_FILE_MAX, &length, error);

	if (!text)
		return error_set(error,
		    "\"%s\" is neither a public key of minisign (56 letters, RW...) nor a file "
		    "with one",
		    typed(word).text);
	bool taken = take_key(key, line_of(text, 1)) || take_key(key, text);

	free(text);
	return taken ? 0
		     : error_set(error,
			   "%s holds no public key of minisign; its second line "
			   "should begin with RW",
			   typed(word).text);
}

/* --- verifying -------------------------------------------------------------------------------- */

/* What is signed: the file, or its hash. The caller's. */
static unsigned char *message_of(const char *path, bool hashed, size_t *length, struct error *error)
{
	unsigned char *bytes = (unsigned char *)file_read(path, ARCHIVE_BYTES_MAX, length, error);

	if (!bytes || !hashed)
		return bytes;
	unsigned char *hash = malloc(PREHASH);

	if (hash)
		lib.crypto_generichash(hash, PREHASH, bytes, *length, NULL, 0);
	else
		error_set(error, "out of memory");
	*length = PREHASH;
	free(bytes);
	return hash;
}

/* The signature of the signature and the trusted comment, by which nobody changes that comment. */
static bool comment_holds(
    const struct signature_form *form, const char *text, const struct signature_key *key)
{
	static const char BEFORE[] = "trusted comment: ";
	unsigned char signed_text[SIGNATURE + COMMENT_MAX], global[SIGNATURE];
	const char *comment = line_of(text, 2), *last = line_of(text, 3);

	if (!last || strncmp(comment, BEFORE, sizeof BEFORE - 1) != 0 ||
	    !decode(global, sizeof global, last))
		return false;
	comment += sizeof BEFORE - 1;
	size_t length = strcspn(comment, "\r\n");

	if (length > COMMENT_MAX)
		return false;
	memcpy(signed_text, form->signature, SIGNATURE);
	memcpy(signed_text + SIGNATURE, comment, length);
	return lib.crypto_sign_verify_detached(global, signed_text, SIGNATURE + length, key->key) ==
	       0;
}

static int verify(const struct signature_form *form, const char *path, const char *shown,
    const struct signature_key *key, struct error *error)
{
	bool hashed = memcmp(form->algorithm, "ED", 2) == 0;
	size_t length = 0;
	unsigned char *message = message_of(path, hashed, &length, error);

	if (!message)
		return -1;
	bool right =
	    lib.crypto_sign_verify_detached(form->signature, message, length, key->key) == 0;

	free(message);
	return right ? 0
		     : error_set(error,
			   "the signature of %s does not fit: it was changed after "
			   "it was signed",
			   shown);
}

int signature_verify(const char *path, const char *signature, const char *shown,
    const struct signature_key *key, struct error *error)
{
	struct signature_form form;
	struct error why = {""};
	size_t length = 0;

	if (load(error) != 0)
		return -1;
	char *text = file_read(signature, COMMENT_MAX + 1024, &length, &why);
	const char *line = text ? line_of(text, 1) : NULL;
	int done = -1;

	if (!text)
		error_set(error, "%s has no signature that can be read: %s", shown, why.text);
	else if (!line || !decode(&form, sizeof form, line) ||
		 (memcmp(form.algorithm, "ED", 2) != 0 && memcmp(form.algorithm, "Ed", 2) != 0))
		error_set(error, "the signature of %s is not one of minisign", shown);
	else if (memcmp(form.number, key->number, NUMBER) != 0)
		error_set(error, "%s was signed with another key", shown);
	else if (!comment_holds(&form, text, key))
		error_set(error, "the comment in the signature of %s was changed", shown);
	else
		done = verify(&form, path, shown, key, error);
	free(text);
	return done;
}

/* --- secret keys ------------------------------------------------------------------------------ */

static uint64_t number_of(const unsigned char bytes[8])
{
	uint64_t number = 0;

	for (int i = 7; i >= 0; i--)
		number = number << 8 | bytes[i];
	return number;
}

/* Whether what was hidden says of itself that it is right. */
static bool is_whole(const struct secret_form *form)
{
	unsigned char bytes[2 + NUMBER + 64], check[CHECK];

	memcpy(bytes, form->algorithm, 2);
	memcpy(bytes + 2, form->hidden.number, NUMBER);
	memcpy(bytes + 2 + NUMBER, form->hidden.key, 64);
	lib.crypto_generichash(check, sizeof check, bytes, sizeof bytes, NULL, 0);
	lib.sodium_memzero(bytes, sizeof bytes);
	return memcmp(check, form->hidden.check, sizeof check) == 0;
}

static int decrypt(struct secret_form *form, char *(*ask)(void), struct error *error)
{
	unsigned char stream[sizeof form->hidden], *hidden = (unsigned char *)&form->hidden;
	uint64_t ops = number_of(form->ops), mem = number_of(form->mem);
	char *password = mem <= MEMORY_MAX ? ask() : NULL;

	if (mem > MEMORY_MAX)
		return error_set(error, "it asks for more than 1 GB of memory");
	if (!password)
		return error_set(error, "it is encrypted, and no password was given");
	int made = lib.crypto_pwhash_scryptsalsa208sha256(
	    stream, sizeof stream, password, strlen(password), form->salt, ops, (size_t)mem);

	lib.sodium_memzero(password, strlen(password));
	if (made != 0)
		return error_set(error, "there is not enough memory to decrypt it");
	for (size_t i = 0; i < sizeof stream; i++)
		hidden[i] ^= stream[i];
	lib.sodium_memzero(stream, sizeof stream);
	return is_whole(form) ? 0 : error_set(error, "the password is wrong");
}

static int take_secret(
    struct secret_form *form, const char *line, char *(*ask)(void), struct error *error)
{
	static const unsigned char PLAIN[2];

	if (!line || !decode(form, sizeof *form, line) || memcmp(form->algorithm, "Ed", 2) != 0 ||
	    memcmp(form->check_algorithm, "B2", 2) != 0)
		return error_set(
		    error, "it is no secret key of minisign; \"minisign -G\" makes one");
	if (memcmp(form->kdf, PLAIN, 2) == 0)
		return 0;
	if (memcmp(form->kdf, "Sc", 2) != 0)
		return error_set(error, "it is encrypted in a way that is not known here");
	return decrypt(form, ask, error);
}

static int read_secret(
    struct secret_form *form, const char *path, char *(*ask)(void), struct error *error)
{
	struct error why = {""};
	size_t length = 0;
	char *text = file_read(path, KEY_FILE_MAX, &length, error);

	if (!text)
		return -1;
	int done = take_secret(form, line_of(text, 1), ask, &why);

	if (done != 0)
		error_set(error, "cannot sign with %s: %s", path, why.text);
	wipe(text, length);
	return done;
}

/* --- signing ---------------------------------------------------------------------------------- */

/* The text of a .minisig; the caller's. */
static char *write_signature(
    const struct secret_form *secret, const unsigned char *hash, const char *file)
{
	struct signature_form form = {.algorithm = "ED"};
	unsigned char global[SIGNATURE], signed_text[SIGNATURE + COMMENT_MAX];
	char first[128], last[128], comment[512];

	memcpy(form.number, secret->hidden.number, NUMBER);
	lib.crypto_sign_detached(form.signature, NULL, hash, PREHASH, secret->hidden.key);
	snprintf(comment, sizeof comment, "file:%s\thashed", file);
	memcpy(signed_text, form.signature, SIGNATURE);
	/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): bytes, not a text */
	memcpy(signed_text + SIGNATURE, comment, strlen(comment));
	lib.crypto_sign_detached(
	    global, NULL, signed_text, SIGNATURE + strlen(comment), secret->hidden.key);
	lib.sodium_bin2base64(first, sizeof first, (const unsigned char *)&form, sizeof form,
	    sodium_base64_VARIANT_ORIGINAL);
	lib.sodium_bin2base64(
	    last, sizeof last, global, sizeof global, sodium_base64_VARIANT_ORIGINAL);
	return text_format("untrusted comment: signature of a pack for Stride\n%s\n"
			   "trusted comment: %s\n%s\n",
	    first, comment, last);
}

/* It is the second half of the secret one. */
static void tell_public(const struct secret_form *secret, char text[SIGNATURE_KEY_TEXT])
{
	struct public_form form = {.algorithm = "Ed"};

	memcpy(form.number, secret->hidden.number, NUMBER);
	memcpy(form.key, secret->hidden.key + 32, sizeof form.key);
	lib.sodium_bin2base64(text, SIGNATURE_KEY_TEXT, (const unsigned char *)&form, sizeof form,
	    sodium_base64_VARIANT_ORIGINAL);
}

int signature_sign(const char *path, const char *key_file, char *(*ask)(void),
    char public_key[SIGNATURE_KEY_TEXT], struct error *error)
{
	struct secret_form secret;
	const char *slash = strrchr(path, '/');
	size_t length = 0;
	int done = -1;

	if (load(error) != 0 || read_secret(&secret, key_file, ask, error) != 0)
		return -1;
	tell_public(&secret, public_key);
	unsigned char *hash = message_of(path, true, &length, error);
	char *text = hash ? write_signature(&secret, hash, slash ? slash + 1 : path) : NULL;
	char *beside = text ? text_format("%s" SIGNATURE_ENDING, path) : NULL;

	if (hash && !beside)
		error_set(error, "out of memory");
	else if (beside && (done = save_file(beside, text, strlen(text))) != 0)
		error_set(error, "cannot write %s: %s", beside, strerror(errno));
	lib.sodium_memzero(&secret, sizeof secret);
	free(beside);
	free(text);
	free(hash);
	return done;
}
