/* What compilers say, and what someone may make them say. */
#include "grader/diagnostics.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct compilation read_from; /* the last one; released by forget */

static int forget(void **state)
{
	(void)state;
	for (int i = 0; i < read_from.diagnostic_count; i++)
		free(read_from.diagnostics[i].message);
	free(read_from.diagnostics);
	read_from = (struct compilation){.fd = -1};
	return 0;
}

/* From memory that ends where the text does. */
static void read_bytes(bool lines, const char *bytes, size_t length)
{
	char *exact = malloc(length + 1);

	assert_non_null(exact);
	memcpy(exact + 1, bytes, length);
	forget(NULL);
	diagnostics_read(&read_from, lines, exact + 1, length);
	free(exact);
}

static void read_json(const char *text)
{
	read_bytes(false, text, strlen(text));
}

static void read_lines(const char *text)
{
	read_bytes(true, text, strlen(text));
}

static void assert_count(int count)
{
	if (read_from.diagnostic_count != count)
		fail_msg("%d diagnostics, not %d; the first: %s", read_from.diagnostic_count, count,
		    read_from.diagnostic_count > 0 ? read_from.diagnostics[0].message : "none");
}

static void assert_said(int at, int line, int column, enum severity severity, const char *message)
{
	assert_true(at < read_from.diagnostic_count);
	const struct diagnostic *said = &read_from.diagnostics[at];

	assert_string_equal(said->message, message);
	assert_int_equal(said->line, line);
	assert_int_equal(said->column, column);
	assert_int_equal(said->severity, severity);
}

/* A message of gcc, as it is written. */
#define GCC(kind, file, line, column, message)                                    \
	"{\"kind\": \"" kind "\", \"locations\": [{\"caret\": {\"file\": \"" file \
	"\", \"line\": " line ", \"column\": " column "}}], \"children\": [], "   \
	"\"column-origin\": 1, \"escape-source\": false, \"message\": \"" message "\"}"

#define OURS "src/answer.c"

/* --- gcc -------------------------------------------------------------------------------------- */

static void messages_of_gcc_are_read(void **state)
{
	(void)state;
	read_json("[" GCC("error", OURS, "3", "7", "expected ';' before 'x'") ", " GCC("warning",
	    OURS, "9", "1",
	    "unused variable 'a'") ", " GCC("note", OURS, "10", "2", "declared here") "]\n");
	assert_count(3);
	assert_said(0, 3, 7, SEVERITY_ERROR, "expected ';' before 'x'");
	assert_said(1, 9, 1, SEVERITY_WARNING, "unused variable 'a'");
	assert_said(2, 10, 2, SEVERITY_NOTE, "declared here");
}

static void a_column_counts_bytes(void **state)
{
	(void)state;
	read_json("[" GCC("error", OURS, "4", "30, \"display-column\": 30, \"byte-column\": 23",
	    "'kernl' undeclared") "]");
	assert_said(0, 4, 23, SEVERITY_ERROR, "'kernl' undeclared");
}

/* An error of gcc with a note below it. */
#define GCC_NOTED(file, message, note)                                            \
	"[{\"kind\": \"error\", \"locations\": [{\"caret\": {\"file\": \"" file   \
	"\", \"line\": 5, \"column\": 2}}], \"children\": [{\"kind\": \"note\", " \
	"\"message\": \"" note "\"}], \"message\": \"" message "\"}]"

static void a_missing_header_is_named(void **state)
{
	(void)state;
	read_json(GCC_NOTED(OURS, "no printf", "include '<stdio.h>' or provide it"));
	assert_count(1);
	assert_said(0, 5, 2, SEVERITY_ERROR, "no printf; include '<stdio.h>' or provide it");
	read_json(GCC_NOTED(OURS, "no x", "each is reported only once"));
	assert_count(1);
	assert_said(0, 5, 2, SEVERITY_ERROR, "no x");
}

static void a_fatal_error_is_an_error(void **state)
{
	(void)state;
	read_json("[" GCC("fatal error", OURS, "1", "10", "nothing.h: No such file") "]");
	assert_said(0, 1, 10, SEVERITY_ERROR, "nothing.h: No such file");
	read_json("[" GCC("sorry, unimplemented", OURS, "1", "1", "no") "]");
	assert_said(0, 1, 1, SEVERITY_NOTE, "no");
}

