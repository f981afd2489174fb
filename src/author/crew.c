#include "src/author/crew.h"

#include "grader/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* What one piece came to. */
struct piece {
	char *said;
	size_t length;
	bool done;
};

struct worker {
	pid_t pid;  /* 0 while there is none */
	int pipe;   /* brings what it says */
	FILE *said; /* gathers it, in the piece */
	int index;
};

struct shift {
	const struct crew *crew;
	struct piece *pieces;
	struct worker *workers;
	int started, running, taken;
};

int crew_usual(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

/* --- one worker ------------------------------------------------------------------------------- */

/* It must not outlive us, nor write what we had not written yet. */
static _Noreturn void work(const struct crew *crew, int index, int pipe)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	FILE *out = fdopen(pipe, "w");

	if (!out)
		_exit(1);
	crew->work(crew->context, index, out);
	_exit(fclose(out) == 0 ? 0 : 1);
}

static int start(struct shift *shift, struct worker *worker, struct error *error)
{
	struct piece *piece = &shift->pieces[shift->started];
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set(error, "cannot make a pipe: %s; raise ulimit -n", strerror(errno));
	*worker = (struct worker){.pipe = ends[0], .index = shift->started};
	worker->said = open_memstream(&piece->said, &piece->length);
	worker->pid = worker->said ? fork() : -1;
	if (worker->pid == 0)
		work(shift->crew, worker->index, ends[1]);
	close(ends[1]);
	if (worker->pid > 0) {
		shift->started++;
		shift->running++;
		return 0;
	}
	error_set(error, "cannot start a process: %s; use fewer --jobs", strerror(errno));
	close(ends[0]);
	if (worker->said)
		fclose(worker->said);
	worker->pid = 0;
	return -1;
}

/* All was read: notes what it came to. */
static void finish(struct shift *shift, struct worker *worker)
{
	struct piece *piece = &shift->pieces[worker->index];
	int status = -1;

	close(worker->pipe);
	while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (fclose(worker->said) != 0 || status != 0) {
		free(piece->said);
		piece->said = NULL;
	}
	piece->done = true;
	worker->pid = 0;
	shift->running--;
}

static void listen_to(struct shift *shift, struct worker *worker)
{
	char bytes[65536];
	ssize_t got = read(worker->pipe, bytes, sizeof bytes);

	if (got > 0)
		fwrite(bytes, 1, (size_t)got, worker->said);
	else if (got == 0 || errno != EINTR)
		finish(shift, worker);
}

/* --- all of them ------------------------------------------------------------------------------ */

/* A signal that comes just before waiting does not end it, and is found this much later. */
enum { GLANCE_MS = 200 };

/* Until somebody said something, or not for long. */
static void wait_for_any(struct shift *shift, struct pollfd *watched)
{
	int workers = shift->crew->workers;

	for (int i = 0; i < workers; i++)
		watched[i] =
		    (struct pollfd){shift->workers[i].pid ? shift->workers[i].pipe : -1, POLLIN, 0};
	if (poll(watched, (nfds_t)workers, GLANCE_MS) < 0)
		return;
	for (int i = 0; i < workers; i++)
		if (watched[i].revents)
			listen_to(shift, &shift->workers[i]);
}

static void take(struct shift *shift)
{
	const struct crew *crew = shift->crew;

	while (shift->taken < shift->started && shift->pieces[shift->taken].done) {
		struct piece *piece = &shift->pieces[shift->taken];

		crew->take(crew->context, shift->taken++, piece->said, piece->length);
		free(piece->said);
		piece->said = NULL;
	}
}

static int start_some(struct shift *shift, struct error *error)
{
	for (int i = 0; i < shift->crew->workers && shift->started < shift->crew->count; i++)
		if (shift->workers[i].pid == 0 && start(shift, &shift->workers[i], error) != 0)
			return -1;
	return 0;
}

/* Those who are still out, and what they brought. */
static void send_home(struct shift *shift, struct pollfd *watched)
{
	for (int i = 0; i < shift->crew->workers; i++)
		if (shift->workers[i].pid)
			kill(shift->workers[i].pid, SIGTERM);
	while (shift->running > 0)
		wait_for_any(shift, watched);
	for (int i = 0; i < shift->started; i++)
		free(shift->pieces[i].said);
}

/* Until all is taken, or something is in the way. */
static int work_through(struct shift *shift, struct pollfd *watched, struct error *error)
{
	while (shift->taken < shift->crew->count) {
		if (start_some(shift, error) != 0)
			return -1;
		wait_for_any(shift, watched);
		if (stop_asked)
			return error_set(error, "interrupted");
		take(shift);
	}
	return 0;
}

int crew_run(const struct crew *crew, struct error *error)
{
	struct shift shift = {.crew = crew};
	struct pollfd *watched = calloc((size_t)crew->workers, sizeof *watched);
	int done = -1;

	shift.pieces = calloc((size_t)crew->count + 1, sizeof *shift.pieces);
	shift.workers = calloc((size_t)crew->workers, sizeof *shift.workers);
	if (watched && shift.pieces && shift.workers) {
		done = work_through(&shift, watched, error);
		send_home(&shift, watched);
	} else {
		error_set(error, "out of memory");
	}
	free(shift.pieces);
	free(shift.workers);
	free(watched);
	return done;
}
