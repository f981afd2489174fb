/*
 * sender.h - takes parcels from the outbox to a server, until it has them all or there is no more
 * patience.
 *
 * Each is sent at least once: a server that took one and could not say so gets it again, under the
 * same key. After a failure that may pass it is tried later, and ever later; one that is refused
 * for what it is steps aside (outbox_store.h). A server that does not know us gets nothing more.
 */
#ifndef SRC_OUTBOX_SENDER_H
#define SRC_OUTBOX_SENDER_H

#include "src/fetch/fetch.h"
#include "src/outbox/secret.h"
#include "src/store/outbox_store.h"

/* As fetch_post, which it usually is. */
typedef int sender_post(const char *url, const char *body, size_t length,
    const char *const *headers, struct fetch_answer *answer, struct error *error);

/* Borrows all. */
struct sender {
	struct outbox *outbox;
	const char *url;
	const struct secret *secret;
	sender_post *post;
	int patience_ms; /* for a server that has trouble; while it takes parcels it gets more */
	int most_ms;     /* for all of it, whatever it takes; 0 for no bound */
	void (*tell)(void *context, const struct sender *sender); /* how far it is; or NULL */
	void *context;

	/* what became of it */
	int sent, refused;
	int waiting;        /* still */
	int64_t due_at;     /* of the first that waits */
	struct error why;   /* what the server said last to one that waits */
	struct error wrong; /* and to one that it refused */
};

/* 0 also if some wait; -1 if the outbox itself fails. */
int sender_run(struct sender *sender, struct error *error);

/* What a server means by a status; 0 is none. */
enum reception {
	RECEPTION_TAKEN,
	RECEPTION_LATER,     /* it has trouble, or is busy */
	RECEPTION_REFUSED,   /* not this one */
	RECEPTION_UNWELCOME, /* none of ours: the address or the secret is wrong */
};

enum reception sender_reception(int status);

/* How long to wait after so many tries, at least 1; `random` is any number. */
int64_t sender_delay_ms(int tries, uint32_t random);

#endif
