/*
 * One transfer is one question to a server and its answer; a redirect makes another one, so that
 * each address is looked at before anybody is asked there. What to do with an answer is decided
 * where its headers end, in take_headers(): only what was asked for is written, and what is too
 * large is refused before its first byte came.
 */
#include "src/fetch/fetch.h"

#include "grader/clock.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/fetch/address.h"
#include "src/fetch/curl.h"
#include "src/fetch/gauge.h"
#include "src/fetch/partial.h"
#include "src/fetch/trouble.h"

#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	REDIRECTS_MAX = 5,
	CONNECT_SECONDS = 15,
	POST_SECONDS = 30,
	ANSWER_BYTES_MAX = 4096,
	DISCARDED_BYTES_MAX = 65536, /* of a page that says why there is nothing */
};

#define MEGABYTE 1048576.0

/* --- one transfer ----------------------------------------------------------------------------- */

struct transfer {
	CURL *handle;
	struct address address;
	struct fetch_answer *answer;
	struct error *error;
	bool failed;  /* the error is set already */
	bool decided; /* the headers came, and what to do with the rest is known */
	char said[CURL_ERROR_SIZE];
	struct gauge gauge;

	/* a file */
	const struct fetch *fetch;
	struct partial *partial; /* NULL for a post */
	double deadline_ms;
	uint64_t from;  /* asked for from this byte on */
	uint64_t total; /* 0 while unknown */
	bool wanted;    /* the rest is the file, or the part that was asked for */

	size_t discarded, body_length;
};

static void set_number(const struct transfer *transfer, CURLoption option, long value)
{
	curl.curl_easy_setopt(transfer->handle, option, value);
}

/* A text that libcurl copies. */
static void set_text(const struct transfer *transfer, CURLoption option, const char *value)
{
	curl.curl_easy_setopt(transfer->handle, option, value);
}

static int status_of(const struct transfer *transfer)
{
	long status = 0;

	curl.curl_easy_getinfo(transfer->handle, CURLINFO_RESPONSE_CODE, &status);
	return (int)status;
}

/* Borrowed from the handle; NULL if there is none. */
static const char *header_of(const struct transfer *transfer, const char *name)
{
	struct curl_header *header = NULL;

	return curl.curl_easy_header(transfer->handle, name, 0, CURLH_HEADER, -1, &header) ==
		       CURLHE_OK
		   ? header->value
		   : NULL;
}

/* A number, and behind it one of these characters or nothing. */
static bool read_number(const char *text, const char *ends, uint64_t *number)
{
	size_t digits = strspn(text, "0123456789");

	if (digits == 0 || digits > 18 || !strchr(ends, text[digits]))
		return false;
	*number = strtoull(text, NULL, 10);
	return true;
}

/* --- what comes ------------------------------------------------------------------------------- */

static int refuse_size(struct transfer *transfer, uint64_t size)
{
	char *announced = size > 0 ? text_format("it has %.1f MB", (double)size / MEGABYTE) : NULL;

	transfer->failed = true;
	partial_begin(transfer->partial, NULL, transfer->error);
	error_set(transfer->error, "cannot fetch %s: %s, and at most %.1f MB are taken",
	    transfer->address.shown, announced ? announced : "it does not end",
	    (double)transfer->fetch->bytes_max / MEGABYTE);
	free(announced);
	return -1;
}

/* "bytes 100-199/200": it has to go on where we are. */
static bool is_rest(const struct transfer *transfer)
{
	const char *range = header_of(transfer, "Content-Range");
	uint64_t first = 0;

	return range && strncasecmp(range, "bytes ", 6) == 0 &&
	       read_number(range + 6, "-", &first) && first == transfer->from && transfer->from > 0;
}

/* What is announced; 0 if nothing is. False if it is no number. */
static bool find_length(const struct transfer *transfer, uint64_t *length)
{
	const char *said = header_of(transfer, "Content-Length");
	curl_off_t known = -1;

	*length = 0;
	if (said)
		return read_number(said, " \t", length);
	if (address_is(&transfer->address, "file"))
		curl.curl_easy_getinfo(
		    transfer->handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &known);
	if (known > 0)
		*length = (uint64_t)known;
	return true;
}

