/*
 * Theory of operation.
 *
 * The grader starts this program with a socket (handover.h). The process it starts is the zygote:
 * it goes into the cage and then makes a copy of itself for each run that it is asked for. The copy
 * is the supervisor, which has the descriptors of arena.h; it loads the submission's object without
 * running any of it, and then runs the passes, each in a child of its own:
 *
 *     zygote:     enter the cage, fork for each run, hand on descriptors
 *     supervisor: load, fork, wait and watch the clock, write the report
 *     child:      seal the cage, start the object, call the function case by case
 *
 * A child that crashes, hangs or leaves early costs the case that it was in; the supervisor notes
 * how it ended and forks another for the cases that are left. How a child ended is known from the
 * kernel alone. What it says about itself (which case it is in, what went wrong) can be a lie, but
 * only to its own harm: a lie cannot hold the wanted values, which no process here has.
 *
 * Time is the one thing that a lie could win, so it is measured here. All cases that share a child
 * share the time of one. If that is not enough, the child is killed, and the case that it says it
 * is in starts again in a child of its own, with the whole time for itself alone.
 */
#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/handover.h"
#include "grader/runner/arena.h"
#include "grader/runner/child.h"
#include "grader/runner/image.h"
#include "grader/runner/imports.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* After so many cases at their time limit, the rest are not run. */
enum { PATIENCE = 3 };

/* How long a child whose time is up may take to note where it is. */
enum { LAST_WORDS_MS = 5 };

/* What the runner needs itself: the C library, its stacks, and a reserve. */
#define RUNNER_MEMORY (32LL << 20)

/* Of one process; the clock on the wall is stricter. */
enum { CPU_SECONDS = 20 };

/* Longer than any compiler may take. */
enum { PATIENCE_FOR_OBJECT_MS = 30000 };

struct supervisor {
	struct arena *arena;
	struct answers *answers;
	struct report *report;
	size_t report_bytes;
	struct image image;
	uint64_t deadline_ns; /* CLOCK_MONOTONIC: nothing runs after it */
	int *order; /* room for the cases of a pass: made before the object takes memory */
	int timed_out, deaths;
	bool alone; /* the next case gets a child of its own */
};

static _Noreturn void give_up(struct supervisor *s, const char *why)
{
	snprintf(s->report->text, sizeof s->report->text, "%s", why);
	s->report->stage = REPORT_BROKEN;
	_exit(1);
}

