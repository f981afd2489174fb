/* What a driver says, and what is made of it. The real one is asked too. */
#include "grader/parts.h"

#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define HEAD "Using built-in specs.\nTarget: x86_64-linux-gnu\nCOLLECT_GCC_OPTIONS='-O1'\n"
#define TAIL "COMPILER_PATH=/usr/lib/:/usr/bin/\n"
#define COMPILE " /bin/sh -quiet src/answer.c -o - |\n"
#define ASSEMBLE " /bin/cat --64 -o answer.o\n"

static struct parts *read_text(const char *said)
{
	return parts_read(said, strlen(said));
}

static void commands_are_found(void **state)
{
	(void)state;
	struct parts *parts = read_text(HEAD COMPILE ASSEMBLE TAIL);
	const char *const compile[] = {"/bin/sh", "-quiet", "src/answer.c", "-o", "-"};
	const char *const assemble[] = {"/bin/cat", "--64", "-o", "answer.o"};

	assert_non_null(parts);
	for (int i = 0; i < 5; i++)
		assert_string_equal(parts->compile[i], compile[i]);
	assert_null(parts->compile[5]);
	for (int i = 0; i < 4; i++)
		assert_string_equal(parts->assemble[i], assemble[i]);
	assert_null(parts->assemble[4]);
	parts_free(parts);
}

static void quoted_words_are_single_ones(void **state)
{
	(void)state;
	struct parts *parts = read_text(
	    " /bin/sh \"-mtune=generic\" -D\"A B\" \"say \\\"hi\\\"\" a\\ b  -o - |\n" ASSEMBLE);

	assert_non_null(parts);
	assert_string_equal(parts->compile[1], "-mtune=generic");
	assert_string_equal(parts->compile[2], "-DA B");
	assert_string_equal(parts->compile[3], "say \"hi\"");
	assert_string_equal(parts->compile[4], "a b");
	assert_string_equal(parts->compile[5], "-o");
	parts_free(parts);
}

static void an_assembler_of_the_path_gets_its_place(void **state)
{
	(void)state;
	struct parts *parts = read_text(COMPILE " as --64 -o answer.o\n");

	if (access("/usr/bin/as", X_OK) != 0)
		skip();
	assert_non_null(parts);
	assert_string_equal(parts->assemble[0], "/usr/bin/as");
	parts_free(parts);
}

static void all_else_is_not_known(void **state)
{
	static const char *const SAYINGS[] = {"", HEAD TAIL, COMPILE, ASSEMBLE,
	    COMPILE COMPILE COMPILE, COMPILE ASSEMBLE ASSEMBLE,
	    " /bin/sh src/answer.c -o answer.s |\n" ASSEMBLE,
	    " /bin/sh src/answer.c -o -\n" ASSEMBLE, " sh src/answer.c -o - |\n" ASSEMBLE,
	    " /nonexistent/cc1 src/answer.c -o - |\n" ASSEMBLE, COMPILE " gas -o answer.o\n",
	    COMPILE " /nonexistent/as -o answer.o\n", COMPILE " as\n", " -o - |\n" ASSEMBLE,
	    " \n \n", " \" \n \" \n"};

	(void)state;
	for (size_t i = 0; i < sizeof SAYINGS / sizeof *SAYINGS; i++)
		if (read_text(SAYINGS[i]))
			fail_msg("taken for two commands: %s", SAYINGS[i]);
	assert_null(parts_read(COMPILE "\0" ASSEMBLE, sizeof COMPILE ASSEMBLE));
}