static void each_line_is_a_list_of_its_own(void **state)
{
	(void)state;
	read_json("[" GCC("error", OURS, "1", "1", "one") "]\n[]\n\n[" GCC(
	    "error", OURS, "2", "1", "two") "]\ncompilation terminated.\n");
	assert_count(2);
	assert_said(1, 2, 1, SEVERITY_ERROR, "two");
}

static void a_place_in_another_file_is_not_shown(void **state)
{
	static const char *const SHOWN[] = {"include/stride.h", "/usr/include/stdio.h"};
	static const char *const HIDDEN[] = {"/etc/passwd", "answer.c", "./src/answer.c",
	    "src/../src/answer.c", "/work/src/answer.c", "src/answer.c ", ""};
	char text[512];

	(void)state;
	for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++) {
		snprintf(text, sizeof text, "[" GCC("error", "%s", "3", "7", "m") "]", SHOWN[i]);
		read_json(text);
		assert_count(1);
		assert_said(0, 0, 0, SEVERITY_ERROR, "m");
	}
	/* A message about a stranger's file may quote it. */
	for (size_t i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++) {
		snprintf(text, sizeof text, "[" GCC("error", "%s", "3", "7", "m") "]", HIDDEN[i]);
		read_json(text);
		assert_count(0);
	}
}

static void a_place_that_is_none_is_none(void **state)
{
	(void)state;
	read_json("[" GCC("error", OURS, "-3", "1e99", "m") "]");
	assert_true(read_from.diagnostics[0].line == 0 && read_from.diagnostics[0].column >= 0);
	read_json("[" GCC("error", OURS, "\"3\"", "[]", "m") "]");
	assert_said(0, 0, 0, SEVERITY_ERROR, "m");
	read_json("[{\"kind\": \"error\", \"message\": \"m\"}]");
	assert_said(0, 0, 0, SEVERITY_ERROR, "m");
	read_json("[{\"kind\": \"error\", \"message\": \"m\", \"locations\": {\"caret\": 3}}]");
	assert_said(0, 0, 0, SEVERITY_ERROR, "m");
	read_json("[{\"kind\": \"error\", \"message\": \"m\", \"locations\": [[], {}]}]");
	assert_said(0, 0, 0, SEVERITY_ERROR, "m");
}

static void what_is_no_message_is_left_out(void **state)
{
	(void)state;
	read_json("[{}, [], 3, null, {\"kind\": \"error\"}, {\"message\": \"m\"}, "
		  "{\"kind\": 3, \"message\": \"m\"}, {\"kind\": \"error\", \"message\": []}]");
	assert_count(0);
	read_json("{\"kind\": \"error\", \"message\": \"m\"}");
	assert_count(0);
}

static void broken_json_is_not_believed(void **state)
{
	static const char GOOD[] = "[" GCC("error", OURS, "3", "7", "m") "]";

	(void)state;
	for (size_t length = 0; length < sizeof GOOD - 1; length++) {
		read_bytes(false, GOOD, length);
		assert_count(0);
	}
	read_bytes(false, "[\0]", 3);
	assert_count(0);
	read_bytes(false, "[\"\xff\xfe\"]", 6);
	assert_count(0);
	read_bytes(false, "", 0);
	assert_count(0);
}

static void nesting_without_end_is_survived(void **state)
{
	enum { DEPTH = 200000 };
	char *deep = malloc(DEPTH);

	(void)state;
	assert_non_null(deep);
	memset(deep, '[', DEPTH);
	read_bytes(false, deep, DEPTH);
	assert_count(0);
	free(deep);
}

/* --- lines ------------------------------------------------------------------------------------ */

static void messages_of_clang_are_read(void **state)
{
	(void)state;
	read_lines("src/answer.c:3:7: error: expected ';'\n"
		   "    int x\n"
		   "         ^\n"
		   "src/answer.c:9:1: warning: unused: a [-Wunused]\n"
		   "src/answer.c:10:2: note: declared here\n"
		   "src/answer.c:1:10: fatal error: 'nothing.h' file not found\n"
		   "2 errors generated.\n");
	assert_count(4);
	assert_said(0, 3, 7, SEVERITY_ERROR, "expected ';'");
	assert_said(1, 9, 1, SEVERITY_WARNING, "unused: a [-Wunused]");
	assert_said(2, 10, 2, SEVERITY_NOTE, "declared here");
	assert_said(3, 1, 10, SEVERITY_ERROR, "'nothing.h' file not found");
}