static void *map_all(int fd, int sharing, size_t *bytes)
{
	struct stat status;

	if (fstat(fd, &status) != 0)
		return NULL;
	*bytes = (size_t)status.st_size;
	void *memory = mmap(NULL, *bytes, PROT_READ | PROT_WRITE, sharing, fd, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

static void limit_resources(struct supervisor *s)
{
	const struct arena *arena = s->arena;
	struct cage_room room = {
	    .address_space = ((long long)arena->memory_mb << 20) + RUNNER_MEMORY +
			     (long long)(arena->bytes + arena->answers_bytes),
	    .file_size = (long long)arena->output_kb * 1024 + 1,
	    .cpu_seconds = CPU_SECONDS,
	};
	struct error error = {""};

	if (cage_limit(&room, &error) != 0)
		give_up(s, error.text);
}

/* The grader starts us while the compiler still works. False if nothing comes of it. */
static bool await_object(struct supervisor *s)
{
	struct pollfd go = {RUNNER_GO, POLLIN, 0};

	return poll(&go, 1, PATIENCE_FOR_OBJECT_MS) == 1 &&
	       read(RUNNER_GO, &s->deadline_ns, sizeof s->deadline_ns) == sizeof s->deadline_ns;
}

/* False if the object cannot be used; the report then says why. */
static bool load(struct supervisor *s)
{
	struct image_report found;
	struct report *report = s->report;

	report->stage = REPORT_LOADING;
	image_load(&s->image, RUNNER_OBJECT,
	    s->arena->kit | (s->arena->checked ? IMPORT_CHECKS : 0), &found);
	report->calls_conv = found.calls_conv;
	report->trouble = found.trouble;
	memcpy(report->code, s->image.code, sizeof report->code);
	snprintf(report->text, sizeof report->text, "%s", found.text);
	if (report->trouble != IMAGE_FINE)
		report->stage = REPORT_UNLOADED;
	return report->trouble == IMAGE_FINE;
}

/* --- one child -------------------------------------------------------------------------------- */

static off_t printed(enum arena_pass pass)
{
	struct stat status;

	return fstat(RUNNER_PRINTED + (int)pass, &status) == 0 ? status.st_size : 0;
}

static uint64_t until(const struct supervisor *s)
{
	uint64_t end = clock_ns() + (uint64_t)s->arena->time_ms * 1000000U;

	return end < s->deadline_ns ? end : s->deadline_ns;
}

/* Waits for the child until then; false if it has not ended. */
static bool wait_until(pid_t child, uint64_t end, int *status)
{
	sigset_t child_signal;

	sigemptyset(&child_signal);
	sigaddset(&child_signal, SIGCHLD);
	while (waitpid(child, status, WNOHANG) != child) {
		uint64_t now = clock_ns();

		if (now >= end)
			return false;
		struct timespec left = {
		    (time_t)((end - now) / 1000000000U), (long)((end - now) % 1000000000U)};

		sigtimedwait(&child_signal, NULL, &left);
	}
	return true;
}

/* Waits for the child for as long as one case may take; then it may say where it is, and is killed.
 * Whatever it makes of that, its time was up. */
static int wait_for(struct supervisor *s, pid_t child, bool *out_of_time)
{
	int status = 0;

	*out_of_time = !wait_until(child, until(s), &status);
	if (!*out_of_time)
		return status;
	kill(child, CHILD_TIME_UP);
	if (wait_until(child, clock_ns() + LAST_WORDS_MS * 1000000U, &status))
		return status;
	kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static struct report_case how_it_ended(const struct supervisor *s, int status, bool out_of_time)
{
	if (out_of_time)
		return (struct report_case){
		    clock_ns() < s->deadline_ns ? END_TIME : END_DEADLINE, 0};
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
		return (struct report_case){END_OUTPUT, 0};
	if (WIFSIGNALED(status))
		return (struct report_case){END_SIGNAL, (uint32_t)WTERMSIG(status)};
	return (struct report_case){END_EXIT, (uint32_t)WEXITSTATUS(status)};
}

static pid_t start_child(struct supervisor *s, enum arena_pass pass, const int *order, int count)
{
	pid_t ours = getpid();

	s->answers->begun = 0;
	pid_t child = fork();

	if (child < 0)
		give_up(s, strerror(errno));
	if (child == 0) {
		if (!child_dies_with(ours))
			_exit(1);
		munmap(s->report, s->report_bytes);
		child_run(s->arena, s->answers, &s->image, pass, order, count);
	}
	return child;
}

/* Whether a child came to its end in order, having called the function for every case. */
static bool finished(
    const struct supervisor *s, enum arena_pass pass, struct report_case end, int last)
{
	return end.end == END_EXIT && end.detail == CHILD_FINISHED &&
	       s->answers->of[last][pass].state > ANSWER_RUNNING;
}

/* Runs the cases in this order until one ends the child; returns how many are dealt with. */
static int run_child(struct supervisor *s, enum arena_pass pass, const int *order, int count)
{
	bool out_of_time;
	int status = wait_for(s, start_child(s, pass, order, count), &out_of_time);
	int begun = s->answers->begun < (uint32_t)count ? (int)s->answers->begun : count;
	struct report_case end = how_it_ended(s, status, out_of_time);
	bool whole = begun == count && finished(s, pass, end, order[count - 1]);

	if (whole && printed(pass) > (off_t)s->arena->output_kb * 1024) {
		end = (struct report_case){END_OUTPUT, 0};
		whole = false;
	}
	for (int i = 0; i < begun; i++)
		s->report->cases[order[i]].passes[pass].end = END_RETURNED;
	if (whole)
		return count;
	if (end.end == END_TIME && begun > 1) {
		s->report->cases[order[begun - 1]].passes[pass].end = END_NONE;
		s->alone = true;
		return begun - 1;
	}
	s->timed_out += end.end == END_TIME;
	s->deaths++;
	/* A child that ends before its first case would do so again, for each case that is left. */
	for (int i = begun > 0 ? begun - 1 : 0; i < (begun > 0 ? begun : count); i++)
		s->report->cases[order[i]].passes[pass] = end;
	return begun > 0 ? begun : count;
}

/* --- passes ----------------------------------------------------------------------------------- */

static bool belongs(const struct supervisor *s, enum arena_pass pass, int index)
{
	if (pass == PASS_PRINTED)
		return s->arena->cases[index].example;
	return pass == PASS_FIRST || s->report->cases[index].passes[PASS_FIRST].end == END_RETURNED;
}

static void run_pass(struct supervisor *s, enum arena_pass pass)
{
	int total = (int)s->arena->case_count, count = 0, done = 0;

	for (int i = 0; i < total; i++) {
		int index = pass == PASS_SECOND ? total - 1 - i : i;

		if (belongs(s, pass, index))
			s->order[count++] = index;
	}
	if (pass == PASS_PRINTED)
		s->timed_out = PATIENCE - 1; /* worth waiting once more for what it has to say */
	while (done < count && s->timed_out < PATIENCE && clock_ns() < s->deadline_ns &&
	       !(pass == PASS_FIRST && s->arena->deaths && s->deaths >= (int)s->arena->deaths)) {
		int some = s->alone ? 1 : count - done;

		s->alone = false;
		done += run_child(s, pass, s->order + done, some);
	}
}

/* --- a run ------------------------------------------------------------------------------------ */

static int supervise(void)
{
	struct supervisor s = {0};
	size_t bytes = 0;
	sigset_t child_signal;

	s.report = map_all(RUNNER_REPORT, MAP_SHARED, &s.report_bytes);
	s.arena = map_all(RUNNER_ARENA, MAP_PRIVATE, &bytes);
	s.answers = map_all(RUNNER_ANSWERS, MAP_SHARED, &bytes);
	if (!s.report || !s.arena || !s.answers || s.report_bytes < sizeof *s.report)
		return 2;
	sigemptyset(&child_signal);
	sigaddset(&child_signal, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child_signal, NULL);
	s.order = calloc(s.arena->case_count + 1, sizeof *s.order);
	if (!s.order)
		give_up(&s, "out of memory");
	limit_resources(&s);
	if (await_object(&s) && load(&s)) {
		for (enum arena_pass pass = PASS_FIRST; pass < PASS_COUNT; pass++)
			if (s.arena->passes & 1U << pass &&
			    (pass != PASS_PRINTED || printed(PASS_FIRST) > 0))
				run_pass(&s, pass);
		s.report->stage = REPORT_LOADED;
	}
	free(s.order);
	return 0;
}

/* Puts what came with a request where arena.h has it, and closes all else. */
static bool take_places(const int *descriptors)
{
	int lifted[RUNNER_PLACES];

	for (int i = 0; i < RUNNER_PLACES; i++)
		lifted[i] = fcntl(descriptors[i], F_DUPFD, RUNNER_DESCRIPTOR_COUNT);
	for (int i = 0; i < RUNNER_PLACES; i++)
		if (dup2(lifted[i], RUNNER_ARENA + i) < 0)
			return false;
	return syscall(SYS_close_range, RUNNER_DESCRIPTOR_COUNT, ~0U, 0) == 0;
}

static _Noreturn void begin_run(pid_t zygote, const int *descriptors)
{
	/* Whoever is killed takes along whom it made. */
	if (!child_dies_with(zygote) || !take_places(descriptors))
		_exit(2);
	signal(SIGCHLD, SIG_DFL);
	_exit(supervise());
}

/* --- the zygote ------------------------------------------------------------------------------- */

static void answer(int pidfd, const char *sentence)
{
	handover_send(HANDOVER_SOCKET, sentence, strlen(sentence) + 1, &pidfd, pidfd >= 0);
}

/* The copy waits for its object, so that it is there for its pidfd to be taken. */
static void make_copy(const int *descriptors)
{
	pid_t ours = getpid(), pid = fork();

	if (pid == 0)
		begin_run(ours, descriptors);
	int pidfd = pid < 0 ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);

	answer(pidfd, pidfd < 0 ? strerror(errno) : "");
	if (pidfd >= 0)
		close(pidfd);
}

static void serve(void)
{
	char request;

	for (;;) {
		int descriptors[RUNNER_PLACES], count = RUNNER_PLACES;
		long got = handover_receive(HANDOVER_SOCKET, &request, 1, descriptors, &count);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		if (count == RUNNER_PLACES)
			make_copy(descriptors);
		else
			answer(-1, "a run came without its descriptors");
		for (int i = 0; i < count; i++)
			close(descriptors[i]);
	}
}

/* What a run may have is set by the run; here is only what no process may exceed. */
static int enter(char **arguments, struct error *error)
{
	struct cage cage = {
	    .level = (enum cage_level)atoi(arguments[1]), .root = atoi(arguments[2]) != 0};
	struct cage_room room = {
	    .folder = arguments[3],
	    .address_space = 1LL << 46,
	    .file_size = 1LL << 40,
	    .cpu_seconds = 1LL << 30,
	};

	return cage_enter(&cage, &room, HANDOVER_SOCKET + 1, error);
}

int main(int count, char **arguments)
{
	struct error error = {""};

	if (count != 4)
		return 2;
	signal(SIGCHLD, SIG_IGN); /* nobody waits for the copies here */
	if (enter(arguments, &error) == 0)
		serve();
	else
		answer(-1, error.text);
	return 0;
}
