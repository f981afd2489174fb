/* Archives as a stranger would make them, block by block: what may not be in a pack is refused, and
 * named. */
#include "src/pack/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { BLOCK_BYTES = 512 };

/* A tar archive that is being made. */
struct tar {
	int fd;
};

static void put(const struct tar *tar, const void *bytes, size_t length)
{
	static const char zeros[BLOCK_BYTES];
	size_t rest = length % BLOCK_BYTES;

	assert_int_equal(write(tar->fd, bytes, length), length);
	if (rest > 0)
		assert_int_equal(write(tar->fd, zeros, BLOCK_BYTES - rest), BLOCK_BYTES - rest);
}

/* A header of ustar. `size` is what it announces. */
static void put_header(
    const struct tar *tar, const char *name, char kind, unsigned long long size, const char *link)
{
	char block[BLOCK_BYTES] = "";
	unsigned sum = 0;

	strncpy(block, name, 100);
	memcpy(block + 100, "0007777", 8); /* all bits, that of setuid among them */
	memcpy(block + 108, "0000000", 8);
	memcpy(block + 116, "0000000", 8);
	snprintf(block + 124, 12, "%011llo", size & 077777777777);
	memcpy(block + 136, "00000000000", 12);
	memset(block + 148, ' ', 8);
	block[156] = kind;
	strncpy(block + 157, link, 100);
	/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): bytes, not a text */
	memcpy(block + 257, "ustar\00000", 8);
	for (int i = 0; i < BLOCK_BYTES; i++)
		sum += (unsigned char)block[i];
	snprintf(block + 148, 8, "%06o", sum);
	put(tar, block, sizeof block);
}

static void put_file(const struct tar *tar, const char *name, const char *text)
{
	put_header(tar, name, '0', strlen(text), "");
	put(tar, text, strlen(text));
}

static struct tar begin(void)
{
	struct tar tar = {memfd_create("tar", MFD_CLOEXEC)};

	assert_true(tar.fd >= 0);
	put_file(&tar, "p-1/pack.json", "{}");
	return tar;
}

/* --- visiting --------------------------------------------------------------------------------- */

struct seen {
	char names[4096];
	size_t bytes;
};

static int see_file(void *context, const char *name, struct error *error)
{
	struct seen *seen = context;

	(void)error;
	strncat(seen->names, " ", sizeof seen->names - strlen(seen->names) - 1);
	strncat(seen->names, name, sizeof seen->names - strlen(seen->names) - 1);
	return 0;
}

static int see_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
	struct seen *seen = context;

	(void)bytes, (void)error;
	seen->bytes += length;
	return 0;
}

static int visit(struct tar *tar, struct seen *seen, struct error *error)
{
	static const char end[2 * BLOCK_BYTES];
	const struct archive_visitor visitor = {seen, see_file, see_bytes};

	*seen = (struct seen){0};
	put(tar, end, sizeof end);
	lseek(tar->fd, 0, SEEK_SET);
	int done = archive_visit(tar->fd, "it.tar", &visitor, error);

	close(tar->fd);
	return done;
}

static void assert_refused(struct tar *tar, const char *words)
{
	struct seen seen;
	struct error error = {""};

	assert_int_equal(visit(tar, &seen, &error), -1);
	if (!strstr(error.text, words) || !strstr(error.text, "it.tar"))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}

static void what_is_in_order_is_read(void **state)
{
	struct tar tar = begin();
	struct seen seen;
	struct error error = {""};

	(void)state;
	put_header(&tar, "p-1/", '5', 0, "");
	put_header(&tar, "p-1/one/", '5', 0, "");
	put_file(&tar, "p-1/one/two .c", "123456");
	put_file(&tar, "./p-1/x", "");
	/* "./" is no part of a name here. */
	assert_int_equal(visit(&tar, &seen, &error), -1);
	tar = begin();
	put_header(&tar, "p-1/", '5', 0, "");
	put_header(&tar, "p-1/one/", '5', 0, "");
	put_file(&tar, "p-1/one/two .c", "123456");
	if (visit(&tar, &seen, &error) != 0)
		fail_msg("%s", error.text);
	assert_string_equal(seen.names, " pack.json one/two .c");
	assert_int_equal(seen.bytes, 8);
}

