/*
 * Which level of the cage this machine offers, found by going through all its doors in a process
 * that is thrown away.
 */
#include "grader/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* The one that is under way. */
static struct attempt {
	struct cage cage;
	int report[2]; /* a pipe */
	pid_t pid;     /* 0 for none, -1 if it could not be started */
	int pidfd;
	bool short_of; /* it could not be started for want of processes, descriptors or memory */
	struct error error;
} the_attempt;

static bool is_shortage(int number)
{
	return number == EAGAIN || number == ENOMEM || number == EMFILE || number == ENFILE;
}

/* Goes through all doors, with the room that needs the most rights, and says what stood in the way.
 * As root at level landlock that is a runner's, which needs chroot. */
static int try_doors(void *context)
{
	const struct attempt *attempt = context;
	const struct cage *cage = &attempt->cage;
	struct cage_room room = {.folder = "/tmp",
	    .compiler = cage->level != CAGE_LANDLOCK || !cage->root,
	    .address_space = 1LL << 30,
	    .file_size = 65536,
	    .cpu_seconds = 10};
	struct error error = {""};

	int file = memfd_create("stride-probe", MFD_CLOEXEC);

	if (dup2(attempt->report[1], 3) < 0)
		return 1;
	if (file >= 0 && cage_give(cage, file) != 0)
		error_set(&error, "giving files away: %s", strerror(errno));
	else if (cage_enter(cage, &room, 4, &error) == 0 && cage_seal(&error) == 0)
		return 0;
	if (write(3, error.text, strlen(error.text)) < 0)
		return 2;
	return 1;
}

static void begin_attempt(enum cage_level level, bool root)
{
	struct attempt *attempt = &the_attempt;

	*attempt = (struct attempt){.cage = {.level = level, .root = root}, .pid = -1};
	if (pipe2(attempt->report, O_CLOEXEC) != 0) {
		attempt->short_of = true;
		error_set(&attempt->error, "cannot make a pipe: %s", strerror(errno));
		return;
	}
	attempt->pid =
	    cage_clone(&attempt->cage, false, try_doors, attempt, &attempt->pidfd, &attempt->error);
	attempt->short_of = attempt->pid < 0 && is_shortage(errno);
	close(attempt->report[1]);
	if (attempt->pid < 0)
		close(attempt->report[0]);
}

/* Whether it got through; if not, the attempt's error says why. */
static bool end_attempt(void)
{
	struct attempt *attempt = &the_attempt;
	pid_t pid = attempt->pid;
	int status = -1;

	attempt->pid = 0;
	if (pid < 0)
		return false;
	ssize_t length =
	    read(attempt->report[0], attempt->error.text, sizeof attempt->error.text - 1);

	attempt->error.text[length > 0 ? length : 0] = '\0';
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	close(attempt->pidfd);
	close(attempt->report[0]);
	if (status != 0 && !attempt->error.text[0])
		error_set(&attempt->error, "%s",
		    WEXITSTATUS(status) == CAGE_UNMAPPED ? "a user cannot be mapped"
							 : "the process was killed");
	return status == 0;
}

static enum cage_level highest_wanted(void)
{
	const char *wanted = getenv("STRIDE_SANDBOX");
	int level = wanted ? atoi(wanted) : CAGE_FULL;

	return level >= CAGE_SECCOMP && level < CAGE_FULL ? (enum cage_level)level : CAGE_FULL;
}

static struct cage found;

struct cage cage_hope(void)
{
	if (found.level > CAGE_REFUSED)
		return found;
	return (struct cage){.level = highest_wanted(), .root = geteuid() == 0};
}

void cage_confirm(const struct cage *cage)
{
	if (cage->level == CAGE_FULL)
		found = *cage;
}

static void note_missing(enum cage_level level, const char *why)
{
	size_t used = strlen(found.missing);

	snprintf(found.missing + used, sizeof found.missing - used, "%s%s: %.200s",
	    used ? "; " : "", cage_level_name(level), why);
}

/* One level lower; and whom a container calls root, but lets become nobody else, starts once more
 * as an ordinary user. */
static void begin_next(void)
{
	struct cage tried = the_attempt.cage;

	if (tried.level > CAGE_SECCOMP) {
		begin_attempt(tried.level - 1, tried.root);
	} else if (tried.root) {
		found.missing[0] = '\0';
		begin_attempt(highest_wanted(), false);
	}
}

int cage_probe(struct cage *cage, struct error *error)
{
	if (found.level == CAGE_REFUSED) {
		found.missing[0] = '\0';
		begin_attempt(highest_wanted(), geteuid() == 0);
	}
	while (the_attempt.pid != 0) {
		enum cage_level level = the_attempt.cage.level;
		bool through = end_attempt();

		/* Not an answer about the machine: it may be another in a moment. */
		if (!through && the_attempt.short_of)
			return error_set(error,
			    "%s; raise ulimit -n and -u, or grade fewer at a time",
			    the_attempt.error.text);
		if (through) {
			found.level = level;
			found.root = the_attempt.cage.root;
		} else {
			note_missing(level, the_attempt.error.text);
			begin_next();
		}
	}
	*cage = found;
	if (found.level > CAGE_REFUSED)
		return 0;
	return error_set(error,
	    "this machine offers no sandbox, so nothing is run (%s); a kernel with seccomp filters "
	    "is "
	    "needed",
	    found.missing);
}
