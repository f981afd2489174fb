/*
 * The process that checks records the attempt, draws the verdict into a socket, with a NUL at
 * its end, and then rests: each struct screen that comes back is a wish for another drawing, and
 * the end of what comes is its own.
 *
 * To be given up it gets a signal, which ends a grade as Ctrl-C does. Once it has begun to record,
 * a signal does nothing, so that no attempt is half there.
 */
#include "src/checker.h"

#include "grader/stop.h"
#include "src/capture.h"
#include "src/checking.h"
#include "src/typed.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- in the process --------------------------------------------------------------------------- */

/* What there is to say. */
struct finding {
	struct session *session;
	struct checking checking;
	bool graded;
	struct error error;
	char *complaints; /* about what was not recorded */
};

/* What is said on the way, as of a database that was damaged, is no less worth reading below. */
static void find_out(struct finding *finding, const char *id)
{
	struct capture capture;
	bool captured = capture_begin(&capture) == 0;

	finding->graded = checking_make(&finding->checking, finding->session, id, NULL,
			      &finding->error) == STATUS_DONE;
	if (stop_asked)
		_exit(1);
	if (finding->graded)
		checking_record(&finding->checking, finding->session);
	finding->complaints = captured ? capture_end(&capture) : NULL;
}

static bool send_all(int to, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(to, text, length);

		if (wrote < 0 && (errno != EINTR || stop_asked))
			return false;
		text += wrote > 0 ? wrote : 0;
		length -= wrote > 0 ? (size_t)wrote : 0;
	}
	return true;
}

static bool draw(struct finding *finding, int to)
{
	struct capture capture;

	if (capture_begin(&capture) != 0)
		return false;
	if (finding->graded)
		checking_show(&finding->checking, finding->session);
	else
		typed_complain("%s", finding->error.text);
	fflush(stdout);
	if (finding->complaints && *finding->complaints)
		fprintf(stdout, "\n%s", finding->complaints);
	char *text = capture_end(&capture);
	bool sent = text && send_all(to, text, strlen(text) + 1);

	free(text);
	return sent;
}

static bool hear(int from, struct screen *screen)
{
	ssize_t got;

	do
		got = read(from, screen, sizeof *screen);
	while (got < 0 && errno == EINTR && !stop_asked);
	return got == (ssize_t)sizeof *screen;
}

static void hear_nothing(int number)
{
	(void)number;
}

/* Ctrl-C reaches us along with the one that watches, who alone knows whether it is meant: perhaps
 * it is for a pager. It is not ignored, because what we start would inherit that. */
static _Noreturn void work(struct session *session, const char *id, int fd)
{
	const struct sigaction action = {.sa_handler = hear_nothing};
	struct finding finding = {.session = session};

	sigaction(SIGINT, &action, NULL);
	find_out(&finding, id);
	while (!stop_asked && draw(&finding, fd) && hear(fd, &session->screen))
		;
	_exit(0);
}

/* --- in ours ---------------------------------------------------------------------------------- */

int checker_start(
    struct checker *checker, struct session *session, const char *id, struct error *error)
{
	pid_t ours = getpid();
	int ends[2];

	checker_stop(checker);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return error_set(error, "cannot make a socket: %s", strerror(errno));
	session_close_store(session);
	fflush(stdout);
	checker->pid = fork();
	if (checker->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		close(ends[0]);
		if (getppid() != ours)
			_exit(1);
		work(session, id, ends[1]);
	}
	close(ends[1]);
	checker->fd = ends[0];
	if (checker->pid > 0)
		return 0;
	checker->pid = 0;
	error_set(error, "cannot start a process: %s", strerror(errno));
	close(checker->fd);
	checker->fd = -1;
	return -1;
}

/* Who has wishes enough to read, or has ended, gets no more. */
bool checker_redraw(struct checker *checker, const struct screen *screen)
{
	return checker->pid > 0 && checker->fd >= 0 &&
	       send(checker->fd, screen, sizeof *screen, MSG_NOSIGNAL | MSG_DONTWAIT) ==
		   (ssize_t)sizeof *screen;
}

static bool keep(struct checker *checker, const char *bytes, size_t length)
{
	if (checker->length + length > checker->room) {
		size_t room = 2 * (checker->length + length);
		char *text = realloc(checker->text, room);

		if (!text)
			return false;
		checker->text = text;
		checker->room = room;
	}
	memcpy(checker->text + checker->length, bytes, length);
	checker->length += length;
	return true;
}

/* Of drawings that come together the last one counts. */
static void drop_all_but_last(struct checker *checker)
{
	char *end;

	while ((end = memchr(checker->text, '\0', checker->length - 1))) {
		checker->length -= (size_t)(end + 1 - checker->text);
		memmove(checker->text, end + 1, checker->length);
	}
}

static enum checker_news lose(struct checker *checker)
{
	close(checker->fd);
	checker->fd = -1;
	return checker->whole ? CHECKER_BUSY : CHECKER_LOST;
}

enum checker_news checker_listen(struct checker *checker)
{
	char bytes[8192];
	ssize_t got = read(checker->fd, bytes, sizeof bytes);

	if (got < 0 && errno == EINTR)
		return CHECKER_BUSY;
	if (got <= 0)
		return lose(checker);
	if (checker->whole)
		checker->length = 0;
	checker->whole = false;
	if (!keep(checker, bytes, (size_t)got))
		return lose(checker);
	drop_all_but_last(checker);
	checker->whole = bytes[got - 1] == '\0';
	return checker->whole ? CHECKER_DONE : CHECKER_BUSY;
}

void checker_stop(struct checker *checker)
{
	if (checker->pid > 0) {
		kill(checker->pid, SIGTERM);
		if (checker->fd >= 0)
			close(checker->fd);
		while (waitpid(checker->pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	free(checker->text);
	*checker = (struct checker){.fd = -1};
}