static void an_error_without_a_place_is_shown(void **state)
{
	(void)state;
	read_lines("gcc: internal compiler error: Segmentation fault\n"
		   "include/stride.h:4:1: error: unknown type\n"
		   "cc1: warning: nothing of interest\n");
	assert_count(2);
	assert_said(0, 0, 0, SEVERITY_ERROR, "Segmentation fault");
	assert_said(1, 0, 0, SEVERITY_ERROR, "unknown type");
	/* gcc writes so too, when it is too broken for JSON. */
	read_json("cc1: error: out of memory\n");
	assert_said(0, 0, 0, SEVERITY_ERROR, "out of memory");
}

static void a_forged_place_is_not_shown(void **state)
{
	(void)state;
	read_lines("/etc/passwd:1:1: error: root\n"
		   "x/src/answer.c:1:1: error: a\n"
		   "src/answer.c:one:1: error: b\n"
		   "src/answer.c:1: error: c\n"
		   " src/answer.c:1:1: error: d\n");
	assert_count(2); /* b and c, which have no place; the others speak of strangers */
	for (int i = 0; i < 2; i++)
		assert_int_equal(read_from.diagnostics[i].line, 0);
	read_lines("src/answer.c:1:1: remark: a\nsrc/answer.c:1:1:\nsrc/answer.c:1:1: "
		   "\nsrc/answer.c:\n");
	assert_true(read_from.diagnostic_count <= 1);
}

static void lines_that_are_cut_are_survived(void **state)
{
	static const char GOOD[] = "src/answer.c:3:7: error: m";

	(void)state;
	for (size_t length = 0; length < sizeof GOOD; length++)
		read_bytes(true, GOOD, length);
	read_bytes(true, "src/answer.c:1:1: error: a\0b\n", 29);
	assert_true(read_from.diagnostic_count == 1);
	assert_int_equal(strncmp(read_from.diagnostics[0].message, "a", 1), 0);
	read_lines("src/answer.c:99999999999999999999:1: error: far\n");
	assert_count(1);
}

/* --- any -------------------------------------------------------------------------------------- */

static void no_byte_of_a_message_moves_a_terminal(void **state)
{
	(void)state;
	read_lines("src/answer.c:1:1: error: \033[2J\x07\xff\r\n");
	assert_said(0, 1, 1, SEVERITY_ERROR, "\\x1b[2J\\x07\\xff\\x0d");
	read_json("[" GCC("error", OURS, "1", "1", "\\u001b[2J\\n\\u202e") "]");
	assert_said(0, 1, 1, SEVERITY_ERROR, "\\x1b[2J\\x0a\\xe2\\x80\\xae");
}

static void a_flood_is_cut(void **state)
{
	enum { LINES = 10000, LENGTH = 5000 };
	static const char LINE[] = "src/answer.c:1:1: error: m\n";
	char *flood = malloc(LINES * sizeof LINE);

	(void)state;
	assert_non_null(flood);
	for (int i = 0; i < LINES; i++)
		memcpy(flood + (size_t)i * (sizeof LINE - 1), LINE, sizeof LINE - 1);
	read_bytes(true, flood, LINES * (sizeof LINE - 1));
	assert_count(DIAGNOSTICS_MAX);

	memset(flood, 'x', LENGTH);
	memcpy(flood, LINE, 25);
	read_bytes(true, flood, LENGTH);
	assert_count(1);
	assert_true(strlen(read_from.diagnostics[0].message) < 2000);
	free(flood);
}

/* --- what was included ------------------------------------------------------------------------ */

