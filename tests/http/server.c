/*
 * A server for tests, on loopback, that serves the files of a folder and misbehaves on demand.
 *
 *     http-server PORT FOLDER [CERTIFICATE KEY]
 *
 * prints the port, which is any for 0, and serves until its standard input ends. An address is a
 * way of answering and what it is about:
 *
 *     /file/NAME          as it should be: ETag, ranges, 304
 *     /weak/NAME          its ETag is weak, so that ranges mean nothing
 *     /whole/NAME         an ETag, but no range is ever served
 *     /cut/N/NAME         the connection is cut after N bytes of a whole file; ranges come whole
 *     /torn/N/NAME        the same, and its ETag is weak
 *     /shift/NAME         a range that is not the one that was asked for
 *     /status/N           only this status
 *     /retry/S/N          this status, and Retry-After: S
 *     /to/URL             redirects there, as it stands
 *     /round              redirects to itself
 *     /gzip/NAME          as a file, with Content-Encoding: gzip
 *     /announce/N         announces N bytes, and sends nothing of them
 *     /endless            bytes without end, and without a length
 *     /trickle            a byte now and then
 *     /silent             says nothing at all
 *     /post/NAME          takes a post, and writes all of it down, a file each, as NAME.NUMBER
 *     /flaky/N/S/NAME     the same, but the first N posts are answered with status S
 *     /busy/N/S/NAME      the same, but the first N posts are answered with Retry-After: S
 *     /gate/NAME          the same, but answered with the status that stands in FOLDER/gate
 *     /slow/NAME          the same, but answered a second later
 *     /deaf/NAME          takes it, and cuts the connection instead of an answer
 *     /picky/WORD/NAME    takes it, unless WORD stands in it: that is answered with 422
 *
 * Each request is noted in FOLDER/log, a line each: method, address, Range, If-None-Match.
 */
#include <microhttpd.h>

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *folder;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

enum { PATH_BYTES = 4096, POST_BYTES_MAX = 4 << 20 };

/* A request while it comes. */
struct request {
	char *body;
	size_t length;
};

typedef enum MHD_Result outcome;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "http-server: %s: %s\n", what, strerror(errno));
	exit(1);
}

static outcome send_and_forget(
    struct MHD_Connection *connection, unsigned status, struct MHD_Response *response)
{
	outcome sent = response ? MHD_queue_response(connection, status, response) : MHD_NO;

	if (response)
		MHD_destroy_response(response);
	return sent;
}

static struct MHD_Response *say(const char *text)
{
	return MHD_create_response_from_buffer(
	    strlen(text), (void *)(uintptr_t)text, MHD_RESPMEM_MUST_COPY);
}

