#include "grader/hash.h"

#include <string.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t ROUND_WORDS[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b,
    0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
    0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3,
    0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354,
    0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3,
    0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa,
    0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate_right(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

static void spread(uint32_t words[64], const unsigned char *block)
{
	for (size_t t = 0; t < 16; t++)
		words[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
			   (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
	for (size_t t = 16; t < 64; t++) {
		uint32_t x = words[t - 15], y = words[t - 2];
		uint32_t sigma0 = rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3;
		uint32_t sigma1 = rotate_right(y, 17) ^ rotate_right(y, 19) ^ y >> 10;

		words[t] = words[t - 16] + sigma0 + words[t - 7] + sigma1;
	}
}

static uint32_t sum0(uint32_t x)
{
	return rotate_right(x, 2) ^ rotate_right(x, 13) ^ rotate_right(x, 22);
}

static uint32_t sum1(uint32_t x)
{
	return rotate_right(x, 6) ^ rotate_right(x, 11) ^ rotate_right(x, 25);
}

/* One step; a to h are the standard's own names. Where it says that each takes the value of its
 * neighbour, the next step is called with other names. */
#define STEP(a, b, c, d, e, f, g, h, t)                                                    \
	do {                                                                               \
		(h) += sum1(e) + (((e) & (f)) ^ (~(e) & (g))) + ROUND_WORDS[t] + words[t]; \
		(d) += (h);                                                                \
		(h) += sum0(a) + (((a) & (b)) ^ ((a) & (c)) ^ ((b) & (c)));                \
	} while (0)

/* The compression function. */
static void mix(uint32_t state[8], const unsigned char *block)
{
	uint32_t words[64];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

	spread(words, block);
	for (int t = 0; t < 64; t += 8) {
		STEP(a, b, c, d, e, f, g, h, t);
		STEP(h, a, b, c, d, e, f, g, t + 1);
		STEP(g, h, a, b, c, d, e, f, t + 2);
		STEP(f, g, h, a, b, c, d, e, t + 3);
		STEP(e, f, g, h, a, b, c, d, t + 4);
		STEP(d, e, f, g, h, a, b, c, t + 5);
		STEP(c, d, e, f, g, h, a, b, t + 6);
		STEP(b, c, d, e, f, g, h, a, t + 7);
	}
	const uint32_t after[8] = {a, b, c, d, e, f, g, h};

	for (int i = 0; i < 8; i++)
		state[i] += after[i];
}

void hash_init(struct hash *hash)
{
	static const uint32_t START[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

	*hash = (struct hash){0};
	memcpy(hash->state, START, sizeof START);
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
	const unsigned char *from = bytes;

	while (length > 0) {
		size_t used = hash->length % HASH_BLOCK, room = HASH_BLOCK - used;
		size_t step = length < room ? length : room;

		memcpy(hash->block + used, from, step);
		hash->length += step;
		from += step;
		length -= step;
		if (step == room)
			mix(hash->state, hash->block);
	}
}

void hash_finish(struct hash *hash, unsigned char digest[HASH_BYTES])
{
	static const unsigned char PADDING[HASH_BLOCK] = {0x80};
	uint64_t bits = hash->length * 8;
	size_t used = hash->length % HASH_BLOCK;
	unsigned char size[8];

	for (int i = 0; i < 8; i++)
		size[i] = (unsigned char)(bits >> (56 - 8 * i));
	hash_add(hash, PADDING, (used < 56 ? 56 : 56 + HASH_BLOCK) - used);
	hash_add(hash, size, sizeof size);
	for (int i = 0; i < HASH_BYTES; i++)
		digest[i] = (unsigned char)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}

void hash_hex(const unsigned char digest[HASH_BYTES], char text[HASH_HEX])
{
	static const char DIGITS[] = "0123456789abcdef";

	for (size_t i = 0; i < HASH_BYTES; i++) {
		text[2 * i] = DIGITS[digest[i] >> 4];
		text[2 * i + 1] = DIGITS[digest[i] & 15];
	}
	text[HASH_HEX - 1] = '\0';
}

void hash_of(const void *bytes, size_t length, char text[HASH_HEX])
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, bytes, length);
	hash_finish(&hash, digest);
	hash_hex(digest, text);
}
