/*
 * Processes find out by themselves which piece is next: a number in memory that all share, so that
 * nobody waits for us while we do something else with what was brought. Through a pipe comes, for
 * each piece that is done, a header and what was said.
 *
 * Which piece a process is at stands in that memory, too. If the process is lost the piece is known
 * by that.
 */
#include "src/crew.h"

#include "grader/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* In memory that all share. */
struct board {
	atomic_int next; /* piece that nobody has begun */
	atomic_int at[]; /* the piece that a worker is at; NOTHING */
};

/* A process that is lost has been killed, most likely for want of memory, perhaps another's. */
enum { NOTHING = -1, TRIES = 2 };

/* Comes before what was said. */
struct header {
	int index;
	size_t length;
};

/* What one piece came to. */
struct piece {
	char *said; /* NULL if it was lost */
	size_t length;
	bool done, is_lost; /* is_lost: it waits to be tried once more */
	unsigned char losses;
};

struct worker {
	pid_t pid; /* 0 while there is none */
	int pipe;  /* brings what it says */
	char *bytes;
	size_t length, room; /* of what has come and is not a whole piece */
};

struct shift {
	const struct crew *crew;
	struct board *board;
	size_t board_bytes;
	struct piece *pieces;
	struct worker *workers;
	int running, taken;
	int lost_count; /* of those that wait to be tried once more */
};

int crew_usual(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

/* --- one worker ------------------------------------------------------------------------------- */

static bool write_all(int fd, const void *bytes, size_t length)
{
	const char *from = bytes;

	while (length > 0) {
		ssize_t wrote = write(fd, from, length);

		if (wrote < 0 && errno != EINTR)
			return false;
		from += wrote > 0 ? wrote : 0;
		length -= wrote > 0 ? (size_t)wrote : 0;
	}
	return true;
}

static bool do_piece(const struct crew *crew, int index, int pipe)
{
	struct header header = {.index = index};
	char *said = NULL;
	FILE *out = open_memstream(&said, &header.length);

	if (!out)
		return false;
	crew->work(crew->context, index, out);
	bool done = fclose(out) == 0 && !stop_asked && write_all(pipe, &header, sizeof header) &&
		    write_all(pipe, said, header.length);

	free(said);
	return done;
}

/* It must not outlive us, nor write what we had not written yet. `index` is the piece to begin
 * with. */
static _Noreturn void work(struct shift *shift, int me, int index, int pipe, pid_t ours)
{
	const struct crew *crew = shift->crew;
	struct board *board = shift->board;
	bool goes_on = true;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != ours)
		_exit(1);
	for (; goes_on && index < crew->count; index = atomic_fetch_add(&board->next, 1)) {
		atomic_store(&board->at[me], index);
		if (!do_piece(crew, index, pipe))
			_exit(1);
		atomic_store(&board->at[me], NOTHING);
		if (!crew->lasting)
			break;
	}
	_exit(0);
}

static int start(struct shift *shift, int me, int index, struct error *error)
{
	struct worker *worker = &shift->workers[me];
	pid_t ours = getpid();
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set(error, "cannot make a pipe: %s; raise ulimit -n", strerror(errno));
	atomic_store(&shift->board->at[me], index);
	worker->pid = fork();
	if (worker->pid == 0)
		work(shift, me, index, ends[1], ours);
	close(ends[1]);
	if (worker->pid > 0) {
		worker->pipe = ends[0];
		shift->running++;
		return 0;
	}
	error_set(error, "cannot start a process: %s; use fewer --jobs", strerror(errno));
	close(ends[0]);
	worker->pid = 0;
	return -1;
}

/* --- what it brings --------------------------------------------------------------------------- */

/* Lost ones are done, too. */
static void finish(struct shift *shift, int index, char *said, size_t length)
{
	struct piece *piece = &shift->pieces[index];

	piece->said = said;
	piece->length = length;
	piece->done = true;
}

static void take_one(struct shift *shift, int index)
{
	struct piece *piece = &shift->pieces[index];

	shift->crew->take(shift->crew->context, index, piece->said, piece->length);
	free(piece->said);
	piece->said = NULL;
	shift->taken++;
}

static void take(struct shift *shift)
{
	while (shift->taken < shift->crew->count && shift->pieces[shift->taken].done)
		take_one(shift, shift->taken);
}

/* A whole piece at this place of what has come. Returns how long it is; 0 if there is none. */
static size_t unpack(struct shift *shift, const char *bytes, size_t length)
{
	struct header header;

	if (length < sizeof header)
		return 0;
	memcpy(&header, bytes, sizeof header);
	if (length - sizeof header < header.length)
		return 0;
	char *said = malloc(header.length + 1);

	if (said) {
		memcpy(said, bytes + sizeof header, header.length);
		said[header.length] = '\0';
	}
	finish(shift, header.index, said, header.length);
	if (shift->crew->lasting && !stop_asked)
		take_one(shift, header.index);
	return sizeof header + header.length;
}