/* A whole file, or the rest of one: makes ready for it. */
static int take_file(struct transfer *transfer, bool rest)
{
	const char *etag = header_of(transfer, "ETag");
	uint64_t length = 0;

	if (!find_length(transfer, &length)) {
		transfer->failed = true;
		return error_set(transfer->error,
		    "cannot fetch %s: how long the server says it is is no number; try again later",
		    transfer->address.shown);
	}
	transfer->total = length + (rest ? transfer->from : 0);
	if (transfer->total > transfer->fetch->bytes_max)
		return refuse_size(transfer, transfer->total);
	transfer->wanted = true;
	free(transfer->answer->etag);
	transfer->answer->etag = etag && *etag ? strdup(etag) : NULL;
	if (rest || partial_begin(transfer->partial, etag, transfer->error) == 0)
		return 0;
	transfer->failed = true;
	return -1;
}

/* All headers are there, or there are none and it begins. */
static int take_headers(struct transfer *transfer)
{
	int status = status_of(transfer);

	transfer->decided = true;
	if (!transfer->partial)
		return 0;
	if (status == 206 && !is_rest(transfer)) {
		transfer->failed = true;
		partial_begin(transfer->partial, NULL, transfer->error);
		return error_set(transfer->error,
		    "cannot fetch %s: the server sent another part of it than it was asked for; "
		    "try again",
		    transfer->address.shown);
	}
	if (status == 200 || status == 206 || address_is(&transfer->address, "file"))
		return take_file(transfer, status == 206);
	return 0;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as libcurl wants it */
static size_t on_header(char *line, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	bool is_end = size * count <= 2 && (*line == '\r' || *line == '\n');

	/* Behind the body there may be more; before the answer others, such as 100. */
	if (is_end && !transfer->decided && status_of(transfer) >= 200 &&
	    take_headers(transfer) != 0)
		return 0;
	return size * count;
}

/* What a server says beside is read up to some length, or else it could go on for ever. */
static size_t discard(struct transfer *transfer, size_t length)
{
	transfer->discarded += length;
	return transfer->discarded > DISCARDED_BYTES_MAX ? 0 : length;
}

static size_t keep_answer(struct transfer *transfer, const char *bytes, size_t length)
{
	size_t room = ANSWER_BYTES_MAX - transfer->body_length;
	size_t kept = length < room ? length : room;
	char *body = realloc(transfer->answer->body, transfer->body_length + kept + 1);

	if (!body)
		return 0;
	memcpy(body + transfer->body_length, bytes, kept);
	transfer->body_length += kept;
	body[transfer->body_length] = '\0';
	transfer->answer->body = body;
	return discard(transfer, length);
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	size_t length = size * count;

	if (!transfer->decided && take_headers(transfer) != 0)
		return 0;
	if (!transfer->partial)
		return keep_answer(transfer, bytes, length);
	if (!transfer->wanted)
		return discard(transfer, length);
	if (transfer->partial->bytes + length > transfer->fetch->bytes_max) {
		refuse_size(transfer, transfer->total);
		return 0;
	}
	if (partial_add(transfer->partial, bytes, length, transfer->error) == 0)
		return length;
	transfer->failed = true;
	partial_begin(transfer->partial, NULL, &(struct error){""}); /* gives the room back */
	return 0;
}

/* Is called about once a second at least, also while nothing comes. */
static int on_progress(
    void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
	struct transfer *transfer = context;

	(void)down_total;
	(void)down;
	(void)up_total;
	(void)up;
	if (transfer->wanted)
		gauge_set(&transfer->gauge, transfer->partial->bytes, transfer->total);
	return stop_asked != 0;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* libcurl leaves its writing to a pipe or socket without a reader to the signal, which would end
 * us. */
static CURLcode perform(CURL *handle)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction before;

	sigaction(SIGPIPE, &ignore, &before);
	CURLcode code = curl.curl_easy_perform(handle);

	sigaction(SIGPIPE, &before, NULL);
	return code;
}

static void set_up(struct transfer *transfer, const char *url, const char *schemes)
{
	const char *authorities = getenv("SSL_CERT_FILE");

	set_text(transfer, CURLOPT_URL, url);
	set_text(transfer, CURLOPT_PROTOCOLS_STR, schemes);
	set_text(transfer, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	set_text(transfer, CURLOPT_USERAGENT, "stride/" STRIDE_VERSION);
	set_number(transfer, CURLOPT_FOLLOWLOCATION, 0);
	set_number(transfer, CURLOPT_SSL_VERIFYPEER, 1);
	set_number(transfer, CURLOPT_SSL_VERIFYHOST, 2);
	if (authorities && *authorities)
		set_text(transfer, CURLOPT_CAINFO, authorities);
	set_number(transfer, CURLOPT_NOSIGNAL, 1);
	set_number(transfer, CURLOPT_QUICK_EXIT, 1); /* waits for no name server that is silent */
	set_number(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1);
	set_number(transfer, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	set_number(transfer, CURLOPT_LOW_SPEED_LIMIT, TROUBLE_SLOW_BYTES);
	set_number(transfer, CURLOPT_LOW_SPEED_TIME, TROUBLE_SLOW_SECONDS);
	set_number(transfer, CURLOPT_NOPROGRESS, 0);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_ERRORBUFFER, transfer->said);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_HEADERFUNCTION, on_header);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_HEADERDATA, transfer);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_WRITEFUNCTION, on_body);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_WRITEDATA, transfer);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_XFERINFODATA, transfer);
}