static void too_many_words_are_not_known(void **state)
{
	(void)state;
	char said[4096];
	int length = snprintf(said, sizeof said, " /bin/sh");

	for (int i = 0; i < PARTS_WORDS_MAX; i++)
		length += snprintf(said + length, sizeof said - (size_t)length, " -x");
	snprintf(said + length, sizeof said - (size_t)length, " -o - |\n" ASSEMBLE);
	assert_null(read_text(said));
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

static void the_real_driver_is_asked_once(void **state)
{
	(void)state;
	char folder[] = "/tmp/stride-parts-XXXXXX";
	struct compiler compiler;
	struct parts *known = NULL, *again = NULL;
	struct error error = {""};

	assert_non_null(mkdtemp(folder));
	unsetenv("STRIDE_CC");
	assert_int_equal(compiler_find(&compiler, &error), 0);
	const struct parts *parts = parts_find(&known, &compiler, folder);

	if (compiler.clang) {
		assert_null(parts);
	} else {
		assert_non_null(parts);
		assert_ptr_equal(parts_find(&known, &compiler, folder), parts);
		snprintf(compiler.path, sizeof compiler.path, "/nonexistent/gcc");
		assert_non_null(parts_find(&again, &compiler, folder)); /* from the cache alone */
		snprintf(compiler.identity, sizeof compiler.identity, "another");
		assert_null(parts_find(&known, &compiler, folder));
		assert_null(parts_find(&known, &compiler, NULL));
	}
	parts_free(known);
	parts_free(again);
	nftw(folder, remove_one, 4, FTW_DEPTH | FTW_PHYS);
}

/* Changes a byte near the end of the one file in a folder. */
static void damage(const char *folder)
{
	glob_t found;
	char path[256];

	snprintf(path, sizeof path, "%s/*", folder);
	assert_int_equal(glob(path, 0, NULL, &found), 0);
	assert_int_equal(found.gl_pathc, 1);
	FILE *file = fopen(found.gl_pathv[0], "r+");

	assert_non_null(file);
	assert_int_equal(fseek(file, -2, SEEK_END), 0);
	int byte = fgetc(file);

	assert_int_equal(fseek(file, -2, SEEK_END), 0);
	assert_int_not_equal(fputc(byte ^ 1, file), EOF);
	assert_int_equal(fclose(file), 0);
	globfree(&found);
}

static void a_damaged_answer_is_not_believed(void **state)
{
	(void)state;
	char folder[] = "/tmp/stride-parts-XXXXXX";
	struct compiler compiler;
	struct parts *known = NULL, *again = NULL;
	struct error error = {""};

	assert_non_null(mkdtemp(folder));
	unsetenv("STRIDE_CC");
	assert_int_equal(compiler_find(&compiler, &error), 0);
	if (parts_find(&known, &compiler, folder)) {
		damage(folder);
		snprintf(compiler.path, sizeof compiler.path, "/nonexistent/gcc");
		assert_null(parts_find(&again, &compiler, folder));
	}
	parts_free(known);
	parts_free(again);
	nftw(folder, remove_one, 4, FTW_DEPTH | FTW_PHYS);
}

static void a_driver_that_says_nothing_useful(void **state)
{
	static const char *const DRIVERS[] = {"/bin/true", "/bin/false", "/bin/echo", "/bin/yes"};
	struct compiler compiler = {0};

	(void)state;
	for (size_t i = 0; i < sizeof DRIVERS / sizeof *DRIVERS; i++) {
		struct parts *known = NULL;

		snprintf(compiler.path, sizeof compiler.path, "%s", DRIVERS[i]);
		snprintf(compiler.identity, sizeof compiler.identity, "%s", DRIVERS[i]);
		assert_null(parts_find(&known, &compiler, NULL));
		parts_free(known);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(commands_are_found),
	    cmocka_unit_test(quoted_words_are_single_ones),
	    cmocka_unit_test(an_assembler_of_the_path_gets_its_place),
	    cmocka_unit_test(all_else_is_not_known),
	    cmocka_unit_test(too_many_words_are_not_known),
	    cmocka_unit_test(the_real_driver_is_asked_once),
	    cmocka_unit_test(a_damaged_answer_is_not_believed),
	    cmocka_unit_test(a_driver_that_says_nothing_useful),
	};

	return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
