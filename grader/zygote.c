#include "grader/zygote.h"

#include "grader/handover.h"
#include "grader/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 10000 };

struct zygote {
	pid_t pid, owner;
	int pidfd, socket;
};

/* --- starting --------------------------------------------------------------------------------- */

struct departure {
	const char *runner, *folder;
	char level[8], root[8];
	int null, socket;
};

/* Shares our memory until exec: system calls only. */
static int become_runner(void *context)
{
	/* tcache would hand freed memory back unpoisoned. */
	static const char *const environment[] = {
	    "GLIBC_TUNABLES=glibc.malloc.tcache_count=0", NULL};
	struct departure *departure = context;
	const char *const arguments[] = {
	    "stride-runner", departure->level, departure->root, departure->folder, NULL};
	int socket = fcntl(departure->socket, F_DUPFD_CLOEXEC, HANDOVER_SOCKET + 1);

	for (int i = 0; i < HANDOVER_SOCKET; i++)
		if (dup2(departure->null, i) < 0)
			return 126;
	/* Away from our terminal, whose Ctrl-C is for us alone. */
	if (dup2(socket, HANDOVER_SOCKET) < 0 || setsid() < 0)
		return 126;
	execve(departure->runner, (char *const *)(uintptr_t)arguments,
	    (char *const *)(uintptr_t)environment);
	return 127;
}

static int start(struct zygote *zygote, const char *runner, const struct cage *cage,
    const char *folder, struct error *error)
{
	struct departure departure = {.runner = runner, .folder = folder};
	int ends[2] = {-1, -1};

	snprintf(departure.level, sizeof departure.level, "%d", (int)cage->level);
	snprintf(departure.root, sizeof departure.root, "%d", (int)cage->root);
	departure.null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (departure.null < 0 ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		error_set(error, "cannot prepare to start the runner: %s", strerror(errno));
	} else {
		departure.socket = ends[1];
		zygote->pid =
		    cage_clone(cage, true, become_runner, &departure, &zygote->pidfd, error);
		zygote->socket = ends[0];
		zygote->owner = getpid();
	}
	if (departure.null >= 0)
		close(departure.null);
	if (ends[1] >= 0)
		close(ends[1]);
	if (zygote->pid > 0)
		return 0;
	if (ends[0] >= 0)
		close(ends[0]);
	return -1;
}

void zygote_free(struct zygote *zygote)
{
	if (!zygote)
		return;
	if (zygote->owner == getpid()) {
		kill(zygote->pid, SIGKILL);
		while (waitpid(zygote->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	close(zygote->pidfd);
	close(zygote->socket);
	free(zygote);
}

/* One of this process, alive as far as is known; NULL on failure. */
static struct zygote *need(struct zygote **zygote, const char *runner, const struct cage *cage,
    const char *folder, struct error *error)
{
	if (*zygote && (*zygote)->owner == getpid())
		return *zygote;
	zygote_free(*zygote);
	*zygote = NULL;
	struct zygote *made = calloc(1, sizeof *made);

	if (!made)
		error_set(error, "out of memory");
	else if (start(made, runner, cage, folder, error) == 0)
		*zygote = made;
	else
		free(made);
	return *zygote;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* The pidfd; -1 with a sentence of the zygote's; -2 if it is dead or dumb. */
static int ask(struct zygote *zygote, const int *descriptors, int count, struct error *error)
{
	struct pollfd ready = {zygote->socket, POLLIN, 0};
	char sentence[HANDOVER_SENTENCE_MAX + 1] = "";
	int pidfd = -1, taken = 1, woken;

	if (handover_send(zygote->socket, "", 1, descriptors, count) != 0)
		return -2;
	do
		woken = poll(&ready, 1, PATIENCE_MS);
	while (woken < 0 && errno == EINTR && !stop_asked);
	if (woken != 1 ||
	    handover_receive(zygote->socket, sentence, HANDOVER_SENTENCE_MAX, &pidfd, &taken) <= 0)
		return -2;
	return taken == 1 ? pidfd
			  : error_set(error, "the runner failed: %s",
				sentence[0] ? sentence : "too few descriptors; raise ulimit -n");
}

int zygote_copy(struct zygote **zygote, const char *runner, const struct cage *cage,
    const char *folder, const int *descriptors, int count, struct error *error)
{
	/* One that was killed since the last run is made anew; one that dies at once is not. */
	for (int tries = 0; tries < 2; tries++) {
		if (!need(zygote, runner, cage, folder, error))
			return -1;
		int pidfd = ask(*zygote, descriptors, count, error);

		if (pidfd >= -1)
			return pidfd;
		zygote_free(*zygote);
		*zygote = NULL;
		if (stop_asked)
			return error_set(error, "the grade was interrupted");
	}
	return error_set(error,
	    "the runner did not start or was killed; is stride-runner beside stride, and is there "
	    "memory left?");
}
