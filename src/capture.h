/*
 * capture.h - what is printed for a while, to stdout and stderr, taken as a text.
 */
#ifndef SRC_CAPTURE_H
#define SRC_CAPTURE_H

struct capture {
	int fd, out, err;
};

/* -1 with errno, and then everything is printed as ever. */
int capture_begin(struct capture *capture);

/* The text is the caller's; NULL without memory. */
char *capture_end(struct capture *capture);

#endif
