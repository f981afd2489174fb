/*
 * What the loader makes of what the system's compilers make of the programs in tests/unit/objects.
 *
 * STRIDE_CC names another compiler, which may be one for another machine, if this test is built for
 * that one and runs in an emulator of it.
 */
#include "grader/runner/image.h"

#include "grader/compiler.h"
#include "grader/runner/imports.h"
#include "tests/unit/loaded.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COMPILERS_MAX = 2 };

static struct compiler compilers[COMPILERS_MAX];
static size_t compiler_count;

static char folder[64], objects[PATH_MAX];

/* One of compiler and level; each program goes through all of them. */
struct way {
	const struct compiler *compiler;
	const char *level; /* beside what the grader asks for; NULL for just that */
};

static void run_compiler(const char *const *words)
{
	int said = -1;

	if (chdir(folder) == 0)
		said = open("said", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (dup2(said, STDOUT_FILENO) >= 0 && dup2(said, STDERR_FILENO) >= 0)
		execve(words[0], (char *const *)(uintptr_t)words,
		    (char *const *)(uintptr_t)COMPILER_ENVIRONMENT);
	_exit(127);
}

static _Noreturn void fail_with_what_it_said(const struct way *way, const char *name)
{
	char path[128], text[1024] = "";
	FILE *file;

	snprintf(path, sizeof path, "%s/said", folder);
	file = fopen(path, "r");
	if (file) {
		text[fread(text, 1, sizeof text - 1, file)] = '\0';
		fclose(file);
	}
	fail_msg("%s cannot compile %s: %s", way->compiler->path, name, text);
	abort();
}

/* A descriptor of the object that it makes of a program, or fails the test. */
static int compile(const struct way *way, const char *name)
{
	const char *words[COMPILER_WORDS_MAX + 1];
	char from[PATH_MAX + 64], to[PATH_MAX];
	int count = 0;

	snprintf(from, sizeof from, "%s/%s.c", objects, name);
	snprintf(to, sizeof to, "%s/answer.o", folder);
	compiler_call(way->compiler, "-c", from, to, words);
	while (words[count])
		count++;
	words[count] = way->level;
	words[count + 1] = NULL;
	pid_t child = fork();

	if (child == 0)
		run_compiler(words);
	if (loaded_await(child) != 0)
		fail_with_what_it_said(way, name);
	int fd = open(to, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	return fd;
}

static int call_program(const struct way *way, const char *name, int which)
{
	int fd = compile(way, name);
	int status =
	    loaded_apart(fd, LOADED_KIT | (way->compiler->checks ? IMPORT_CHECKS : 0), which);

	close(fd);
	return status;
}

#define FAIL_WAY(way, name, format, ...)                                                          \
	fail_msg("%s %s, %s.c: " format, (way)->compiler->path, (way)->level ? (way)->level : "", \
	    name, __VA_ARGS__)

static void assert_runs(const struct way *way, const char *name)
{
	int status = call_program(way, name, 0);
	const struct image_report *report = &the_loaded->report;

	if (report->trouble != IMAGE_FINE)
		FAIL_WAY(way, name, "it is not loaded: %d %s", (int)report->trouble, report->text);
	if (status != 0)
		FAIL_WAY(way, name, "it ends with status %#x", (unsigned)status);
	if (the_loaded->answer != 0)
		FAIL_WAY(way, name, "what line %d wants does not hold", the_loaded->answer);
	if (!the_loaded->call_is_code)
		FAIL_WAY(way, name, "%s", "stride_call is not where the code is said to be");
}

static void assert_refused(
    const struct way *way, const char *name, enum image_trouble trouble, const char *text)
{
	int status = call_program(way, name, 0);
	const struct image_report *report = &the_loaded->report;

	if (status != 0)
		FAIL_WAY(way, name, "it ends with status %#x", (unsigned)status);
	if (report->trouble != trouble || !strstr(report->text, text))
		FAIL_WAY(way, name, "found is %d \"%s\" instead of %d \"%s\"", (int)report->trouble,
		    report->text, (int)trouble, text);
}

static const char *const LEVELS[] = {"-O0", NULL, "-O2"};

static void for_each_way(
    void (*assert_it)(const struct way *way, const char *name), const char *name)
{
	for (size_t i = 0; i < compiler_count; i++)
		for (size_t level = 0; level < sizeof LEVELS / sizeof *LEVELS; level++)
			assert_it(&(struct way){&compilers[i], LEVELS[level]}, name);
}

static void assert_runs_everywhere(const char *name)
{
	for_each_way(assert_runs, name);
}

static void assert_refused_everywhere(
    const char *name, enum image_trouble trouble, const char *text)
{
	for (size_t i = 0; i < compiler_count; i++)
		assert_refused(&(struct way){&compilers[i], NULL}, name, trouble, text);
}

#define RUNS(name)                             \
	static void name##_run(void **state)   \
	{                                      \
		(void)state;                   \
		assert_runs_everywhere(#name); \
	}

RUNS(calls)
RUNS(addresses)
RUNS(variables)
RUNS(starts)
RUNS(asked)
RUNS(weak)
RUNS(ways)
RUNS(own_accord)

/* On some machines they are reached in a way that is not known here. */
static void thread_local_variables_are_there(void **state)
{
	(void)state;
#if defined(__x86_64__)
	assert_runs_everywhere("thread_local");
#else
	assert_refused_everywhere("thread_local", IMAGE_BROKEN, "a kind of variable or call");
#endif
}

static void memory_has_the_rights_of_its_sort(void **state)
{
	(void)state;
	for (size_t i = 0; i < compiler_count; i++) {
		struct way way = {&compilers[i], NULL};
		int fd = compile(&way, "rights");

		assert_int_equal(loaded_apart(fd, LOADED_KIT, 0), 0);
		assert_int_equal(the_loaded->report.trouble, IMAGE_FINE);
		for (int which = 1; which <= 6; which++) {
			int status = loaded_apart(fd, LOADED_KIT, which);

			if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSEGV)
				FAIL_WAY(&way, "rights", "%d is allowed", which);
		}
		close(fd);
	}
}

static void assert_calls_conv(const struct way *way, const char *name)
{
	assert_runs(way, name);
	assert_true(the_loaded->report.calls_conv);
}

static void it_is_known_who_calls_the_convolution(void **state)
{
	(void)state;
	for_each_way(assert_calls_conv, "conv");
	assert_runs(&(struct way){&compilers[0], NULL}, "calls");
	assert_false(the_loaded->report.calls_conv);
}

static void what_the_kit_does_not_allow_is_not_there(void **state)
{
	(void)state;
	int fd = compile(&(struct way){&compilers[0], NULL}, "conv");

	assert_int_equal(loaded_apart(fd, 1U << KIT_TENSOR, 0), 0);
	assert_int_equal(the_loaded->report.trouble, IMAGE_UNDEFINED);
	assert_string_equal(the_loaded->report.text, "conv_general_dilated");
	assert_true(the_loaded->report.calls_conv);
	close(fd);
}

static void checks_have_something_to_call(void **state)
{
	static const char *const SENTENCES[] = {"", "index 4", "2147483647 + 2", "33", "NULL",
	    "a number does not fit into the integer"};

	(void)state;
	for (size_t i = 0; i < compiler_count; i++) {
		struct compiler compiler = compilers[i];
		struct way way = {&compiler, NULL};

		compiler.checks = true;
		int fd = compile(&way, "checks");

		for (int which = 0; which < (int)(sizeof SENTENCES / sizeof *SENTENCES); which++) {
			int status = loaded_apart(fd, LOADED_KIT | IMPORT_CHECKS, which);

			if (status != 0 || the_loaded->report.trouble != IMAGE_FINE ||
			    (which == 0) != (the_loaded->sentence[0] == '\0') ||
			    !strstr(the_loaded->sentence, SENTENCES[which]))
				FAIL_WAY(&way, "checks", "%d is told as \"%s\" %s", which,
				    the_loaded->sentence, the_loaded->report.text);
		}
#if !defined(__SANITIZE_ADDRESS__) /* there they are part of this program */
		assert_int_equal(loaded_apart(fd, LOADED_KIT, 0), 0);
		assert_int_equal(the_loaded->report.trouble, IMAGE_UNDEFINED);
#endif
		close(fd);
	}
}

static void what_cannot_be_loaded_is_refused_with_a_word(void **state)
{
	static const struct {
		const char *name;
		enum image_trouble trouble;
		const char *text;
	} REFUSED[] = {
	    {"refused_name", IMAGE_UNDEFINED, "misspelt"},
	    {"refused_variable", IMAGE_UNDEFINED, "no_variable"},
	    {"refused_main", IMAGE_HAS_START, "main"},
	    {"refused_static", IMAGE_UNDEFINED, "stride_call"},
	    {"refused_large", IMAGE_TOO_LARGE, ""},
	    {"refused_model", IMAGE_BROKEN, "a kind of variable or call"},
	    {"refused_threads", IMAGE_BROKEN, "too large"},
	    {"refused_thread_alignment", IMAGE_BROKEN, "more than 4096 bytes"},
	    {"refused_alignment", IMAGE_BROKEN, "to lie at a place that there is not"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
		assert_refused_everywhere(REFUSED[i].name, REFUSED[i].trouble, REFUSED[i].text);
}

static void add_compiler(const char *name)
{
	struct error error = {""};

	setenv("STRIDE_CC", name, 1);
	if (compiler_find(&compilers[compiler_count], &error) == 0)
		compiler_count++;
}

static int enter(void **state)
{
	const char *chosen = getenv("STRIDE_CC");
	char name[PATH_MAX];

	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-image-XXXXXX");
	if (!mkdtemp(folder) || !realpath("tests/unit/objects", objects))
		return -1;
	if (chosen && *chosen) {
		snprintf(name, sizeof name, "%s", chosen);
		add_compiler(name);
	} else {
		add_compiler("gcc");
		add_compiler("clang");
	}
	return loaded_begin() == 0 && compiler_count > 0 ? 0 : -1;
}

static int leave(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(calls_run),
	    cmocka_unit_test(addresses_run),
	    cmocka_unit_test(variables_run),
	    cmocka_unit_test(thread_local_variables_are_there),
	    cmocka_unit_test(starts_run),
	    cmocka_unit_test(asked_run),
	    cmocka_unit_test(weak_run),
	    cmocka_unit_test(ways_run),
	    cmocka_unit_test(own_accord_run),
	    cmocka_unit_test(memory_has_the_rights_of_its_sort),
	    cmocka_unit_test(it_is_known_who_calls_the_convolution),
	    cmocka_unit_test(what_the_kit_does_not_allow_is_not_there),
	    cmocka_unit_test(checks_have_something_to_call),
	    cmocka_unit_test(what_cannot_be_loaded_is_refused_with_a_word),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
