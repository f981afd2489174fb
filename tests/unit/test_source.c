/* One of many submissions is read as the file that it is, or not at all: whoever hands it in may
 * change what lies there at any moment. */
#include "src/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char folder[64];

static int enter(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-source-XXXXXX");
	if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("class", 0755) != 0 ||
	    mkdir("class/ann", 0755) != 0)
		return -1;
	FILE *file = fopen("class/ann/answer.c", "w");

	return file && fputs("int x;\n", file) >= 0 && fclose(file) == 0 ? 0 : -1;
}

static int leave(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return chdir("/") == 0 ? system(command) : -1;
}

static void assert_read(const char *below, const char *name)
{
	struct source source;
	struct error error = {""};

	if (source_read_file(&source, below, name, name, &error) != STATUS_DONE)
		fail_msg("%s", error.text);
	assert_int_equal(source.length, 7);
	assert_memory_equal(source.text, "int x;\n", 7);
	assert_string_equal(source.path, name);
	source_release(&source);
}

static void assert_refused(const char *below, const char *name)
{
	struct source source;
	struct error error = {""};

	if (source_read_file(&source, below, name, name, &error) == STATUS_DONE)
		fail_msg("%s was read", name);
	if (!strstr(error.text, "cannot read ") || !strstr(error.text, name))
		fail_msg("\"%s\" does not name %s", error.text, name);
	source_release(&source);
}

static void a_file_is_read(void **state)
{
	(void)state;
	assert_read("class", "ann/answer.c");
	assert_read(NULL, "class/ann/answer.c");
	assert_int_equal(symlink("class", "linked"), 0);
	assert_read("linked", "ann/answer.c"); /* the folder is the teacher's to choose */
}

static void no_link_is_followed_below_a_folder(void **state)
{
	(void)state;
	assert_int_equal(symlink("ann/answer.c", "class/file.c"), 0);
	assert_int_equal(symlink("ann", "class/ben"), 0);
	assert_refused("class", "file.c");
	assert_refused("class", "ben/answer.c");
	assert_refused("class/ann", "../ann/answer.c");
	assert_read(NULL, "class/ben/answer.c"); /* as a list may name it */
}

/* It is not waited for, either. */
static void a_pipe_is_no_file(void **state)
{
	(void)state;
	assert_int_equal(mkfifo("class/pipe.c", 0644), 0);
	assert_refused("class", "pipe.c");
	assert_refused(NULL, "class/pipe.c");
	assert_refused("class", "ann");
	assert_refused(NULL, "/dev/null");
	assert_refused("class", "none.c");
	assert_refused("none", "answer.c");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_read),
	    cmocka_unit_test(no_link_is_followed_below_a_folder),
	    cmocka_unit_test(a_pipe_is_no_file),
	};

	return cmocka_run_group_tests_name("source", tests, enter, leave);
}
