#include "src/outbox/sender.h"

#include "grader/clock.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/outbox/signature.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
	DELAY_FIRST_MS = 1000,
	DELAY_MOST_MS = 15 * 60 * 1000,
	ASKED_MOST_S = 24 * 60 * 60, /* a server that wants to be left alone for longer is wrong */
	SAID_BYTES_MAX = 200,        /* of what it answered */
	BUSY_MS = 200,               /* until another program may be done with what it claimed */
};

/* --- judging ---------------------------------------------------------------------------------- */

enum reception sender_reception(int status)
{
	if (status >= 200 && status < 300)
		return RECEPTION_TAKEN;
	if (status == 401 || (status >= 300 && status < 400))
		return RECEPTION_UNWELCOME;
	if (status < 400 || status >= 500 || status == 408 || status == 425 || status == 429)
		return RECEPTION_LATER;
	return RECEPTION_REFUSED;
}

/* Twice as long each time, and between half of that and all of it, so that many who were turned
 * away together do not come back together. */
int64_t sender_delay_ms(int tries, uint32_t random)
{
	int64_t most = DELAY_FIRST_MS;

	for (int i = 1; i < tries && most < DELAY_MOST_MS; i++)
		most *= 2;
	if (most > DELAY_MOST_MS)
		most = DELAY_MOST_MS;
	return most / 2 + (int64_t)(random % (uint32_t)(most / 2 + 1));
}

static uint32_t draw(void)
{
	uint32_t random = 0;

	(void)!getrandom(&random, sizeof random, GRND_NONBLOCK);
	return random;
}

/* --- one parcel ------------------------------------------------------------------------------- */

static int post(const struct sender *sender, const struct parcel *parcel,
    struct fetch_answer *answer, struct error *error)
{
	char signature[HASH_HEX], signed_by[HASH_HEX + 40], at[60], key[200];
	const char *headers[] = {signed_by, at, key, NULL};
	int64_t now = clock_now_ms() / 1000;

	signature_of(sender->secret, now, parcel->body, parcel->length, signature);
	snprintf(signed_by, sizeof signed_by, "X-Stride-Signature: sha256=%s", signature);
	snprintf(at, sizeof at, "X-Stride-Timestamp: %" PRId64, now);
	snprintf(key, sizeof key, "Idempotency-Key: %s", parcel->key);
	return sender->post(parcel->url, parcel->body, parcel->length, headers, answer, error);
}

/* Without the address, which is known, and with what the server says itself, which may be anything.
 */
static char *reason(const struct fetch_answer *answer, const struct error *error)
{
	const char *colon = strstr(error->text, ": ");
	const char *why =
	    strncmp(error->text, "cannot post to ", 15) == 0 && colon ? colon + 2 : error->text;
	size_t length = answer->body ? strnlen(answer->body, SAID_BYTES_MAX) : 0;

	while (length > 0 && (answer->body[length - 1] == '\n' || answer->body[length - 1] == '\r'))
		length--;
	char *said = length > 0 ? text_printable(answer->body, length, false) : NULL;
	char *words = said ? text_format("%s; it says: %s", why, said) : text_format("%s", why);

	free(said);
	return words;
}

static int64_t time_of_next(const struct parcel *parcel, const struct fetch_answer *answer)
{
	int asked_s = answer->retry_after_s < ASKED_MOST_S ? answer->retry_after_s : ASKED_MOST_S;
	int64_t delay = sender_delay_ms(parcel->tries, draw());

	return clock_now_ms() + (asked_s * INT64_C(1000) > delay ? asked_s * INT64_C(1000) : delay);
}

/* Writes down that it did not go. */
static int keep(struct sender *sender, struct parcel *parcel, enum reception reception,
    const struct fetch_answer *answer, struct error *error)
{
	struct error *told = reception == RECEPTION_REFUSED ? &sender->wrong : &sender->why;

	parcel->tries++;
	parcel->tried_at = clock_now_ms();
	parcel->status = answer->status;
	parcel->asked = answer->retry_after_s > 0;
	parcel->due_at = time_of_next(parcel, answer);
	parcel->refused = reception == RECEPTION_REFUSED;
	free(parcel->said);
	parcel->said = reason(answer, error);
	if (!parcel->said)
		return error_set(error, "out of memory");
	error_set(told, "%s", parcel->said);
	return outbox_note_try(sender->outbox, parcel, error);
}