static outcome answer(struct MHD_Connection *connection, unsigned status)
{
	return send_and_forget(connection, status, say("So it is.\n"));
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
	return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* --- files ------------------------------------------------------------------------------------ */

struct part {
	int fd;
	uint64_t from, to, cut; /* cut: an error after so many bytes; 0 for none */
};

static ssize_t read_part(void *context, uint64_t at, char *to, size_t most)
{
	const struct part *part = context;
	uint64_t left = part->to - part->from - at;

	if (part->cut > 0) {
		if (at >= part->cut)
			return MHD_CONTENT_READER_END_WITH_ERROR;
		if (most > part->cut - at)
			most = part->cut - at;
	}
	ssize_t got = pread(part->fd, to, left < most ? left : most, (off_t)(part->from + at));

	return got > 0 ? got : MHD_CONTENT_READER_END_WITH_ERROR;
}

static void close_part(void *context)
{
	struct part *part = context;

	close(part->fd);
	free(part);
}

/* What a file is known by: how large it is and when it was written. */
static void name_version(char *etag, size_t size, const struct stat *status, bool weak)
{
	snprintf(etag, size, "%s\"%jx-%jx\"", weak ? "W/" : "", (uintmax_t)status->st_size,
	    (uintmax_t)status->st_mtim.tv_sec * 1000000000 + (uintmax_t)status->st_mtim.tv_nsec);
}

struct serving {
	const char *name;
	uint64_t cut;
	bool weak, whole, shift, gzip;
};

/* The first byte that is asked for; 0 for a whole file. */
static uint64_t range_of(
    struct MHD_Connection *connection, const struct serving *serving, const char *etag)
{
	const char *range = header(connection, MHD_HTTP_HEADER_RANGE);
	const char *condition = header(connection, "If-Range");

	if (!range || serving->whole || strncmp(range, "bytes=", 6) != 0 ||
	    (condition && strcmp(condition, etag) != 0))
		return 0;
	return strtoull(range + 6, NULL, 10);
}

static outcome serve_part(struct MHD_Connection *connection, const struct serving *serving, int fd,
    uint64_t size, const char *etag)
{
	uint64_t from = range_of(connection, serving, etag);
	struct part *part = malloc(sizeof *part);
	char range[100];

	if (!part || from > size) {
		close(fd);
		free(part);
		return part ? answer(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE) : MHD_NO;
	}
	*part = (struct part){fd, from, size, from > 0 ? 0 : serving->cut};
	struct MHD_Response *response =
	    MHD_create_response_from_callback(size - from, 16384, read_part, part, close_part);

	snprintf(range, sizeof range, "bytes %" PRIu64 "-%" PRIu64 "/%" PRIu64,
	    from + (serving->shift ? 1 : 0), size - 1, size);
	if (from > 0)
		MHD_add_response_header(response, "Content-Range", range);
	if (serving->gzip)
		MHD_add_response_header(response, "Content-Encoding", "gzip");
	MHD_add_response_header(response, "ETag", etag);
	return send_and_forget(
	    connection, from > 0 ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, response);
}

static outcome serve(struct MHD_Connection *connection, struct serving serving)
{
	const char *known = header(connection, "If-None-Match");
	char path[PATH_BYTES], etag[100];
	struct stat status;

	snprintf(path, sizeof path, "%s/%s", folder, serving.name);
	int fd = strstr(serving.name, "..") ? -1 : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &status) != 0)
		return answer(connection, MHD_HTTP_NOT_FOUND);
	name_version(etag, sizeof etag, &status, serving.weak);
	if (known && strcmp(known, etag) == 0) {
		close(fd);
		return answer(connection, MHD_HTTP_NOT_MODIFIED);
	}
	return serve_part(connection, &serving, fd, (uint64_t)status.st_size, etag);
}

static outcome serve_file(struct MHD_Connection *connection, const char *name)
{
	return serve(connection, (struct serving){.name = name});
}

static outcome serve_weak(struct MHD_Connection *connection, const char *name)
{
	return serve(connection, (struct serving){.name = name, .weak = true, .whole = true});
}

static outcome serve_whole(struct MHD_Connection *connection, const char *name)
{
	return serve(connection, (struct serving){.name = name, .whole = true});
}

static outcome serve_shift(struct MHD_Connection *connection, const char *name)
{
	return serve(connection, (struct serving){.name = name, .shift = true});
}

static outcome serve_gzip(struct MHD_Connection *connection, const char *name)
{
	return serve(connection, (struct serving){.name = name, .gzip = true});
}

static outcome serve_cut(struct MHD_Connection *connection, const char *rest)
{
	char *name;
	uint64_t cut = strtoull(rest, &name, 10);

	return serve(connection, (struct serving){.name = name + 1, .cut = cut});
}

static outcome serve_torn(struct MHD_Connection *connection, const char *rest)
{
	char *name;
	uint64_t cut = strtoull(rest, &name, 10);

	return serve(connection,
	    (struct serving){.name = name + 1, .cut = cut, .weak = true, .whole = true});
}

/* --- trouble ---------------------------------------------------------------------------------- */

static outcome serve_status(struct MHD_Connection *connection, const char *number)
{
	return answer(connection, (unsigned)atoi(number));
}