/* Puts a line at the end of the list; without memory nothing is left of it. */
static bool add_line(struct curl_slist **list, const char *line)
{
	struct curl_slist *longer = line ? curl.curl_slist_append(*list, line) : NULL;

	if (!longer)
		curl.curl_slist_free_all(*list);
	*list = longer;
	return longer != NULL;
}

/* --- what went wrong -------------------------------------------------------------------------- */

static int explain(struct transfer *transfer, CURLcode code, const char *tried)
{
	const struct partial *partial = transfer->partial;
	curl_off_t connected = 0;

	if (transfer->failed)
		return -1;
	curl.curl_easy_getinfo(transfer->handle, CURLINFO_PRETRANSFER_TIME_T, &connected);
	struct trouble trouble = {
	    .address = &transfer->address,
	    .code = code,
	    .said = transfer->said,
	    .status = transfer->wanted ? 0 : transfer->answer->status,
	    .posted = !partial,
	    .late = transfer->deadline_ms - clock_ms() < 50,
	    .connected = connected > 0,
	    .begun = transfer->wanted,
	    .bytes = partial ? partial->bytes : 0,
	    .total = transfer->total,
	    .resumable = partial && partial->etag && partial->bytes > 0,
	};
	char *words = stop_asked ? text_format("it was interrupted") : trouble_words(&trouble);

	error_set(transfer->error, "cannot %s %s: %s", tried, transfer->address.shown,
	    words ? words : "out of memory");
	free(words);
	return -1;
}

/* --- a file ----------------------------------------------------------------------------------- */

/* What we have, or have a part of. */
static int add_conditions(struct transfer *transfer, struct curl_slist **headers)
{
	const struct partial *partial = transfer->partial;
	char *none_match = NULL, *if_range = NULL, *range = NULL;
	bool made = true;

	if (transfer->fetch->etag) {
		none_match = text_format("If-None-Match: %s", transfer->fetch->etag);
		made = add_line(headers, none_match);
	}
	transfer->from =
	    partial->etag && !address_is(&transfer->address, "file") ? partial->bytes : 0;
	if (made && transfer->from > 0) {
		if_range = text_format("If-Range: %s", partial->etag);
		range = text_format("%" PRIu64 "-", transfer->from);
		made = range && add_line(headers, if_range);
		if (made)
			set_text(transfer, CURLOPT_RANGE, range);
	}
	free(none_match);
	free(if_range);
	free(range);
	return made ? 0 : error_set(transfer->error, "out of memory");
}

