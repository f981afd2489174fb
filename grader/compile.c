/*
 * Theory of operation. A copy of the grader goes into the cage with the submission's folder as the
 * one place to write, and there starts the compiler as its own child:
 *
 *     gcc -c src/answer.c -o answer.o
 *
 * Where it is known what gcc itself would start (parts.h), that is started directly. Nothing is
 * linked: the runner loads the object as it is (image.h).
 * What it says comes back through a pipe. How far the copy of the grader has got, in and with the
 * cage, comes through another that no compiler has, and nobody waits for it to be gone: to take its
 * root apart takes longer than to run the object. The object is opened without following links and
 * must be a file: the folder was the compiler's to write.
 */
#include "grader/compile.h"

#include "grader/clock.h"
#include "grader/diagnostics.h"
#include "grader/parts.h"
#include "grader/runner/arena.h"
#include "grader/stop.h"
#include "grader/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a crash may cost beside its grade. */
enum { LOCATE_SECONDS = 1 };

/* What the process in the cage tells us: first that it is inside, then how it ended. */
enum {
	STEP_DONE,
	STEP_INSIDE,
	STEP_COMPILE, /* the compiler refused */
	STEP_READS,   /* it would make the assembler read files */
	STEP_BROKEN,  /* ours: what it says is why */
	STEP_KILLED,  /* ours: somebody killed it, most likely for want of memory */
};

/* Where it tells that. */
enum { STEPS = STDERR_FILENO + 1 };

/* --- in the cage ------------------------------------------------------------------------------ */

struct shop {
	const struct cage *cage;
	const struct compiler *compiler;
	const struct stage *stage;
	const char *section, *address; /* find the line there; NULL to compile */
	int said, steps;               /* the ends of the two pipes */
};

/* The address sanitizer cannot follow a vfork from a stack of our own. */
#if defined(__SANITIZE_ADDRESS__)
#define SPAWN fork
#else
#define SPAWN vfork
#endif

/* Starts a program in the folder; a descriptor of -1 stays what it is. Its pid, or -1. */
static pid_t start_program(const char *const *words, int input, int output)
{
	pid_t pid = SPAWN();

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
		if ((input >= 0 && dup2(input, STDIN_FILENO) < 0) ||
		    (output >= 0 && dup2(output, STDOUT_FILENO) < 0))
			_exit(127);
		execve(words[0], (char *const *)(uintptr_t)words,
		    (char *const *)(uintptr_t)COMPILER_ENVIRONMENT);
		_exit(127);
	}
	return pid;
}

/* Its status; -1 when it could not be started. */
static int await_program(pid_t pid)
{
	int status;

	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int run_program(const char *const *words)
{
	return await_program(start_program(words, -1, -1));
}

/* At the lowest level no file is out of reach, and the assembler would read one. So there the
 * compiler stops before it, and what could make it read, in a line of assembly language or hidden
 * in a section's name, is refused. A text in the program that merely says so is refused along with
 * it. */
static bool reads_files(int assembly)
{
	static const char *const WORDS[] = {
	    ".incbin", ".include", ".macro", ".irp", ".rept", "#APP"};
	static char text[4 << 20];
	ssize_t length = 0, got = 1;

	while (got > 0 && length < (ssize_t)sizeof text) {
		got = read(assembly, text + length, sizeof text - (size_t)length);
		length += got > 0 ? got : 0;
	}
	if (got < 0 || length == (ssize_t)sizeof text)
		return true;
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (memmem(text, (size_t)length, WORDS[i], strlen(WORDS[i])))
			return true;
	return false;
}

static int step_for(int status)
{
	if (status == 0)
		return STEP_DONE;
	if (status == 127 || status < 0)
		return STEP_BROKEN;
	return status == 128 + SIGKILL ? STEP_KILLED : STEP_COMPILE;
}

static int call_driver(
    const struct compiler *compiler, const char *how, const char *from, const char *to)
{
	const char *words[COMPILER_WORDS_MAX];

	compiler_call(compiler, how, from, to, words);
	return step_for(run_program(words));
}

/* The compiler proper and the assembler, side by side. */
static int call_parts(const struct parts *parts)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return STEP_BROKEN;
	pid_t compiler = start_program(parts->compile, -1, ends[1]);
	pid_t assembler = start_program(parts->assemble, ends[0], -1);

	close(ends[0]);
	close(ends[1]);
	int compiled = step_for(await_program(compiler));
	int assembled = step_for(await_program(assembler));

	/* An assembler that is gone leaves the compiler nobody to write to. */
	if (compiled == STEP_DONE || assembled == STEP_BROKEN || assembled == STEP_KILLED)
		return assembled;
	return compiled;
}