static void names_that_lead_elsewhere_are_refused(void **state)
{
	static const struct {
		const char *name, *words;
	} NAMES[] = {
	    {"/etc/evil", "it is absolute"},
	    {"../evil", "would lead out"},
	    {"p-1/../../evil", "would lead out"},
	    {"p-1/..", "would lead out"},
	    {"p-1//evil", "a part of it is empty"},
	    {"p-1/./evil", "a part of it is empty"},
	    {"q-1/evil", "not all of it lies in one folder"},
	    {"evil", "not all of it lies in one folder"},
	    {"p-1/\x1b[2J", "only plain letters"},
	    {"p-1/\xff\xfe", "only plain letters"},
	    {"p-1/caf\xc3\xa9", "only plain letters"},
	    {"p-1/a\nb", "only plain letters"},
	    {"p-1/a\\b", "only plain letters"},
	    {"p-1/a/b/c/d/e/f/g/h/i", "it lies too deep"},
	    {"p-1/pack.json", "twice"},
	    {"p-1/PACK.json", "the case of letters does not count"},
	    {"P-1/other", "the case of letters does not count"},
	    {"p-1/pack.json/below", "twice"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		struct tar tar = begin();

		put_file(&tar, NAMES[i].name, "x");
		assert_refused(&tar, NAMES[i].words);
	}
}

static void kinds_that_are_no_files_are_refused(void **state)
{
	static const struct {
		char kind;
		const char *words;
	} KINDS[] = {
	    {'1', "is a hard link"},
	    {'2', "is a symbolic link"},
	    {'3', "is neither a file nor a folder"},
	    {'4', "is neither a file nor a folder"},
	    {'6', "is neither a file nor a folder"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
		struct tar tar = begin();

		put_header(&tar, "p-1/odd", KINDS[i].kind, 0, "/etc/passwd");
		assert_refused(&tar, KINDS[i].words);
	}
}

/* By the extended headers of GNU and of POSIX, which bring names of any length. */
static void long_names_are_looked_at_too(void **state)
{
	static const char LONG[] = "p-1/../../evil";
	static const char PAX[] = "23 path=p-1/../../evil\n";
	static const char LINK[] = "25 linkpath=/etc/passwd1\n";
	struct tar tar = begin();
	char *name = calloc(1, 5000);

	(void)state;
	put_header(&tar, "././@LongLink", 'L', sizeof LONG, "");
	put(&tar, LONG, sizeof LONG);
	put_file(&tar, "p-1/kind", "x");
	assert_refused(&tar, "would lead out");
	tar = begin();
	put_header(&tar, "pax", 'x', sizeof PAX - 1, "");
	put(&tar, PAX, sizeof PAX - 1);
	put_file(&tar, "p-1/kind", "x");
	assert_refused(&tar, "would lead out");
	tar = begin();
	put_header(&tar, "pax", 'x', sizeof LINK - 1, "");
	put(&tar, LINK, sizeof LINK - 1);
	put_header(&tar, "p-1/kind", '2', 0, "");
	assert_refused(&tar, "is a symbolic link");
	tar = begin();
	memset(name, 'a', 4999);
	/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): bytes, not a text */
	memcpy(name, "p-1/", 4);
	put_header(&tar, "././@LongLink", 'L', 5000, "");
	put(&tar, name, 5000);
	put_file(&tar, "p-1/kind", "x");
	assert_refused(&tar, "it is too long");
	free(name);
}

static void there_are_bounds(void **state)
{
	struct tar tar = begin();

	(void)state;
	put_header(&tar, "p-1/huge", '0', 3ULL << 30, "");
	put(&tar, "x", 1);
	assert_refused(&tar, "more than 64 MB");

	tar = begin();
	for (int i = 0; i < 2000; i++) {
		char name[32];

		snprintf(name, sizeof name, "p-1/f%d", i);
		put_header(&tar, name, '0', 0, "");
	}
	assert_refused(&tar, "more than 2000 files");

	tar = begin();
	for (int i = 0; i < 4010; i++) {
		char name[32];

		snprintf(name, sizeof name, "p-1/d%d/", i);
		put_header(&tar, name, '5', 0, "");
	}
	assert_refused(&tar, "folders");

	/* The same one again costs a look at all the others, too. */
	tar = begin();
	for (int i = 0; i < 4010; i++)
		put_header(&tar, "p-1/d/", '5', 0, "");
	assert_refused(&tar, "folders");
}

/* Each small, and all together too large. */
static void many_files_count_together(void **state)
{
	size_t length = 9 << 20;
	char *zeros = calloc(1, length);
	struct tar tar = begin();

	(void)state;
	for (int i = 0; i < 7; i++) {
		char name[32];

		snprintf(name, sizeof name, "p-1/f%d", i);
		put_header(&tar, name, '0', length, "");
		put(&tar, zeros, length);
	}
	free(zeros);
	lseek(tar.fd, 0, SEEK_SET);
	struct error error = {""};
	struct seen seen = {0};
	const struct archive_visitor visitor = {&seen, see_file, see_bytes};

	assert_int_equal(archive_visit(tar.fd, "it.tar", &visitor, &error), 0);
	lseek(tar.fd, 0, SEEK_END);
	put_header(&tar, "p-1/f8", '0', 2 << 20, "");
	assert_refused(&tar, "more than 64 MB");
}

static void what_is_no_archive_is_said(void **state)
{
	static const char *const TEXTS[] = {"", "x", "PK\003\004 a zip", "!<arch>\nfoo", "\x1f\x8b",
	    "\x28\xb5\x2f\xfd", "07070100000 cpio"};
	struct seen seen = {0};
	const struct archive_visitor visitor = {&seen, see_file, see_bytes};

	(void)state;
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		int fd = memfd_create("text", MFD_CLOEXEC);
		struct error error = {""};

		assert_int_equal(write(fd, TEXTS[i], strlen(TEXTS[i])), strlen(TEXTS[i]));
		lseek(fd, 0, SEEK_SET);
		assert_int_equal(archive_visit(fd, "it", &visitor, &error), -1);
		assert_non_null(strstr(error.text, "it is"));
		close(fd);
	}
}