/* One question. 0 if it was answered, with whatever. */
static int ask(struct transfer *transfer, const char *url, CURLcode *code)
{
	struct curl_slist *headers = NULL;
	double left_ms = transfer->deadline_ms - clock_ms();

	transfer->decided = transfer->wanted = false;
	transfer->discarded = 0;
	transfer->total = 0;
	transfer->handle = curl.curl_easy_init();
	if (!transfer->handle)
		return error_set(transfer->error, "out of memory");
	set_up(transfer, url, ADDRESS_OF_FILE);
	set_number(transfer, CURLOPT_TIMEOUT_MS, left_ms > 1 ? (long)left_ms : 1);
	if (add_conditions(transfer, &headers) != 0)
		return -1;
	curl.curl_easy_setopt(transfer->handle, CURLOPT_HTTPHEADER, headers);
	*code = perform(transfer->handle);
	gauge_wipe(&transfer->gauge);
	transfer->answer->status = transfer->decided ? status_of(transfer) : 0;
	curl.curl_easy_setopt(transfer->handle, CURLOPT_HTTPHEADER, NULL);
	curl.curl_slist_free_all(headers);
	return 0;
}

/* An answer with nothing in it has no first byte at which it is decided. */
static bool is_whole(struct transfer *transfer, CURLcode code)
{
	if (code == CURLE_OK && !transfer->decided)
		take_headers(transfer);
	return code == CURLE_OK && transfer->wanted && !transfer->failed;
}

/* The address to which we are sent, the caller's; NULL with the error if there it may not go. */
static char *redirected(struct transfer *transfer)
{
	struct address to = {0};
	char *url = NULL, *copy = NULL;

	curl.curl_easy_getinfo(transfer->handle, CURLINFO_REDIRECT_URL, &url);
	if (!url)
		error_set(transfer->error,
		    "cannot fetch %s: the server sends us elsewhere (%d), "
		    "but does not say where",
		    transfer->address.shown, transfer->answer->status);
	else if (!address_read(&to, url))
		error_set(transfer->error, "cannot fetch %s: the server sends us to no address",
		    transfer->address.shown);
	else if (address_is(&to, "https"))
		copy = strdup(url);
	else
		error_set(transfer->error,
		    "cannot fetch %s: the server sends us to %s, and only an https address is "
		    "followed; if that is the right one, type it",
		    transfer->address.shown, to.shown);
	address_release(&to);
	return copy;
}

/* From one address to the next, and how it ends. */
struct trip {
	char *url; /* to be asked next; NULL at the end */
	int redirects;
	bool anew; /* the part that was there was of no use, and is forgotten */
	int done;
};

static void go_on(struct transfer *transfer, struct trip *trip)
{
	if (trip->redirects++ < REDIRECTS_MAX)
		trip->url = redirected(transfer);
	else
		error_set(transfer->error,
		    "cannot fetch %s: the server sends us on and on, more than %d times",
		    transfer->address.shown, REDIRECTS_MAX);
}

static void begin_anew(struct transfer *transfer, struct trip *trip, char *url)
{
	trip->anew = true;
	if (partial_begin(transfer->partial, NULL, transfer->error) == 0)
		trip->url = strdup(url);
}

/* What follows from an answer. */
static void conclude(struct transfer *transfer, struct trip *trip, char *url, CURLcode code)
{
	int status = transfer->answer->status;

	trip->done = -1;
	if (is_whole(transfer, code)) {
		trip->done = 0;
	} else if (status == 304 && transfer->fetch->etag) {
		transfer->answer->unchanged = true;
		trip->done = 0;
	} else if (status == 416 && transfer->from > 0 && !trip->anew) {
		begin_anew(transfer, trip, url);
	} else if (status >= 300 && status < 400 && status != 304) {
		go_on(transfer, trip);
	} else {
		explain(transfer, code, "fetch");
	}
	/* Whoever has nothing for us has no rest of it either; whoever sends us on may know one. */
	if (trip->done != 0 && !trip->url && status >= 300 && status < 500)
		partial_begin(transfer->partial, NULL, &(struct error){""});
}