static char folder[] = "/tmp/stride-diagnostics-XXXXXX", list[64];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(list, sizeof list, "%s/answer.d", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static int remove_list(void **state)
{
	(void)state;
	unlink(list);
	return 0;
}

static const char *stranger(void)
{
	struct stage stage = {.fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};

	assert_true(stage.fd >= 0);
	const char *said = diagnostics_stranger(&stage, "");

	close(stage.fd);
	return said;
}

static const char *stranger_in(const char *text)
{
	FILE *file = fopen(list, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	return stranger();
}

static void what_a_submission_may_include(void **state)
{
	(void)state;
	assert_null(stranger_in("answer.o: src/answer.c include/stride.h \\\n"
				" include/tensor.h /usr/include/stdio.h \\\n"
				" /usr/lib/gcc/x86_64-linux-gnu/12/include/stddef.h\n"));
	assert_null(stranger_in("answer.o: src/answer.c\n"));
	assert_null(stranger_in("answer.o: src/answer.c /usr/lib/llvm-14/lib/clang/14.0.6/include/"
				"stddef.h /usr/local/include/x.h\n"));
	/* Some compilers spell their own folders so. */
	assert_null(stranger_in("answer.o: /usr/lib/../include/stdio.h src/answer.c\n"));
	assert_null(stranger_in("answer.o: /usr/bin/../include/stdio.h src/answer.c\n"));
}

static void what_it_may_not(void **state)
{
	static const char *const STRANGERS[] = {"/etc/passwd", "/etc/shadow", "/proc/self/environ",
	    "/dev/stdin", "secret.h", "../secret.h", "include/../src/other.c", "include/a/b.h",
	    "src/other.c", "/usr/include/../../etc/passwd", "/usr/share/x", "/home/a/answer.c",
	    "/usr/includes/x.h", "/usr/local/include/../../../etc/passwd",
	    "/usr/lib/../../etc/passwd", "/usr/lib/gcc/../../../etc/passwd", "/usr/lib/../share/x",
	    "/usr/lib/../lib/x", "/usr/lib/../include/there/is/no/such.h",
	    "include/../../../etc/passwd"};
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof STRANGERS / sizeof *STRANGERS; i++) {
		snprintf(text, sizeof text,
		    "answer.o: src/answer.c \\\n %s \\\n include/stride.h\n", STRANGERS[i]);
		const char *said = stranger_in(text);

		if (!said || !strstr(said, "neither a standard header nor"))
			fail_msg("%s: %s", STRANGERS[i], said ? said : "no stranger");
	}
}

static void a_list_that_cannot_be_trusted_is_refused(void **state)
{
	char long_list[70000], other[64];

	(void)state;
	remove_list(NULL);
	assert_non_null(stranger());
	assert_non_null(stranger_in(""));
	memset(long_list, 'x', sizeof long_list - 1);
	long_list[sizeof long_list - 1] = '\0';
	assert_non_null(stranger_in(long_list));
	FILE *file = fopen(list, "w");

	assert_non_null(file);
	assert_int_equal(fwrite("answer.o: \0 /etc/passwd", 1, 23, file), 23);
	assert_int_equal(fclose(file), 0);
	assert_non_null(stranger());
	remove_list(NULL);
	assert_int_equal(symlink("/etc/passwd", list), 0);
	assert_non_null(stranger());
	remove_list(NULL);
	/* Not even a link to a list in which nothing is wrong. */
	snprintf(other, sizeof other, "%s/other.d", folder);
	assert_null(stranger_in("answer.o: src/answer.c\n"));
	assert_int_equal(rename(list, other), 0);
	assert_int_equal(symlink(other, list), 0);
	assert_non_null(stranger());
	assert_int_equal(unlink(other), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(messages_of_gcc_are_read, forget),
	    cmocka_unit_test_teardown(a_column_counts_bytes, forget),
	    cmocka_unit_test_teardown(a_missing_header_is_named, forget),
	    cmocka_unit_test_teardown(a_fatal_error_is_an_error, forget),
	    cmocka_unit_test_teardown(each_line_is_a_list_of_its_own, forget),
	    cmocka_unit_test_teardown(a_place_in_another_file_is_not_shown, forget),
	    cmocka_unit_test_teardown(a_place_that_is_none_is_none, forget),
	    cmocka_unit_test_teardown(what_is_no_message_is_left_out, forget),
	    cmocka_unit_test_teardown(broken_json_is_not_believed, forget),
	    cmocka_unit_test_teardown(nesting_without_end_is_survived, forget),
	    cmocka_unit_test_teardown(messages_of_clang_are_read, forget),
	    cmocka_unit_test_teardown(an_error_without_a_place_is_shown, forget),
	    cmocka_unit_test_teardown(a_forged_place_is_not_shown, forget),
	    cmocka_unit_test_teardown(lines_that_are_cut_are_survived, forget),
	    cmocka_unit_test_teardown(no_byte_of_a_message_moves_a_terminal, forget),
	    cmocka_unit_test_teardown(a_flood_is_cut, forget),
	    cmocka_unit_test_teardown(what_a_submission_may_include, remove_list),
	    cmocka_unit_test_teardown(what_it_may_not, remove_list),
	    cmocka_unit_test_teardown(a_list_that_cannot_be_trusted_is_refused, remove_list),
	};

	return cmocka_run_group_tests_name("diagnostics", tests, make_folder, remove_folder);
}
