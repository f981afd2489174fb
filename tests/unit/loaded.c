#include "tests/unit/loaded.h"

#include "exercises/kit/kit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct loaded *the_loaded;

int loaded_begin(void)
{
	the_loaded = mmap(
	    NULL, sizeof *the_loaded, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return the_loaded != MAP_FAILED ? 0 : -1;
}

typedef int call_function(int which);

static void note_refusal(enum kit_fault fault, const char *sentence)
{
	(void)fault;
	snprintf(the_loaded->sentence, sizeof the_loaded->sentence, "%s", sentence);
	_exit(0);
}

/* What would be a failure of the test elsewhere ends such a process. */
void loaded_begin_child(void)
{
	static const int SIGNALS[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGSYS};
	const struct rlimit none = {0, 0};

	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		signal(SIGNALS[i], SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
}

static _Noreturn void load_and_call(int fd, unsigned kit, int which)
{
	struct image image;
	call_function *function;

	loaded_begin_child();
	kit_on_fault(note_refusal);
	image_load(&image, fd, kit, &the_loaded->report);
	if (the_loaded->report.trouble == IMAGE_FINE && which != LOADED_ONLY) {
		size_t place = (size_t)((char *)image.call - image.base);

		the_loaded->call_is_code =
		    image.code_count > 0 && place >= image.code[0].from && place < image.code[0].to;
		memcpy(&function, &image.call, sizeof function);
		image_start(&image);
		the_loaded->answer = function(which);
	}
	_exit(0);
}

int loaded_await(pid_t child)
{
	int status;

	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

/* The status of the process. */
int loaded_apart(int fd, unsigned kit, int which)
{
	memset(the_loaded, 0, sizeof *the_loaded);
	fflush(NULL);
	pid_t child = fork();

	if (child == 0)
		load_and_call(fd, kit, which);
	return loaded_await(child);
}

int loaded_file(const void *bytes, size_t size)
{
	int fd = memfd_create("stride-test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, size), size);
	return fd;
}
