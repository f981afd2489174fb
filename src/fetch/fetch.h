/*
 * fetch.h - what comes and goes over the network.
 *
 * It and the files of its name alone know libcurl. TLS is verified, and a redirect is followed only
 * to https; a post follows none. A signal that asks to stop (grader/stop.h) ends a transfer. The
 * caller releases an answer with fetch_answer_release, whatever became of it.
 */
#ifndef SRC_FETCH_FETCH_H
#define SRC_FETCH_FETCH_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A file that is to be fetched, by http, https or file. */
struct fetch {
	const char *url;
	const char *to;      /* written to TO.part, which takes this name once it is whole; a .part
				that is there is gone on with, if the server still has the same */
	const char *etag;    /* of what we have already, which is then not fetched again; or NULL */
	uint64_t bytes_max;  /* more is refused, at once if it is announced */
	int seconds_max;     /* for all of it */
	bool shows_progress; /* on stderr, if that is a terminal */
};

struct fetch_answer {
	int status;        /* of HTTP; 0 if there was none, as for file */
	bool unchanged;    /* what the ETag names is still the newest; nothing was written */
	char *etag;        /* of what came; NULL if the server has none */
	char *body;        /* what a post was answered, cut after 4 kB; NULL for a file */
	int retry_after_s; /* as the server asked; -1 if it did not */
};

/* 0 if the file is there, or unchanged; -1 with a sentence that says what to do. */
int fetch_file(const struct fetch *fetch, struct fetch_answer *answer, struct error *error);

/* A JSON document; headers are whole lines and end with NULL. 0 if the server took it (2xx); -1
 * with a sentence, and the answer's status says whether trying again may help. */
int fetch_post(const char *url, const char *body, size_t length, const char *const *headers,
    struct fetch_answer *answer, struct error *error);

void fetch_answer_release(struct fetch_answer *answer);

#endif
