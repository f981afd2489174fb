#include "src/outbox/signature.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* A key that is longer than a block counts as its hash. */
static void fit_key(const struct secret *secret, unsigned char key[HASH_BLOCK])
{
	struct hash hash;

	memset(key, 0, HASH_BLOCK);
	if (secret->length <= HASH_BLOCK) {
		memcpy(key, secret->bytes, secret->length);
		return;
	}
	hash_init(&hash);
	hash_add(&hash, secret->bytes, secret->length);
	hash_finish(&hash, key);
	explicit_bzero(&hash, sizeof hash);
}

/* Begins a hash with the key, each byte of it changed so. */
static void begin(struct hash *hash, const unsigned char key[HASH_BLOCK], unsigned char change)
{
	unsigned char changed[HASH_BLOCK];

	for (int i = 0; i < HASH_BLOCK; i++)
		changed[i] = key[i] ^ change;
	hash_init(hash);
	hash_add(hash, changed, sizeof changed);
	explicit_bzero(changed, sizeof changed);
}

void signature_of(const struct secret *secret, int64_t timestamp, const char *body, size_t length,
    char text[HASH_HEX])
{
	unsigned char key[HASH_BLOCK], inner[HASH_BYTES], outer[HASH_BYTES];
	char before[32];
	struct hash hash;

	fit_key(secret, key);
	begin(&hash, key, 0x36);
	hash_add(&hash, before, (size_t)snprintf(before, sizeof before, "%" PRId64 ".", timestamp));
	hash_add(&hash, body, length);
	hash_finish(&hash, inner);
	begin(&hash, key, 0x5c);
	hash_add(&hash, inner, sizeof inner);
	hash_finish(&hash, outer);
	hash_hex(outer, text);
	explicit_bzero(key, sizeof key);
	explicit_bzero(&hash, sizeof hash);
}
