/*
 * outbox_store.h - results on their way to somebody else's server, in a database of their own.
 *
 * A parcel that was put is kept until the server has taken it, whatever happens in between. Those
 * of one learner leave one after the other: only the first that waits may be claimed, by one
 * program at a time, and a claim ends with whoever made it. One that was refused waits no longer,
 * holds nobody up, and is kept to be looked at.
 *
 * Functions return 0, or -1 through the error.
 */
#ifndef SRC_STORE_OUTBOX_STORE_H
#define SRC_STORE_OUTBOX_STORE_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* parcel_release releases what outbox_claim and outbox_list fill. */
struct parcel {
	int64_t id;      /* rises with each one that is put */
	char *key;       /* the server knows by it what it has already */
	char *url;       /* where it goes */
	char *learner;   /* whose it is; NULL for nobody's in particular, who are one learner too */
	char *exercise;  /* what it is about, for those who look */
	char *verdict;   /* the same */
	char *body;      /* a JSON document; NULL in a list */
	size_t length;   /* of the body */
	int64_t made_at; /* in milliseconds since 1970, as all times here */
	int64_t tried_at; /* last; 0 for never */
	int64_t due_at;   /* not to be tried before */
	bool asked;       /* because the server said so; only for outbox_note_try */
	int tries;
	int status;   /* the last answer's; 0 for none */
	char *said;   /* why it did not go; NULL before */
	bool refused; /* the server does not want it */
};

void parcel_release(struct parcel *parcel);

/* Start from {0}. */
struct parcels {
	struct parcel *list;
	int count;
};

void parcels_release(struct parcels *parcels);

struct outbox;

/* Makes it if it is not there; readable by nobody else. NULL as the path is one in memory, which is
 * lost with the program. */
struct outbox *outbox_open(const char *path, struct error *error);
void outbox_close(struct outbox *outbox); /* safe on NULL */

/* Where it is; NULL for one in memory. */
const char *outbox_path(const struct outbox *outbox);

/* It is on the disk when this returns. A key that was put before changes nothing. */
int outbox_put(struct outbox *outbox, const struct parcel *parcel, struct error *error);

/* Notes what is now to be said of a subject. *turn is how often that has changed since it was first
 * noted. */
int outbox_turn(struct outbox *outbox, const char *subject, const char *content, int *turn,
    struct error *error);

/* Many are put sooner between these two, and are on the disk when the second returns. If that does
 * not come, none of them is there. */
int outbox_begin(struct outbox *outbox, struct error *error);
int outbox_commit(struct outbox *outbox, struct error *error);

/* Adds all of them, the oldest first, without their bodies. */
int outbox_list(struct outbox *outbox, struct parcels *parcels, struct error *error);

/* --- sending --------------------------------------------------------------------------------- */

/*
 * Claims the first one for a URL that is due, and fills the parcel; its id is 0 if there is none.
 * outbox_unclaim has to follow.
 */
int outbox_claim(struct outbox *outbox, const char *url, int64_t now, struct parcel *parcel,
    struct error *error);
void outbox_unclaim(struct outbox *outbox, const struct parcel *parcel);

/* What became of it. Of one that was sent only the key stays; of one that was not, the tries, the
 * status and so on are written down. */
int outbox_sent(struct outbox *outbox, int64_t id, struct error *error);
int outbox_note_try(struct outbox *outbox, const struct parcel *parcel, struct error *error);

/* How many wait, and when the first of those is due that may leave; 0 for none. */
int outbox_look(
    struct outbox *outbox, const char *url, int *waiting, int64_t *due_at, struct error *error);

/* What waits for its time is due at once, unless the server asked for that time. */
int outbox_hurry(struct outbox *outbox, const char *url, struct error *error);

/* What was refused waits again. */
int outbox_forgive(struct outbox *outbox, const char *url, struct error *error);

/* Take out one, and all. */
int outbox_remove(struct outbox *outbox, int64_t id, struct error *error);
int outbox_clear(struct outbox *outbox, int *removed, struct error *error);

#endif
