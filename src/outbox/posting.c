#include "src/outbox/posting.h"

#include "grader/clock.h"
#include "grader/hash.h"
#include "grader/text.h"
#include "src/fetch/fetch.h"
#include "src/file.h"
#include "src/outbox/destination.h"
#include "src/outbox/letter.h"
#include "src/outbox/secret.h"
#include "src/outbox/sender.h"
#include "src/output.h"
#include "src/store/home.h"
#include "src/store/outbox_store.h"
#include "src/typed.h"
#include "src/uid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* For a server with trouble; and for one that takes what waits, of those who grade only once. */
enum { PATIENCE_MS = 4000, MOST_MS = 20000 };

struct posting {
	struct posting_request request;
	struct secret secret;
	struct outbox *outbox;
	char *shown; /* the URL */
	int most_ms; /* for all that waits; 0 for no bound */
};

/* --- opening ---------------------------------------------------------------------------------- */

static int need_url(const char *given, const char *name, struct error *error)
{
	return given ? error_set(error,
			   "--%s is for results that are posted; name their address with "
			   "--report-to",
			   name)
		     : 0;
}

static int check(const struct posting_request *request, struct error *error)
{
	struct secret secret;

	if (!request->url) {
		if (need_url(request->secret_file, "secret-file", error) != 0 ||
		    need_url(request->outbox, "outbox", error) != 0 ||
		    need_url(request->learner, "learner", error) != 0)
			return -1;
		return 0;
	}
	if (destination_check(request->url, error) != 0 ||
	    secret_read(&secret, request->secret_file, error) != 0)
		return -1;
	if (secret.is_open)
		typed_complain(
		    "%s: others may read the secret in %s, and sign as you; to end that: chmod 600 "
		    "%s",
		    request->command, request->secret_file, request->secret_file);
	secret_release(&secret);
	return 0;
}

/* Makes the folder of the one at home. */
static struct outbox *open_outbox(const char *given, struct error *error)
{
	char *folder = given ? NULL : home_folder(error);
	char *path = given    ? text_format("%s", given)
		     : folder ? text_format("%s/" HOME_OUTBOX, folder)
			      : NULL;
	struct outbox *outbox = NULL;

	if (path && (given || file_make_folder(folder, 0700, error) == 0))
		outbox = outbox_open(path, error);
	free(folder);
	free(path);
	return outbox;
}

static struct posting *begin(const struct posting_request *request, struct error *error)
{
	struct posting *posting = calloc(1, sizeof *posting);

	if (!posting) {
		error_set(error, "out of memory");
		return NULL;
	}
	posting->request = *request;
	posting->shown = destination_shown(request->url);
	if (!posting->shown)
		error_set(error, "out of memory");
	else if (secret_read(&posting->secret, request->secret_file, error) == 0)
		return posting;
	posting_close(posting);
	return NULL;
}

struct posting *posting_open(const struct posting_request *request, struct error *error)
{
	struct posting *posting = begin(request, error);

	if (!posting)
		return NULL;
	posting->outbox = open_outbox(request->outbox, error);
	if (posting->outbox)
		return posting;
	posting_close(posting);
	return NULL;
}

void posting_close(struct posting *posting)
{
	if (!posting)
		return;
	outbox_close(posting->outbox);
	secret_release(&posting->secret);
	free(posting->shown);
	free(posting);
}

/* --- putting ---------------------------------------------------------------------------------- */

static void hash_texts(char name[UID_SIZE], const char *const *texts)
{
	unsigned char digest[HASH_BYTES];
	char hexadecimal[HASH_HEX];
	struct hash hash;

	hash_init(&hash);
	for (; *texts; texts++)
		hash_add(&hash, *texts, strlen(*texts) + 1);
	hash_finish(&hash, digest);
	hash_hex(digest, hexadecimal);
	snprintf(name, UID_SIZE, "%.*s", UID_SIZE - 1, hexadecimal);
}

/* The same for the same result, whatever outbox it is put into; but one that there was before the
 * last is new again, or the server would be left with the last. */
static int make_key(char key[UID_SIZE], struct posting *posting,
    const struct posting_result *result, struct error *error)
{
	const char *url = posting->request.url, *learner = result->learner ? result->learner : "";
	char subject[UID_SIZE], content[UID_SIZE], turn[24];
	int number = 0;

	if (!result->subject)
		return uid_make(key, error);
	hash_texts(subject, (const char *const[]){url, learner, result->subject, NULL});
	hash_texts(content, (const char *const[]){url, learner, result->json, NULL});
	if (outbox_turn(posting->outbox, subject, content, &number, error) != 0)
		return -1;
	snprintf(turn, sizeof turn, "%d", number);
	hash_texts(key, (const char *const[]){content, turn, NULL});
	return 0;
}

