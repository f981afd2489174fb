#include "src/fetch/trouble.h"

#include "grader/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What went wrong on whichever side it was. */
static const char *explain_any(int status)
{
	switch (status) {
	case 301:
	case 302:
	case 303:
	case 307:
	case 308:
		return "it is somewhere else; use the address to which it moved";
	case 404:
	case 410:
		return "nothing is there; is the address right?";
	case 408:
	case 425:
	case 429:
		return "it is busy; try again later";
	default:
		return status >= 500 ? "it is in trouble; try again later" : NULL;
	}
}

static const char *explain_fetch(int status)
{
	return status == 401 || status == 403 || status == 407
		   ? "it does not give this to us; ask whoever keeps it"
		   : "that is no answer to this; is the address right?";
}

static const char *explain_post(int status)
{
	return status == 401   ? "it does not know us; is the secret the right one?"
	       : status >= 400 ? "it does not take this"
			       : "that is no answer to this; is the address right?";
}

static const char *explain_status(int status, bool posted)
{
	const char *words = explain_any(status);

	return words ? words : posted ? explain_post(status) : explain_fetch(status);
}

static bool is_cut(CURLcode code)
{
	return code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR ||
	       code == CURLE_GOT_NOTHING || code == CURLE_HTTP2 || code == CURLE_HTTP2_STREAM;
}

static char *explain_cut(const struct trouble *trouble)
{
	const char *then =
	    trouble->resumable ? "try again, and it goes on from there" : "try again";

	if (!trouble->begun)
		return text_format("the connection was cut; try again");
	if (trouble->total > 0)
		return text_format("the connection was cut after %" PRIu64 " of %" PRIu64
				   " bytes; %s",
		    trouble->bytes, trouble->total, then);
	return text_format(
	    "the connection was cut after %" PRIu64 " bytes; %s", trouble->bytes, then);
}

static char *explain_time(const struct trouble *trouble)
{
	if (trouble->late)
		return text_format("it was not done within the time for it; try again later");
	if (!trouble->connected)
		return text_format("%s does not answer; try again later", trouble->address->host);
	return text_format(
	    "the server is too slow: less than %d bytes a second for %d seconds; try again later",
	    TROUBLE_SLOW_BYTES, TROUBLE_SLOW_SECONDS);
}

static char *explain_rest(const struct trouble *trouble)
{
	char *said = text_printable(trouble->said, strlen(trouble->said), false);
	const char *first =
	    trouble->code == CURLE_SSL_CACERT_BADFILE
		? "the file of certificates, SSL_CERT_FILE, is none: "
	    : trouble->code == CURLE_SSL_CONNECT_ERROR
		? "no safe connection comes about; is it a server for https? "
	    : trouble->code == CURLE_PEER_FAILED_VERIFICATION
		? "it may be another server than it says, and is not spoken to; is the address "
		  "right, and this machine's clock? "
		: "";
	char *words = text_format("%s%s", first, said && *said ? said : "libcurl does not say why");

	free(said);
	return words;
}

char *trouble_words(const struct trouble *trouble)
{
	const struct address *address = trouble->address;

	if (trouble->status > 0)
		return text_format("the server answered %d: %s", trouble->status,
		    explain_status(trouble->status, trouble->posted));
	if (is_cut(trouble->code))
		return explain_cut(trouble);
	switch (trouble->code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return text_format(
		    "there is no host \"%s\", or no network; is the address right?", address->host);
	case CURLE_COULDNT_RESOLVE_PROXY:
		return text_format("there is no such proxy as your environment names");
	case CURLE_COULDNT_CONNECT:
		return text_format("no server answers at %s, port %s; is the address right?",
		    address->host, address->port);
	case CURLE_FILE_COULDNT_READ_FILE:
		return text_format("there is no such file, or it may not be read");
	case CURLE_OPERATION_TIMEDOUT:
		return explain_time(trouble);
	default:
		return explain_rest(trouble);
	}
}
