#include "grader/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_hash(const char *text, const char *wanted)
{
	char got[HASH_HEX];

	hash_of(text, strlen(text), got);
	assert_string_equal(got, wanted);
}

/* The messages of FIPS 180-4's own examples, and none. */
static void the_standards_examples_agree(void **state)
{
	(void)state;
	assert_hash("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_hash("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	assert_hash("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
		    "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

static void a_million_letters_agree(void **state)
{
	unsigned char digest[HASH_BYTES];
	char part[1000], text[HASH_HEX];
	struct hash hash;

	(void)state;
	memset(part, 'a', sizeof part);
	hash_init(&hash);
	for (int i = 0; i < 1000; i++)
		hash_add(&hash, part, sizeof part);
	hash_finish(&hash, digest);
	hash_hex(digest, text);
	assert_string_equal(
	    text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Every length around the ends of blocks, in every pair of pieces. */
static void pieces_are_equal_to_the_whole(void **state)
{
	unsigned char bytes[200], digest[HASH_BYTES];
	char whole[HASH_HEX], pieces[HASH_HEX];
	struct hash hash;

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 7 + 3);
	for (size_t length = 0; length <= sizeof bytes; length++) {
		hash_of(bytes, length, whole);
		for (size_t cut = 0; cut <= length; cut++) {
			hash_init(&hash);
			hash_add(&hash, bytes, cut);
			hash_add(&hash, bytes + cut, length - cut);
			hash_finish(&hash, digest);
			hash_hex(digest, pieces);
			assert_string_equal(pieces, whole);
		}
	}
}

/* Where the length no longer fits into the block, as coreutils' sha256sum says. */
static void the_padding_is_right_around_a_block(void **state)
{
	static const struct {
		size_t length;
		const char *wanted;
	} CASES[] = {
	    {55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"},
	    {56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"},
	    {63, "c7723fa1e0127975e49e62e753db53924c1bd84b8ac1ac08df78d09270f3d971"},
	    {64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"},
	    {65, "98ce42deef51d40269d542f5314bef2c7468d401ad5d85168bfab4c0108f75f7"},
	    {119, "f616b0d54e78571a9611f343c9f8e022e859e920381ab0e4d3da01e193a7bd7e"},
	    {120, "6edd9f6f9cc92cded36e6c4a580933f9c9f1b90562b46903b806f21902a1a54f"},
	    {128, "38723a2e5e8a17aa7950dc008209944e898f69a7bd10a23c839d341e935fd5ca"},
	};
	char zeros[128] = {0}, got[HASH_HEX];

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		hash_of(zeros, CASES[i].length, got);
		assert_string_equal(got, CASES[i].wanted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_standards_examples_agree),
	    cmocka_unit_test(a_million_letters_agree),
	    cmocka_unit_test(pieces_are_equal_to_the_whole),
	    cmocka_unit_test(the_padding_is_right_around_a_block),
	};

	return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
