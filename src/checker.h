/*
 * checker.h - a check in a process of its own. Meanwhile one can do other things, or give it up;
 * and when the screen has another size, its verdict is drawn anew.
 */
#ifndef SRC_CHECKER_H
#define SRC_CHECKER_H

#include "src/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* {.fd = -1} before the first checker_start; checker_stop releases it. */
struct checker {
	pid_t pid; /* 0 while there is none */
	int fd;    /* brings what it says, to be polled; -1 while there is nothing to wait for */
	char *text;
	size_t length, room;
	bool whole; /* the text has come to its end */
};

enum checker_news {
	CHECKER_BUSY,
	CHECKER_DONE, /* the text is whole: the verdict, or why there is none */
	CHECKER_LOST, /* the process died */
};

/*
 * Begins to check the file of the workspace. One that goes on is given up; nothing is recorded of
 * it then, unless it was over already. Closes the store of the session for the time being, because
 * a database must not be taken along into another process.
 */
int checker_start(
    struct checker *checker, struct session *session, const char *id, struct error *error);

/* Asks for the text again, for the screen as it is now. False if it will not come. */
bool checker_redraw(struct checker *checker, const struct screen *screen);

/* Takes what was said. Waits if nothing is there to be read. */
enum checker_news checker_listen(struct checker *checker);

void checker_stop(struct checker *checker);

#endif
