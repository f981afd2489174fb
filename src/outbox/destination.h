/*
 * destination.h - the URL to which results go.
 */
#ifndef SRC_OUTBOX_DESTINATION_H
#define SRC_OUTBOX_DESTINATION_H

#include "grader/error.h"

/* -1 for what is no address of http or https, and for one with a password in it: what is on a
 * command line everybody on the machine can read. */
int destination_check(const char *url, struct error *error);

/* As it may be shown, without its query, in which there may be a secret of the server's. The
 * caller's; NULL without memory. */
char *destination_shown(const char *url);

#endif
