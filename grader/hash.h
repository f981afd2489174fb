/*
 * hash.h - SHA-256 (FIPS 180-4), by which a report says exactly what was graded.
 *
 *     struct hash hash;
 *
 *     hash_init(&hash);
 *     hash_add(&hash, bytes, length);         as often as there is more
 *     hash_finish(&hash, digest);             once; then init again
 */
#ifndef GRADER_HASH_H
#define GRADER_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_BYTES 32
#define HASH_BLOCK 64
#define HASH_HEX (2 * HASH_BYTES + 1) /* with the NUL at the end */

/* Holds nothing that has to be released. */
struct hash {
	uint32_t state[8];
	uint64_t length; /* of all that was added, in bytes */
	unsigned char block[HASH_BLOCK];
};

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t length);
void hash_finish(struct hash *hash, unsigned char digest[HASH_BYTES]);

/* In lower-case hexadecimal digits. */
void hash_hex(const unsigned char digest[HASH_BYTES], char text[HASH_HEX]);

/* All of the above for bytes that are there at once. */
void hash_of(const void *bytes, size_t length, char text[HASH_HEX]);

#endif