static void unpack_all(struct shift *shift, struct worker *worker)
{
	size_t used = 0, more;

	while ((more = unpack(shift, worker->bytes + used, worker->length - used)) > 0)
		used += more;
	worker->length -= used;
	memmove(worker->bytes, worker->bytes + used, worker->length);
}

static void lose(struct shift *shift, int index)
{
	struct piece *piece = &shift->pieces[index];

	if (piece->done || piece->is_lost)
		return;
	if (shift->crew->lasting && ++piece->losses < TRIES) {
		piece->is_lost = true;
		shift->lost_count++;
		return;
	}
	finish(shift, index, NULL, 0);
	if (shift->crew->lasting && !stop_asked)
		take_one(shift, index);
}

/* It is gone, and what it was at is lost. Who dies just when it has got a piece, before it could
 * say so, is found out about when nobody is left to do the rest. */
static void bury(struct shift *shift, int me)
{
	struct worker *worker = &shift->workers[me];
	int index = atomic_load(&shift->board->at[me]);

	close(worker->pipe);
	while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(worker->bytes);
	*worker = (struct worker){0};
	shift->running--;
	if (index != NOTHING)
		lose(shift, index);
	if (shift->running == 0 && atomic_load(&shift->board->next) >= shift->crew->count)
		for (int i = 0; i < shift->crew->count; i++)
			lose(shift, i);
}

static bool make_room(struct worker *worker, size_t more)
{
	if (worker->room - worker->length >= more)
		return true;
	size_t room = 2 * worker->room + more;
	char *bytes = realloc(worker->bytes, room);

	if (!bytes)
		return false;
	worker->bytes = bytes;
	worker->room = room;
	return true;
}

static void listen_to(struct shift *shift, int me)
{
	enum { CHUNK = 65536 };
	struct worker *worker = &shift->workers[me];
	bool has_room = make_room(worker, CHUNK);
	ssize_t got = has_room ? read(worker->pipe, worker->bytes + worker->length, CHUNK) : 0;

	if (got > 0) {
		worker->length += (size_t)got;
		unpack_all(shift, worker);
	} else if (got == 0 || errno != EINTR) {
		if (!has_room)
			kill(worker->pid, SIGKILL);
		bury(shift, me);
	}
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
			listen_to(shift, i);
}

static int next_lost(struct shift *shift)
{
	for (int i = 0; i < shift->crew->count; i++)
		if (shift->pieces[i].is_lost) {
			shift->pieces[i].is_lost = false;
			shift->lost_count--;
			return i;
		}
	return NOTHING;
}

/* The piece that a new process is to begin with; NOTHING if there is none. */
static int next_piece(struct shift *shift)
{
	int next;

	if (shift->lost_count > 0)
		return next_lost(shift);
	if (atomic_load(&shift->board->next) >= shift->crew->count)
		return NOTHING;
	next = atomic_fetch_add(&shift->board->next, 1);
	return next < shift->crew->count ? next : NOTHING;
}

static int start_some(struct shift *shift, struct error *error)
{
	for (int i = 0; i < shift->crew->workers; i++) {
		int index = shift->workers[i].pid == 0 ? next_piece(shift) : NOTHING;

		if (index != NOTHING && start(shift, i, index, error) != 0)
			return -1;
	}
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
	for (int i = 0; i < shift->crew->count; i++)
		free(shift->pieces[i].said);
}

/* Until all is taken, or something is in the way. */
static int work_through(struct shift *shift, struct pollfd *watched, struct error *error)
{
	const struct crew *crew = shift->crew;

	while (shift->taken < crew->count) {
		if (start_some(shift, error) != 0)
			return -1;
		wait_for_any(shift, watched);
		if (stop_asked)
			return error_set(error, "interrupted");
		if (!crew->lasting)
			take(shift);
		if (crew->glance && !crew->glance(crew->context))
			return error_set(error, "given up");
	}
	return 0;
}

static int make_board(struct shift *shift)
{
	shift->board_bytes =
	    sizeof *shift->board + (size_t)shift->crew->workers * sizeof *shift->board->at;
	shift->board = mmap(
	    NULL, shift->board_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shift->board == MAP_FAILED)
		shift->board = NULL;
	return shift->board ? 0 : -1;
}

int crew_run(const struct crew *crew, struct error *error)
{
	struct shift shift = {.crew = crew};
	struct pollfd *watched = calloc((size_t)crew->workers, sizeof *watched);
	int done = -1;

	shift.pieces = calloc((size_t)crew->count + 1, sizeof *shift.pieces);
	shift.workers = calloc((size_t)crew->workers, sizeof *shift.workers);
	if (watched && shift.pieces && shift.workers && make_board(&shift) == 0) {
		done = work_through(&shift, watched, error);
		send_home(&shift, watched);
	} else {
		error_set(error, "out of memory");
	}
	if (shift.board)
		munmap(shift.board, shift.board_bytes);
	free(shift.pieces);
	free(shift.workers);
	free(watched);
	return done;
}
