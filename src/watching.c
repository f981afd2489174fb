/*
 * The folder is watched, not the file, because a file that another takes the place of is watched in
 * vain. An editor may need several steps for one save; a save is over when it was quiet for a
 * moment. Who has begun to write in place is waited for longer, until the file is closed.
 *
 * The system does not tell of everything: not what a link leads to, not what another machine does
 * on a file system of the network, and nothing at all where it has run out of watches. So the file
 * is also looked at from time to time. One that is changing then is given time until it is the same
 * at two looks.
 */
#include "src/watching.h"

#include "grader/clock.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
	QUIET_MS = 20,
	GONE_MS = 100, /* until who took it away has put another in its place */
	OPEN_MS = 500, /* until who writes has closed it */
	LOOK_EVERY_MS = 500,
	LOOK_ALONE_MS = 100, /* where the system tells nothing */
};

enum {
	WHOLE = IN_CLOSE_WRITE | IN_MOVED_TO,
	GONE = IN_DELETE | IN_MOVED_FROM,
	FOLDER_GONE = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED,
	EVENTS = WHOLE | GONE | IN_CREATE | IN_MODIFY | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
};

static const char *name_of(const struct watching *watching)
{
	const char *slash = strrchr(watching->path, '/');

	return slash ? slash + 1 : watching->path;
}

/* --- what the system tells -------------------------------------------------------------------- */

/* Tries again if the folder was not there before. */
static void watch_folder(struct watching *watching)
{
	char folder[PATH_MAX] = ".";
	size_t length = (size_t)(name_of(watching) - watching->path);

	if (watching->fd < 0 || watching->folder >= 0 || length >= sizeof folder)
		return;
	if (length > 0) {
		memcpy(folder, watching->path, length);
		folder[length] = '\0';
	}
	watching->folder = inotify_add_watch(watching->fd, folder, EVENTS);
}

/* Who makes a file has yet to write it; who gives a file another name has written it. */
static bool is_filled(const struct watching *watching)
{
	struct stat status;

	return stat(watching->path, &status) == 0 && status.st_size > 0;
}

static void take_event(struct watching *watching, const struct inotify_event *event)
{
	double now = clock_ms();

	if (event->mask & IN_Q_OVERFLOW)
		watching->due_ms = now + QUIET_MS;
	if (event->wd != watching->folder)
		return;
	if (event->mask & FOLDER_GONE) {
		inotify_rm_watch(watching->fd, watching->folder);
		watching->folder = -1;
		watching->due_ms = now + GONE_MS;
		return;
	}
	if (event->len == 0 || strcmp(event->name, name_of(watching)) != 0)
		return;
	if (event->mask & GONE)
		watching->due_ms = now + GONE_MS;
	else if (event->mask & IN_MODIFY)
		watching->due_ms = now + OPEN_MS;
	else if (event->mask & WHOLE)
		watching->due_ms = now + QUIET_MS;
	else
		watching->due_ms = now + (is_filled(watching) ? QUIET_MS : OPEN_MS);
}

static void take_events(struct watching *watching)
{
	_Alignas(struct inotify_event) char bytes[4096];
	ssize_t got;

	while (watching->fd >= 0 && (got = read(watching->fd, bytes, sizeof bytes)) > 0)
		for (char *at = bytes; at < bytes + got;) {
			const struct inotify_event *event = (const struct inotify_event *)at;

			take_event(watching, event);
			at += sizeof *event + event->len;
		}
}

/* --- what can be seen ------------------------------------------------------------------------- */

static bool look(const struct watching *watching, struct stat *status)
{
	bool there = stat(watching->path, status) == 0;

	if (!there)
		*status = (struct stat){0};
	return there;
}

static bool same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Something changed and nobody told. */
static void glimpse(struct watching *watching, double now)
{
	struct stat status;
	bool there = look(watching, &status);

	if ((there != watching->there || !same(&status, &watching->seen)) &&
	    there == watching->glimpsed_there && same(&status, &watching->glimpsed))
		watching->due_ms = now;
	watching->glimpsed = status;
	watching->glimpsed_there = there;
	watching->looked_ms = now;
}

static enum watching_news say(struct watching *watching)
{
	bool there = look(watching, &watching->seen);
	bool known = watching->said && !there && !watching->there;

	watching->due_ms = 0;
	watching->said = true;
	watching->there = there;
	return there ? WATCHING_SAVED : known ? WATCHING_NOTHING : WATCHING_REMOVED;
}

/* --- the whole -------------------------------------------------------------------------------- */

int watching_open(struct watching *watching, const char *path, struct error *error)
{
	*watching = (struct watching){.fd = -1, .folder = -1, .path = strdup(path)};
	if (!watching->path)
		return error_set(error, "out of memory");
	watching->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	watch_folder(watching);
	watching->due_ms = clock_ms();
	return 0;
}

enum watching_news watching_look(struct watching *watching)
{
	double now;

	watch_folder(watching);
	take_events(watching);
	now = clock_ms();
	if (watching->due_ms == 0 && now >= watching->looked_ms + LOOK_ALONE_MS)
		glimpse(watching, now);
	return watching->due_ms != 0 && now >= watching->due_ms ? say(watching) : WATCHING_NOTHING;
}

int watching_patience(const struct watching *watching)
{
	double left = watching->due_ms - clock_ms();

	if (watching->due_ms == 0)
		return watching->folder < 0 ? LOOK_ALONE_MS : LOOK_EVERY_MS;
	return left > 0 ? (int)left + 1 : 0;
}

void watching_release(struct watching *watching)
{
	if (watching->path && watching->fd >= 0)
		close(watching->fd);
	free(watching->path);
	*watching = (struct watching){.fd = -1, .folder = -1};
}
