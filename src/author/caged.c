#include "src/author/caged.h"

#include "grader/clock.h"
#include "grader/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SAID_MAX = 64 << 10, GLANCE_MS = 200 };

/* The sanitizers map a shadow of all addresses; what is really used is bounded by the machine. */
#define ADDRESS_SPACE (1LL << 46)

/* --- inside ----------------------------------------------------------------------------------- */

struct inside {
	const struct caged_job *job;
	int pipe;
};

static int run_inside(void *context)
{
	const struct inside *inside = context;
	const struct caged_job *job = inside->job;
	struct error error = {""};
	struct cage_room room = {
	    .folder = job->stage->folder,
	    .toolchain = job->compiler->toolchain[0] ? job->compiler->toolchain : NULL,
	    .compiler = true,
	    .address_space = ADDRESS_SPACE,
	    .file_size = 64LL << 20,
	    .cpu_seconds = job->seconds,
	};
	char compiler[sizeof job->compiler->path + 4];
	int null = open("/dev/null", O_RDONLY);

	snprintf(compiler, sizeof compiler, "CC=%s", job->compiler->path);
	const char *const words[] = {"sh", "-c", job->script, NULL};
	const char *const environment[] = {
	    compiler, "PATH=/usr/bin:/bin", "LC_ALL=C", "TMPDIR=.", NULL};

	if (dup2(null, STDIN_FILENO) < 0 || dup2(inside->pipe, STDOUT_FILENO) < 0 ||
	    dup2(inside->pipe, STDERR_FILENO) < 0)
		return CAGED_BROKEN;
	setpgid(0, 0);
	if (cage_enter(job->cage, &room, STDERR_FILENO + 1, &error) != 0) {
		dprintf(STDERR_FILENO, "%s", error.text);
		return CAGED_BROKEN;
	}
	execve("/bin/sh", (char *const *)words, (char *const *)environment);
	return CAGED_BROKEN;
}

/* --- outside ---------------------------------------------------------------------------------- */

/* Until it says no more, or too much, or its time is up. False in the last two cases. */
static bool listen_to(int pipe, double deadline, char *said, size_t *length)
{
	struct pollfd watched = {pipe, POLLIN, 0};

	while (clock_ms() < deadline && !stop_asked && *length < SAID_MAX) {
		if (poll(&watched, 1, GLANCE_MS) <= 0)
			continue;
		ssize_t got = read(pipe, said + *length, SAID_MAX - *length);

		if (got == 0)
			return true;
		if (got < 0 && errno != EINTR)
			return false;
		*length += got > 0 ? (size_t)got : 0;
	}
	return false;
}

static int status_of(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static char *follow(const struct caged_job *job, pid_t pid, int pipe, int *status)
{
	char *said = malloc(SAID_MAX + 1);
	size_t length = 0;
	bool ended = said && listen_to(pipe, clock_ms() + 1000.0 * job->seconds, said, &length);

	if (!ended) {
		kill(-pid, SIGKILL);
		kill(pid, SIGKILL);
	}
	*status = status_of(pid);
	if (!ended)
		*status = CAGED_OUT_OF_TIME;
	kill(-pid, SIGKILL); /* what it left behind */
	if (said)
		said[length] = '\0';
	return said;
}

char *caged_run(const struct caged_job *job, int *status, struct error *error)
{
	struct inside inside = {.job = job};
	int ends[2], pidfd = -1;

	if (cage_give(job->cage, job->stage->fd) != 0 || pipe2(ends, O_CLOEXEC) != 0) {
		error_set(error, "cannot start a program in the cage: %s", strerror(errno));
		return NULL;
	}
	inside.pipe = ends[1];
	pid_t pid = cage_clone(job->cage, false, run_inside, &inside, &pidfd, error);
	char *said = NULL;

	close(ends[1]);
	if (pid >= 0) {
		said = follow(job, pid, ends[0], status);
		close(pidfd);
		if (!said)
			error_set(error, "out of memory");
	}
	close(ends[0]);
	return said;
}
