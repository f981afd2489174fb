/*
 * trouble.h - why nothing came, in words that say what to do.
 */
#ifndef SRC_FETCH_TROUBLE_H
#define SRC_FETCH_TROUBLE_H

#include "src/fetch/address.h"
#include "src/fetch/curl.h"

#include <stdint.h>

/* A server slower than so many bytes a second, for so long, is given up. */
enum { TROUBLE_SLOW_BYTES = 200, TROUBLE_SLOW_SECONDS = 15 };

/* All that is known about it. Borrows what it points to. */
struct trouble {
	const struct address *address;
	CURLcode code;
	const char *said; /* by libcurl */
	int status;       /* of an answer that is none to what was asked; 0 for no answer */
	bool posted;      /* and not fetched */
	bool late;        /* the time for all of it is over */
	bool connected;
	bool begun; /* some of it came: */
	uint64_t bytes, total;
	bool resumable;
};

/* Behind "cannot fetch URL: ". The caller's; NULL only without memory. */
char *trouble_words(const struct trouble *trouble);

#endif
