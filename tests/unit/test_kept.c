/* What a compiler made of a submission comes back as it was, or not at all. */
#include "grader/kept.h"

#include "grader/cache.h"
#include "grader/text.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char NAME[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static char folder[] = "/tmp/stride-kept-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind;
	return where->level > 0 ? remove(path) : 0;
}

static int empty_folder(void **state)
{
	(void)state;
	return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static int object_of(const char *bytes, size_t length)
{
	int fd = memfd_create("object", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), length);
	return fd;
}

static struct compilation accepted(const char *bytes, size_t length)
{
	static char unused[] = "unused variable", odd[] = "";
	static struct diagnostic diagnostics[] = {
	    {3, 7, SEVERITY_WARNING, unused}, {0, 0, SEVERITY_NOTE, odd}};

	return (struct compilation){.accepted = true,
	    .fd = object_of(bytes, length),
	    .diagnostics = diagnostics,
	    .diagnostic_count = 2};
}

static struct compilation refused(void)
{
	static char why[] = "the compiler failed on it";

	return (struct compilation){.fd = -1, .message = why};
}

static void assert_none(void)
{
	struct compilation got;

	assert_false(kept_find(&got, folder, NAME));
	assert_false(got.recalled);
	assert_int_equal(got.fd, -1);
	assert_null(got.diagnostics);
	assert_null(got.message);
}

/* --- the tests -------------------------------------------------------------------------------- */

static void an_object_comes_back(void **state)
{
	static const char bytes[] = "\177ELF\0of some kind";
	struct compilation made = accepted(bytes, sizeof bytes), got;
	char read_back[sizeof bytes + 1];

	(void)state;
	assert_none();
	kept_keep(&made, folder, NAME);
	close(made.fd);
	assert_true(kept_find(&got, folder, NAME));
	assert_true(got.accepted && got.recalled);
	assert_null(got.message);
	assert_int_equal(got.diagnostic_count, 2);
	assert_int_equal(got.diagnostics[0].line, 3);
	assert_int_equal(got.diagnostics[0].column, 7);
	assert_int_equal(got.diagnostics[0].severity, SEVERITY_WARNING);
	assert_string_equal(got.diagnostics[0].message, "unused variable");
	assert_string_equal(got.diagnostics[1].message, "");
	assert_int_equal(pread(got.fd, read_back, sizeof read_back, 0), sizeof bytes);
	assert_memory_equal(read_back, bytes, sizeof bytes);
	compilation_release(&got);
}

static void a_refusal_comes_back(void **state)
{
	struct compilation made = refused(), got;

	(void)state;
	kept_keep(&made, folder, NAME);
	assert_true(kept_find(&got, folder, NAME));
	assert_false(got.accepted);
	assert_int_equal(got.fd, -1);
	assert_string_equal(got.message, "the compiler failed on it");
	compilation_release(&got);
}

static void what_took_too_long_may_not_another_time(void **state)
{
	struct compilation made = refused();

	(void)state;
	made.out_of_time = true;
	kept_keep(&made, folder, NAME);
	assert_none();
}

static void what_is_very_large_is_not_kept(void **state)
{
	static char bytes[(1 << 20) + 1];
	struct compilation made = accepted(bytes, sizeof bytes);

	(void)state;
	kept_keep(&made, folder, NAME);
	close(made.fd);
	assert_none();
}

static void without_a_folder_nothing_is_kept(void **state)
{
	struct compilation made = refused(), got;

	(void)state;
	kept_keep(&made, NULL, NAME);
	assert_false(kept_find(&got, NULL, NAME));
	assert_none();
}

/* Cut anywhere, or with any one byte changed. */
static void what_was_damaged_is_not_there(void **state)
{
	static const char bytes[] = "\177ELF";
	struct compilation made = accepted(bytes, sizeof bytes), got;
	char path[200], whole[4096];

	(void)state;
	kept_keep(&made, folder, NAME);
	close(made.fd);
	snprintf(path, sizeof path, "%s/%s", folder, NAME);
	int fd = open(path, O_RDWR);
	ssize_t length = read(fd, whole, sizeof whole);

	assert_true(length > 64);
	for (ssize_t i = 0; i < length; i++) {
		const char other = (char)(whole[i] ^ 1);

		assert_int_equal(pwrite(fd, &other, 1, i), 1);
		assert_none();
		assert_int_equal(pwrite(fd, &whole[i], 1, i), 1);
	}
	assert_true(kept_find(&got, folder, NAME));
	compilation_release(&got);
	for (ssize_t i = length - 1; i >= 0; i--) {
		assert_int_equal(ftruncate(fd, i), 0);
		assert_none();
	}
	close(fd);
}

/* What has the right seal may still be of another kind. */
static void what_is_something_else_is_not_there(void **state)
{
	static const int32_t heads[][3] = {{2, 0, 0}, {1, 0, -1}, {1, 0, 1000}, {1, 0, 3}};

	(void)state;
	cache_write(folder, NAME, "", 0);
	assert_none();
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		cache_write(folder, NAME, heads[i], sizeof heads[i]);
		assert_none();
	}
}

static void a_name_is_of_all_that_counts(void **state)
{
	struct compiler compiler = {.path = "/usr/bin/gcc", .identity = "gcc 1"};
	struct source source = {"answer.c", "int x;", 6};
	char first[HASH_HEX], other[HASH_HEX];

	(void)state;
	kept_name(first, &compiler, folder, "/* stride.h */", &source);
	source.path = "other.c";
	kept_name(other, &compiler, folder, "/* stride.h */", &source);
	assert_string_equal(first, other);
	kept_name(other, &compiler, folder, "/* another */", &source);
	assert_string_not_equal(first, other);
	kept_name(other, &compiler, "exercises/kit", "/* stride.h */", &source);
	assert_string_not_equal(first, other);
	compiler.identity[4] = '2';
	kept_name(other, &compiler, folder, "/* stride.h */", &source);
	assert_string_not_equal(first, other);
	compiler.identity[4] = '1';
	compiler.clang = true;
	kept_name(other, &compiler, folder, "/* stride.h */", &source);
	assert_string_not_equal(first, other);
	compiler.clang = false;
	source.length = 5;
	kept_name(other, &compiler, folder, "/* stride.h */", &source);
	assert_string_not_equal(first, other);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_teardown(name, empty_folder)
	const struct CMUnitTest tests[] = {
	    TEST(an_object_comes_back),
	    TEST(a_refusal_comes_back),
	    TEST(what_took_too_long_may_not_another_time),
	    TEST(what_is_very_large_is_not_kept),
	    TEST(without_a_folder_nothing_is_kept),
	    TEST(what_was_damaged_is_not_there),
	    TEST(what_is_something_else_is_not_there),
	    TEST(a_name_is_of_all_that_counts),
	};

	return cmocka_run_group_tests_name("kept", tests, make_folder, remove_folder);
}