static outcome serve_retry(struct MHD_Connection *connection, const char *rest)
{
	struct MHD_Response *response = say("Later.\n");
	char *status;
	long seconds = strtol(rest, &status, 10);
	char text[30];

	snprintf(text, sizeof text, "%ld", seconds);
	MHD_add_response_header(response, "Retry-After", text);
	return send_and_forget(connection, (unsigned)atoi(status + 1), response);
}

static outcome redirect(struct MHD_Connection *connection, const char *to)
{
	struct MHD_Response *response = say("");

	MHD_add_response_header(response, "Location", to);
	return send_and_forget(connection, MHD_HTTP_FOUND, response);
}

static outcome serve_round(struct MHD_Connection *connection, const char *rest)
{
	(void)rest;
	return redirect(connection, "/round/");
}

/* NOLINTNEXTLINE(readability-non-const-parameter): as the library wants it */
static ssize_t say_nothing(void *context, uint64_t at, char *to, size_t most)
{
	(void)context;
	(void)at;
	(void)to;
	(void)most;
	sleep(1);
	return 0;
}

static ssize_t say_little(void *context, uint64_t at, char *to, size_t most)
{
	(void)context;
	(void)at;
	(void)most;
	usleep(300000);
	*to = 'x';
	return 1;
}

static ssize_t say_much(void *context, uint64_t at, char *to, size_t most)
{
	(void)context;
	(void)at;
	memset(to, 'x', most);
	return (ssize_t)most;
}

static outcome stream(
    struct MHD_Connection *connection, uint64_t size, MHD_ContentReaderCallback from)
{
	return send_and_forget(connection, MHD_HTTP_OK,
	    MHD_create_response_from_callback(size, 4096, from, NULL, NULL));
}

static outcome serve_announce(struct MHD_Connection *connection, const char *number)
{
	return stream(connection, strtoull(number, NULL, 10), say_nothing);
}

static outcome serve_endless(struct MHD_Connection *connection, const char *rest)
{
	(void)rest;
	return stream(connection, MHD_SIZE_UNKNOWN, say_much);
}

static outcome serve_trickle(struct MHD_Connection *connection, const char *rest)
{
	(void)rest;
	return stream(connection, MHD_SIZE_UNKNOWN, say_little);
}

/* Its thread sleeps before there is a single byte. */
static outcome serve_silent(struct MHD_Connection *connection, const char *rest)
{
	(void)rest;
	sleep(60);
	return answer(connection, MHD_HTTP_OK);
}

/* --- posts ------------------------------------------------------------------------------------ */

static outcome write_line(
    void *context, enum MHD_ValueKind kind, const char *key, const char *value)
{
	(void)kind;
	fprintf(context, "%s: %s\n", key, value ? value : "");
	return MHD_YES;
}

/* Headers, an empty line, the body; whole before it has its name. */
static void note_post(
    struct MHD_Connection *connection, const char *path, const struct request *request)
{
	char making[PATH_BYTES + 8];

	snprintf(making, sizeof making, "%s.new", path);
	FILE *out = fopen(making, "w");

	if (!out)
		die(making);
	MHD_get_connection_values(connection, MHD_HEADER_KIND, write_line, out);
	fputc('\n', out);
	fwrite(request->body ? request->body : "", 1, request->length, out);
	if (fclose(out) != 0 || rename(making, path) != 0)
		die(path);
}

/* Which one it is of that name, from 1. */
static int take_post(
    struct MHD_Connection *connection, const char *name, const struct request *request)
{
	char path[PATH_BYTES];
	int number = 0;

	pthread_mutex_lock(&lock);
	do {
		snprintf(path, sizeof path, "%s/%s.%03d", folder, name, ++number);
	} while (access(path, F_OK) == 0);
	note_post(connection, path, request);
	pthread_mutex_unlock(&lock);
	return number;
}

