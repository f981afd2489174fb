/*
 * watching.h - waits for one file to be saved, in whichever way an editor does that: written in
 * place, or written beside and given its name.
 *
 *     watching_open(&watching, path, &error)
 *     for (;;) {
 *             poll watching.fd for POLLIN, for watching_patience() milliseconds
 *             switch (watching_look(&watching)) ...
 *     }
 */
#ifndef SRC_WATCHING_H
#define SRC_WATCHING_H

#include "grader/error.h"

#include <stdbool.h>
#include <sys/stat.h>

enum watching_news {
	WATCHING_NOTHING,
	WATCHING_SAVED,   /* it is there, and has not been touched for a moment */
	WATCHING_REMOVED, /* it is not there (any more), nor is another in its place */
};

/* Filled by watching_open, released by watching_release. Zeroed, it is safe to release. */
struct watching {
	char *path;
	int fd; /* readable when there may be news; -1 where the system does not tell */
	int folder;
	double due_ms; /* when to say what is there; 0 while there is nothing to say */
	bool said, there;
	struct stat seen;     /* the file that was spoken of, if it was there */
	struct stat glimpsed; /* the one that was there at the last look */
	bool glimpsed_there;
	double looked_ms;
};

/* The file need not be there, nor its folder. The first look says which it is. */
int watching_open(struct watching *watching, const char *path, struct error *error);
void watching_release(struct watching *watching);

/* Never waits. */
enum watching_news watching_look(struct watching *watching);

/* In how many milliseconds to look again if nothing comes before. */
int watching_patience(const struct watching *watching);

#endif