static void what_is_made_can_be_read(void **state)
{
	static const struct archive_file FILES[] = {{"a", "1", 1}, {"b/c", "23", 2}, {"d", "", 0}};

	(void)state;
	for (int gzip = 0; gzip < 2; gzip++) {
		struct tar tar = {memfd_create("made", MFD_CLOEXEC)};
		struct seen seen = {0};
		struct error error = {""};
		const struct archive_visitor visitor = {&seen, see_file, see_bytes};

		assert_int_equal(archive_make(tar.fd, "p-1", FILES, 3, gzip, &error), 0);
		lseek(tar.fd, 0, SEEK_SET);
		if (archive_visit(tar.fd, "it", &visitor, &error) != 0)
			fail_msg("%s", error.text);
		assert_string_equal(seen.names, " a b/c d");
		assert_int_equal(seen.bytes, 3);
		close(tar.fd);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_in_order_is_read),
	    cmocka_unit_test(names_that_lead_elsewhere_are_refused),
	    cmocka_unit_test(kinds_that_are_no_files_are_refused),
	    cmocka_unit_test(long_names_are_looked_at_too),
	    cmocka_unit_test(there_are_bounds),
	    cmocka_unit_test(many_files_count_together),
	    cmocka_unit_test(what_is_no_archive_is_said),
	    cmocka_unit_test(what_is_made_can_be_read),
	};

	return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