static void take_step(struct transfer *transfer, struct trip *trip)
{
	char *url = trip->url;
	CURLcode code = CURLE_OK;

	trip->url = NULL;
	trip->done = -1;
	address_release(&transfer->address);
	if (address_take(&transfer->address, url, ADDRESS_OF_FILE, transfer->error) == 0 &&
	    ask(transfer, url, &code) == 0)
		conclude(transfer, trip, url, code);
	curl.curl_easy_cleanup(transfer->handle);
	transfer->handle = NULL;
	free(url);
}

int fetch_file(const struct fetch *fetch, struct fetch_answer *answer, struct error *error)
{
	struct trip trip = {.url = strdup(fetch->url), .done = -1};
	struct partial partial;
	struct transfer transfer = {
	    .answer = answer,
	    .error = error,
	    .fetch = fetch,
	    .partial = &partial,
	    .deadline_ms = clock_ms() + 1e3 * fetch->seconds_max,
	    .gauge = {.shown = fetch->shows_progress},
	};

	*answer = (struct fetch_answer){.retry_after_s = -1};
	if (curl_load(error) != 0 || partial_open(&partial, fetch->to, fetch->url, error) != 0) {
		free(trip.url);
		return -1;
	}
	while (trip.url)
		take_step(&transfer, &trip);
	address_release(&transfer.address);
	if (trip.done == 0 && !answer->unchanged)
		return partial_finish(&partial, error);
	if (trip.done == 0)
		partial_discard(&partial);
	else
		partial_stop(&partial);
	return trip.done;
}

/* --- a post ----------------------------------------------------------------------------------- */

static struct curl_slist *make_headers(const char *const *lines)
{
	/* Or libcurl would wait whether the server wants the body at all. */
	struct curl_slist *list = NULL;
	bool made = add_line(&list, "Content-Type: application/json") && add_line(&list, "Expect:");

	for (; made && lines && *lines; lines++)
		made = add_line(&list, *lines);
	return list;
}

static int post(struct transfer *transfer, const char *url, const char *body, size_t length,
    struct curl_slist *headers)
{
	curl_off_t retry_after = 0;

	set_up(transfer, url, ADDRESS_OF_POST);
	set_number(transfer, CURLOPT_TIMEOUT, POST_SECONDS);
	set_number(transfer, CURLOPT_POST, 1);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_POSTFIELDS, body);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
	curl.curl_easy_setopt(transfer->handle, CURLOPT_HTTPHEADER, headers);
	CURLcode code = perform(transfer->handle);

	transfer->answer->status = transfer->decided ? status_of(transfer) : 0;
	curl.curl_easy_getinfo(transfer->handle, CURLINFO_RETRY_AFTER, &retry_after);
	if (retry_after > 0)
		transfer->answer->retry_after_s =
		    retry_after < INT_MAX ? (int)retry_after : INT_MAX;
	/* Once it has said that it took it, what else it says may be cut. */
	if (transfer->answer->status >= 200 && transfer->answer->status < 300)
		return 0;
	return explain(transfer, code, "post to");
}

int fetch_post(const char *url, const char *body, size_t length, const char *const *headers,
    struct fetch_answer *answer, struct error *error)
{
	struct transfer transfer = {
	    .answer = answer,
	    .error = error,
	    .deadline_ms = clock_ms() + 1e3 * POST_SECONDS,
	};
	int done = -1;

	*answer = (struct fetch_answer){.retry_after_s = -1};
	if (curl_load(error) != 0)
		return -1;
	struct curl_slist *lines = make_headers(headers);

	transfer.handle = curl.curl_easy_init();
	if (!lines || !transfer.handle)
		error_set(error, "out of memory");
	else if (address_take(&transfer.address, url, ADDRESS_OF_POST, error) == 0)
		done = post(&transfer, url, body, length, lines);
	curl.curl_easy_cleanup(transfer.handle);
	curl.curl_slist_free_all(lines);
	address_release(&transfer.address);
	return done;
}

void fetch_answer_release(struct fetch_answer *answer)
{
	free(answer->etag);
	free(answer->body);
	*answer = (struct fetch_answer){.retry_after_s = -1};
}