int posting_put(struct posting *posting, const struct posting_result *result, struct error *error)
{
	char key[UID_SIZE] = "";
	int64_t now = clock_now_ms();

	if (make_key(key, posting, result, error) != 0)
		return -1;
	char *body = letter_write(&(struct letter){key, result->learner, now, result->json});
	const struct parcel parcel = {
	    .key = key,
	    .url = (char *)(uintptr_t)posting->request.url,
	    .learner = (char *)(uintptr_t)result->learner,
	    .exercise = (char *)(uintptr_t)result->exercise,
	    .verdict = (char *)(uintptr_t)result->verdict,
	    .body = body,
	    .length = body ? strlen(body) : 0,
	    .made_at = now,
	};
	int done =
	    body ? outbox_put(posting->outbox, &parcel, error) : error_set(error, "out of memory");

	free(body);
	return done;
}

int posting_begin(struct posting *posting, struct error *error)
{
	return outbox_begin(posting->outbox, error);
}

int posting_commit(struct posting *posting, struct error *error)
{
	return outbox_commit(posting->outbox, error);
}

/* --- sending ---------------------------------------------------------------------------------- */

static void say_refused(const struct posting *posting, const struct sender *sender)
{
	if (sender->refused > 0)
		typed_complain(
		    "%s: %s refused %d result%s, kept for you to look at (\"outbox\"): %s",
		    posting->request.command, posting->shown, sender->refused,
		    sender->refused == 1 ? "" : "s", sender->wrong.text);
}

static void say_waiting(const struct posting *posting, const struct sender *sender)
{
	const char *command = posting->request.command, *outbox = posting->request.outbox;
	const char *why = *sender->why.text ? sender->why.text : "there was no time for more";

	if (sender->waiting == 0)
		return;
	if (!outbox_path(posting->outbox))
		typed_complain("%s: the result was not posted, and is not kept: %s", command, why);
	else
		typed_complain(
		    "%s: %d result%s for %s, to be sent with \"stride outbox send%s%s\": %s",
		    command, sender->waiting, sender->waiting == 1 ? " waits" : "s wait",
		    posting->shown, outbox ? " --outbox " : "", outbox ? outbox : "", why);
}

void posting_send(struct posting *posting)
{
	struct error error = {""};
	struct sender sender = {
	    .outbox = posting->outbox,
	    .url = posting->request.url,
	    .secret = &posting->secret,
	    .post = fetch_post,
	    .patience_ms = PATIENCE_MS,
	    .most_ms = posting->most_ms,
	};

	if (sender_run(&sender, &error) != 0) {
		typed_complain(
		    "%s: what waits cannot be posted: %s", posting->request.command, error.text);
		return;
	}
	say_refused(posting, &sender);
	say_waiting(posting, &sender);
}

/* --- one result ------------------------------------------------------------------------------- */

/* Where nothing can be kept, as in a container without a disk, it has this one chance. */
static int put_somewhere(
    struct posting *posting, const struct posting_result *result, struct error *error)
{
	struct error why = {""};

	posting->outbox = open_outbox(posting->request.outbox, &why);
	if (posting->outbox && posting_put(posting, result, &why) == 0)
		return 0;
	typed_complain("%s: the result cannot be kept until it is posted: %s",
	    posting->request.command, why.text);
	outbox_close(posting->outbox);
	posting->outbox = outbox_open(NULL, error);
	return posting->outbox ? posting_put(posting, result, error) : -1;
}

static int post_report(struct posting *posting, const struct report *report, struct error *error)
{
	size_t length = 0;
	char *json = report_make("json", report, &length, error);
	const struct posting_result result = {
	    .learner = posting->request.learner,
	    .exercise = report->exercise->id,
	    .verdict = verdict_name(report->result->verdict),
	    .json = json,
	};
	int done = json ? put_somewhere(posting, &result, error) : -1;

	free(json);
	posting->most_ms = MOST_MS;
	if (done == 0)
		posting_send(posting);
	return done;
}

static void tell(const struct posting_request *request, const struct report *report)
{
	struct error error = {""};

	if (!request->url)
		return;
	output_flush(); /* whoever graded need not wait for the server to read it */
	struct posting *posting = begin(request, &error);

	if (!posting || post_report(posting, report, &error) != 0)
		typed_complain("%s: the result is not posted: %s", request->command, error.text);
	posting_close(posting);
}

const struct poster POSTER = {.check = check, .tell = tell};
