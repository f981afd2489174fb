/*
 * address.h - a URL taken apart, and as it may be shown.
 *
 * Start from {0}; address_release releases it. libcurl has to be loaded.
 */
#ifndef SRC_FETCH_ADDRESS_H
#define SRC_FETCH_ADDRESS_H

#include "grader/error.h"

#include <stdbool.h>

struct address {
	char *scheme, *host, *port;
	char *shown; /* without a user, a password or a query, which may be nobody's business */
};

/* The schemes that libcurl may use, as it wants them. */
#define ADDRESS_OF_FILE "http,https,file"
#define ADDRESS_OF_POST "http,https"

/* Takes a URL apart. False if it is none, or there is no memory. */
bool address_read(struct address *address, const char *url);

/* The same for one that has to have one of these schemes. */
int address_take(
    struct address *address, const char *url, const char *schemes, struct error *error);

bool address_is(const struct address *address, const char *scheme);

void address_release(struct address *address);

#endif