static int send_one(
    struct sender *sender, struct parcel *parcel, enum reception *reception, struct error *error)
{
	struct fetch_answer answer;
	struct error why = {""};
	int done;

	post(sender, parcel, &answer, &why);
	*reception = sender_reception(answer.status);
	if (*reception == RECEPTION_TAKEN) {
		sender->sent++;
		done = outbox_sent(sender->outbox, parcel->id, error);
	} else if (stop_asked) {
		done = 0; /* that it did not go is nobody's fault */
	} else {
		sender->refused += *reception == RECEPTION_REFUSED;
		done = keep(sender, parcel, *reception, &answer, &why);
		if (done != 0)
			*error = why;
	}
	fetch_answer_release(&answer);
	return done;
}

/* --- all of them ------------------------------------------------------------------------------ */

/* How it goes with the server, in this run. */
struct pace {
	int failures;       /* since it last took one */
	int64_t hold_until; /* nothing is sent before */
	int64_t give_up_at; /* nor behind, unless it takes some until then */
	int64_t end_at;     /* but nothing behind this */
};

static int64_t later(int64_t one, int64_t other)
{
	return one > other ? one : other;
}

/* Until then, or until a signal. */
static void wait_until(int64_t time)
{
	int64_t left = time - clock_now_ms();

	if (left > 0 && !stop_asked)
		poll(NULL, 0, left < DELAY_MOST_MS ? (int)left : DELAY_MOST_MS);
}

static void learn(struct pace *pace, const struct sender *sender, const struct parcel *parcel,
    enum reception reception)
{
	if (reception == RECEPTION_LATER) {
		pace->failures++;
		pace->hold_until = parcel->asked
				       ? parcel->due_at
				       : clock_now_ms() + sender_delay_ms(pace->failures, draw());
	} else {
		pace->failures = 0;
		pace->give_up_at = clock_now_ms() + sender->patience_ms;
	}
}

/* One parcel, or some waiting; *goes_on is false when there is nothing more to be done. */
static int take_turn(struct sender *sender, struct pace *pace, bool *goes_on, struct error *error)
{
	enum reception reception = RECEPTION_TAKEN;
	struct parcel parcel;
	int64_t due_at;

	if (outbox_claim(sender->outbox, sender->url, clock_now_ms(), &parcel, error) != 0)
		return -1;
	if (parcel.id != 0) {
		int done = send_one(sender, &parcel, &reception, error);

		learn(pace, sender, &parcel, reception);
		outbox_unclaim(sender->outbox, &parcel);
		parcel_release(&parcel);
		*goes_on = done == 0 && reception != RECEPTION_UNWELCOME;
		return done;
	}
	if (outbox_look(sender->outbox, sender->url, &sender->waiting, &due_at, error) != 0)
		return -1;
	/* What is due and could not be claimed is another program's just now. */
	pace->hold_until = later(due_at, clock_now_ms() + BUSY_MS);
	*goes_on = sender->waiting > 0;
	return 0;
}

static bool may_go_on(const struct pace *pace)
{
	return !stop_asked && pace->hold_until <= pace->give_up_at && clock_now_ms() < pace->end_at;
}

int sender_run(struct sender *sender, struct error *error)
{
	int64_t now = clock_now_ms();
	struct pace pace = {
	    .give_up_at = now + sender->patience_ms,
	    .end_at = sender->most_ms > 0 ? now + sender->most_ms : INT64_MAX,
	};
	bool goes_on = true;
	int done = 0;

	while (done == 0 && goes_on && may_go_on(&pace)) {
		if (sender->tell)
			sender->tell(sender->context, sender);
		wait_until(pace.hold_until);
		if (!stop_asked)
			done = take_turn(sender, &pace, &goes_on, error);
	}
	if (done == 0)
		done = outbox_look(
		    sender->outbox, sender->url, &sender->waiting, &sender->due_at, error);
	return done;
}