static outcome post_plain(
    struct MHD_Connection *connection, const char *name, const struct request *request)
{
	take_post(connection, name, request);
	return answer(connection, MHD_HTTP_OK);
}

static outcome post_flaky(
    struct MHD_Connection *connection, const char *rest, const struct request *request)
{
	char *end;
	long failing = strtol(rest, &end, 10), status = strtol(end + 1, &end, 10);
	int number = take_post(connection, end + 1, request);

	return answer(connection, number <= failing ? (unsigned)status : MHD_HTTP_OK);
}

static outcome post_busy(
    struct MHD_Connection *connection, const char *rest, const struct request *request)
{
	char *seconds, *name, retry[100];
	long failing = strtol(rest, &seconds, 10);

	snprintf(retry, sizeof retry, "%ld/503", strtol(seconds + 1, &name, 10));
	int number = take_post(connection, name + 1, request);

	return number <= failing ? serve_retry(connection, retry) : answer(connection, MHD_HTTP_OK);
}

static outcome post_gate(
    struct MHD_Connection *connection, const char *name, const struct request *request)
{
	char path[PATH_BYTES], text[20] = "200";

	snprintf(path, sizeof path, "%s/gate", folder);
	FILE *gate = fopen(path, "r");

	if (gate && !fgets(text, sizeof text, gate))
		die(path);
	if (gate)
		fclose(gate);
	take_post(connection, name, request);
	return serve_status(connection, text);
}

static outcome post_slow(
    struct MHD_Connection *connection, const char *name, const struct request *request)
{
	take_post(connection, name, request);
	sleep(1);
	return answer(connection, MHD_HTTP_OK);
}

static outcome post_deaf(
    struct MHD_Connection *connection, const char *name, const struct request *request)
{
	(void)connection;
	take_post(connection, name, request);
	return MHD_NO;
}

static outcome post_picky(
    struct MHD_Connection *connection, const char *rest, const struct request *request)
{
	char word[100];
	size_t length = strcspn(rest, "/");

	snprintf(word, sizeof word, "%.*s", (int)length, rest);
	take_post(connection, rest + length + 1, request);
	return answer(connection, strstr(request->body ? request->body : "", word) ? 422 : 200);
}

static outcome post_status(
    struct MHD_Connection *connection, const char *number, const struct request *request)
{
	(void)request;
	return serve_status(connection, number);
}

static outcome post_retry(
    struct MHD_Connection *connection, const char *rest, const struct request *request)
{
	(void)request;
	return serve_retry(connection, rest);
}

static outcome post_redirect(
    struct MHD_Connection *connection, const char *to, const struct request *request)
{
	(void)request;
	return redirect(connection, to);
}

/* --- the whole -------------------------------------------------------------------------------- */

static const struct way {
	const char *name;
	outcome (*get)(struct MHD_Connection *connection, const char *rest);
	outcome (*post)(
	    struct MHD_Connection *connection, const char *rest, const struct request *request);
} WAYS[] = {
    {"file", serve_file, NULL},
    {"weak", serve_weak, NULL},
    {"whole", serve_whole, NULL},
    {"cut", serve_cut, NULL},
    {"torn", serve_torn, NULL},
    {"shift", serve_shift, NULL},
    {"gzip", serve_gzip, NULL},
    {"status", serve_status, post_status},
    {"retry", serve_retry, post_retry},
    {"to", redirect, post_redirect},
    {"round", serve_round, NULL},
    {"announce", serve_announce, NULL},
    {"endless", serve_endless, NULL},
    {"trickle", serve_trickle, NULL},
    {"silent", serve_silent, NULL},
    {"post", NULL, post_plain},
    {"flaky", NULL, post_flaky},
    {"busy", NULL, post_busy},
    {"gate", NULL, post_gate},
    {"slow", NULL, post_slow},
    {"deaf", NULL, post_deaf},
    {"picky", NULL, post_picky},
    {NULL, NULL, NULL},
};