/* One after the other, with a look at what goes from one to the other. */
static int call_parts_apart(const struct parts *parts)
{
	int fd = open("answer.s", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
	int step = STEP_BROKEN;

	if (fd < 0)
		return step;
	step = step_for(await_program(start_program(parts->compile, -1, fd)));
	if (step == STEP_DONE && (lseek(fd, 0, SEEK_SET) != 0 || reads_files(fd)))
		step = STEP_READS;
	if (step == STEP_DONE && lseek(fd, 0, SEEK_SET) == 0)
		step = step_for(await_program(start_program(parts->assemble, fd, -1)));
	close(fd);
	return step;
}

/* The same through the driver. */
static int call_driver_apart(const struct compiler *compiler)
{
	const char *const assemble[] = {compiler->path, "-c", "answer.s", "-o", STAGE_OBJECT, NULL};
	int step = call_driver(compiler, "-S", STAGE_SOURCE_PATH, "answer.s");

	if (step != STEP_DONE)
		return step;
	int fd = open("answer.s", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	step = fd < 0 || reads_files(fd) ? STEP_READS : STEP_DONE;
	if (fd >= 0)
		close(fd);
	return step != STEP_DONE ? step : step_for(run_program(assemble));
}

static int make_object(const struct shop *shop)
{
	const struct compiler *compiler = shop->compiler;
	bool apart = shop->cage->level <= CAGE_SECCOMP;

	if (compiler->parts)
		return apart ? call_parts_apart(compiler->parts) : call_parts(compiler->parts);
	return apart ? call_driver_apart(compiler)
		     : call_driver(compiler, "-c", STAGE_SOURCE_PATH, STAGE_OBJECT);
}

static int locate(const struct shop *shop)
{
	const char *const words[] = {shop->compiler->locator, "-f", "-s", "-j", shop->section, "-e",
	    STAGE_OBJECT, shop->address, NULL};

	return run_program(words);
}

static void tell(int fd, int step)
{
	unsigned char byte = (unsigned char)step;

	if (write(fd, &byte, 1) != 1)
		_exit(1);
}

static int enter(const struct shop *shop)
{
	struct error error = {""};
	struct cage_room room = {
	    .folder = shop->stage->folder,
	    .toolchain = shop->compiler->toolchain[0] ? shop->compiler->toolchain : NULL,
	    .compiler = true,
	    .address_space = 2LL << 30,
	    .file_size = 64LL << 20,
	    .cpu_seconds = COMPILE_SECONDS + 1,
	};

	if (cage_enter(shop->cage, &room, STEPS + 1, &error) == 0)
		return STEP_INSIDE;
	dprintf(STDERR_FILENO, "%s", error.text);
	return STEP_BROKEN;
}

static int in_the_shop(void *context)
{
	struct shop *shop = context;
	int null = open("/dev/null", O_RDONLY);
	int steps = fcntl(shop->steps, F_DUPFD_CLOEXEC, STEPS + 1);

	if (null < 0 || steps < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(shop->said, STDOUT_FILENO) < 0 || dup2(shop->said, STDERR_FILENO) < 0 ||
	    dup3(steps, STEPS, O_CLOEXEC) < 0) {
		dprintf(shop->said, "%s", strerror(errno));
		tell(shop->steps, STEP_BROKEN);
		return 1;
	}
	setsid();
	int step = enter(shop);

	if (step == STEP_INSIDE) {
		tell(STEPS, step);
		step = shop->address ? locate(shop) : make_object(shop);
	}
	tell(STEPS, step);
	return 0;
}

/* --- outside ---------------------------------------------------------------------------------- */

struct output {
	char *bytes;
	size_t length;
	bool flooded, out_of_time;
	int step; /* the last that was told */
};

/* Reads what there is to read; false at the end. */
static bool drain(int fd, struct output *output)
{
	ssize_t got = read(fd, output->bytes + output->length, COMPILE_OUTPUT_MAX - output->length);

	if (got > 0)
		output->length += (size_t)got;
	output->flooded = output->length == COMPILE_OUTPUT_MAX;
	return got > 0 && !output->flooded;
}

/* The next step that is told; who ends without a word has been killed. */
static int next_step(int fd)
{
	unsigned char step;
	ssize_t got;

	do
		got = read(fd, &step, 1);
	while (got < 0 && errno == EINTR && !stop_asked);
	return got == 1 ? step : STEP_KILLED;
}

/* Until the work is done, or must end. That end, not that of what is said, is waited for. */
static void watch(const struct errand *errand, double deadline, struct output *output)
{
	struct pollfd watched[2] = {{errand->steps, POLLIN, 0}, {errand->said, POLLIN, 0}};

	output->step = STEP_INSIDE;
	while (output->step == STEP_INSIDE) {
		double left = deadline - clock_ms();

		if (left <= 0 || stop_asked) {
			output->out_of_time = true;
			return;
		}
		if (poll(watched, 2, (int)left + 1) < 0) {
			if (errno == EINTR)
				continue;
			output->step = STEP_KILLED;
			return;
		}
		if (watched[1].revents && !drain(errand->said, output)) {
			if (output->flooded)
				return;
			watched[1].fd = -1;
		}
		if (watched[0].revents)
			output->step = next_step(errand->steps);
	}
	if (watched[1].fd >= 0 && fcntl(errand->said, F_SETFL, O_NONBLOCK) == 0)
		while (drain(errand->said, output))
			;
}

static void close_both(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* Sends a copy of us into the cage, to do what in_the_shop does. */
static int send_errand(struct errand *errand, struct shop *shop, struct error *error)
{
	int said[2], steps[2], pidfd;

	*errand = (struct errand){.said = -1, .steps = -1};
	if (cage_give(shop->cage, shop->stage->fd) != 0 || pipe2(said, O_CLOEXEC) != 0)
		return error_set(error, "cannot start the compiler: %s", strerror(errno));
	if (pipe2(steps, O_CLOEXEC) != 0) {
		close_both(said);
		return error_set(error, "cannot start the compiler: %s", strerror(errno));
	}
	shop->said = said[1];
	shop->steps = steps[1];
	pid_t pid = cage_clone(shop->cage, false, in_the_shop, shop, &pidfd, error);

	if (pid < 0) {
		close_both(said);
		close_both(steps);
		return -1;
	}
	close(pidfd);
	close(said[1]);
	close(steps[1]);
	*errand = (struct errand){pid, said[0], steps[0]};
	return 0;
}

/* Ends it, wherever it is. */
static void call_back(struct errand *errand)
{
	if (errand->pid == 0)
		return;
	kill(-errand->pid, SIGKILL);
	kill(errand->pid, SIGKILL);
	while (waitpid(errand->pid, NULL, 0) < 0 && errno == EINTR)
		;
	close(errand->said);
	close(errand->steps);
	*errand = (struct errand){.said = -1, .steps = -1};
}

/* Waits for its work and gathers what it said, which lasts until the next is awaited. It may still
 * be on its way home. */
static int await_errand(
    const struct errand *errand, double seconds, struct output *output, struct error *error)
{
	static char bytes[COMPILE_OUTPUT_MAX];

	bytes[0] = '\0';
	*output = (struct output){.bytes = bytes};
	watch(errand, clock_ms() + seconds * 1e3, output);
	kill(-errand->pid, SIGKILL);
	return stop_asked ? error_set(error, "the grade was interrupted") : 0;
}

static int open_object(const struct stage *stage)
{
	struct stat status;
	int fd = openat(stage->fd, STAGE_OBJECT, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0 && (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

/* Whether a driver says that one of its parts was killed: in a line of its own, which no message
 * of the compiler proper about a source is. */
static bool tells_of_a_kill(const struct output *output)
{
	static const char words[] = ": fatal error: Killed signal terminated program";
	const char *line = output->bytes, *end = output->bytes + output->length;

	while (line < end) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((stop ? stop : end) - line);

		if (*line != '[' && memmem(line, length, words, sizeof words - 1))
			return true;
		line += length + 1;
	}
	return false;
}

/* Whether the kernel, and not we, ended a part of the compiler: that has nothing to do with the
 * source. Where we started the parts ourselves we know it, and words are not believed: a source can
 * make an assembler, or a compiler that quotes it, say anything. */
static bool was_killed(const struct output *output, const struct compiler *compiler)
{
	if (output->out_of_time || output->flooded)
		return false;
	if (output->step == STEP_KILLED)
		return true;
	return !compiler->parts && !compiler->clang && tells_of_a_kill(output);
}

static const char *refusal(const struct output *output)
{
	if (output->out_of_time)
		return "the compiler did not end within 10 seconds";
	if (output->flooded)
		return "the compiler had too much to say: more than 256 kB of messages";
	if (output->step == STEP_READS)
		return "assembly language is not part of any exercise";
	return NULL;
}

int compile_start(struct compilation *compilation, const struct cage *cage,
    const struct compiler *compiler, const struct stage *stage, struct error *error)
{
	struct shop shop = {.cage = cage, .compiler = compiler, .stage = stage};

	*compilation = (struct compilation){.fd = -1, .started_ms = clock_ms()};
	return send_errand(&compilation->errand, &shop, error);
}

bool compile_is_inside(const struct compilation *compilation)
{
	return next_step(compilation->errand.steps) == STEP_INSIDE;
}

/* What is ours in how it ended; -1 and the sentence, or 0. */
static int find_our_fault(
    const struct output *output, const struct compiler *compiler, struct error *error)
{
	if (was_killed(output, compiler))
		return error_set(error,
		    "the compiler %s was killed, most likely because this machine is out of "
		    "memory; "
		    "grade fewer at a time",
		    compiler->path);
	if (!output->out_of_time && !output->flooded && output->step == STEP_BROKEN)
		return error_set(error, "cannot run the compiler %s in the sandbox: %.*s",
		    compiler->path, (int)output->length, output->bytes);
	return 0;
}

int compile_finish(struct compilation *compilation, const struct compiler *compiler,
    const struct stage *stage, double seconds, struct error *error)
{
	struct output output;
	const char *why;
	int done = await_errand(&compilation->errand,
	    seconds < COMPILE_SECONDS ? seconds : COMPILE_SECONDS, &output, error);

	if (done == 0)
		done = find_our_fault(&output, compiler, error);
	if (done == 0) {
		bool compiled;

		why = refusal(&output);
		compilation->out_of_time = output.out_of_time;
		compiled = !why && output.step == STEP_DONE;
		diagnostics_read(compilation, compiler->clang, output.bytes, output.length);
		if (compiled)
			why = diagnostics_stranger(stage, compiler->toolchain);
		if (compiled && !why)
			compilation->fd = open_object(stage);
		compilation->accepted = compilation->fd >= 0;
		if (why || (!compilation->accepted && compilation->diagnostic_count == 0))
			compilation->message =
			    text_format("%s", why ? why : "the compiler failed on it");
	}
	compilation->ms = clock_ms() - compilation->started_ms;
	return done;
}

int compile(struct compilation *compilation, const struct cage *cage,
    const struct compiler *compiler, const struct stage *stage, double seconds, struct error *error)
{
	if (compile_start(compilation, cage, compiler, stage, error) != 0)
		return -1;
	return compile_finish(compilation, compiler, stage, seconds, error);
}

void compilation_release(struct compilation *compilation)
{
	call_back(&compilation->errand);
	for (int i = 0; i < compilation->diagnostic_count; i++)
		free(compilation->diagnostics[i].message);
	free(compilation->diagnostics);
	free(compilation->message);
	if (compilation->fd > 0)
		close(compilation->fd);
	*compilation = (struct compilation){.fd = -1};
}

/* addr2line prints the function, then file:line. Both are a stranger's words. */
int compile_locate(const struct cage *cage, const struct compiler *compiler,
    const struct stage *stage, const struct code_place *place, double seconds, char **function)
{
	char address[32];
	struct shop shop = {.cage = cage,
	    .compiler = compiler,
	    .stage = stage,
	    .section = place->section,
	    .address = address};
	struct errand errand;
	struct output output;
	struct error error = {""};
	int line = 0;

	*function = NULL;
	snprintf(address, sizeof address, "0x%llx", (unsigned long long)place->offset);
	if (!compiler->locator[0])
		return 0;
	if (send_errand(&errand, &shop, &error) != 0)
		return 0;
	int done = await_errand(
	    &errand, seconds < LOCATE_SECONDS ? seconds : LOCATE_SECONDS, &output, &error);

	call_back(&errand);
	if (done != 0)
		return 0;
	char *end = memchr(output.bytes, '\n', output.length);
	size_t left = end ? output.length - (size_t)(end + 1 - output.bytes) : 0;

	if (end && left > strlen(STAGE_SOURCE) + 1 &&
	    memcmp(end + 1, STAGE_SOURCE ":", strlen(STAGE_SOURCE) + 1) == 0) {
		output.bytes[output.length - 1] = '\0';
		line = atoi(end + 1 + strlen(STAGE_SOURCE) + 1);
		*end = '\0';
		if (output.bytes[0] != '?' && strcmp(output.bytes, STRIDE_CALL_NAME) != 0)
			*function =
			    text_printable(output.bytes, (size_t)(end - output.bytes), false);
	}
	return line;
}