static void note_request(struct MHD_Connection *connection, const char *method, const char *url)
{
	const char *range = header(connection, MHD_HTTP_HEADER_RANGE);
	const char *known = header(connection, "If-None-Match");
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/log", folder);
	pthread_mutex_lock(&lock);
	FILE *log = fopen(path, "a");

	if (!log)
		die(path);
	fprintf(log, "%s %s %s %s\n", method, url, range ? range : "-", known ? known : "-");
	fclose(log);
	pthread_mutex_unlock(&lock);
}

static outcome dispatch(struct MHD_Connection *connection, const char *method, const char *url,
    const struct request *request)
{
	size_t length = strcspn(url + 1, "/");
	const char *rest = url + 1 + length + (url[1 + length] == '/');

	for (const struct way *way = WAYS; way->name; way++) {
		if (strlen(way->name) != length || strncmp(way->name, url + 1, length) != 0)
			continue;
		if (way->post && strcmp(method, "POST") == 0)
			return way->post(connection, rest, request);
		if (way->get && strcmp(method, "GET") == 0)
			return way->get(connection, rest);
		return answer(connection, MHD_HTTP_METHOD_NOT_ALLOWED);
	}
	return answer(connection, MHD_HTTP_NOT_FOUND);
}

/* Is called when the headers are there, then for each piece of the body, and at its end. */
static outcome on_request(void *context, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *piece, size_t *length, void **own)
{
	struct request *request = *own;

	(void)context;
	(void)version;
	if (!request) {
		note_request(connection, method, url);
		*own = calloc(1, sizeof *request);
		return *own ? MHD_YES : MHD_NO;
	}
	if (*length == 0)
		return dispatch(connection, method, url, request);
	if (request->length + *length > POST_BYTES_MAX)
		return MHD_NO;
	char *body = realloc(request->body, request->length + *length + 1);

	if (!body)
		return MHD_NO;
	memcpy(body + request->length, piece, *length);
	request->body = body;
	request->length += *length;
	body[request->length] = '\0';
	*length = 0;
	return MHD_YES;
}

static void on_end(void *context, struct MHD_Connection *connection, void **own,
    enum MHD_RequestTerminationCode why)
{
	struct request *request = *own;

	(void)context;
	(void)connection;
	(void)why;
	if (request)
		free(request->body);
	free(request);
}

static char *read_text(const char *path)
{
	char *text = calloc(1, 65536);
	FILE *in = fopen(path, "r");

	if (!in || !text || fread(text, 1, 65535, in) == 0)
		die(path);
	fclose(in);
	return text;
}

/* `files` are a certificate and its key, or nothing. */
static struct MHD_Daemon *start(uint16_t port, char **files)
{
	struct sockaddr_in here = {.sin_family = AF_INET,
	    .sin_port = htons(port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD;
	struct MHD_OptionItem safe[] = {
	    {MHD_OPTION_HTTPS_MEM_CERT, 0, *files ? read_text(files[0]) : NULL},
	    {MHD_OPTION_HTTPS_MEM_KEY, 0, *files ? read_text(files[1]) : NULL},
	    {MHD_OPTION_END, 0, NULL},
	};

	return MHD_start_daemon(flags | (*files ? MHD_USE_TLS : 0), port, NULL, NULL, on_request,
	    NULL, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&here, MHD_OPTION_NOTIFY_COMPLETED,
	    on_end, NULL, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_ARRAY,
	    *files ? safe : safe + 2, MHD_OPTION_END);
}

int main(int argc, char **argv)
{
	char byte;

	if (argc != 3 && argc != 5) {
		fprintf(stderr, "usage: http-server PORT FOLDER [CERTIFICATE KEY]\n");
		return 2;
	}
	folder = argv[2];
	signal(SIGPIPE, SIG_IGN);
	struct MHD_Daemon *daemon = start((uint16_t)atoi(argv[1]), argv + 3);

	if (!daemon)
		die("cannot start");
	printf("%d\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) > 0)
		;
	return 0; /* those that are silent are not waited for */
}
