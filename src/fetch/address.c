#include "src/fetch/address.h"

#include "grader/text.h"
#include "src/fetch/curl.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SHOWN_BYTES_MAX = 200 };

static char *part_of(CURLU *url, CURLUPart part)
{
	char *text = NULL;

	if (curl.curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK || !text)
		return strdup("");
	char *copy = text_printable(text, strlen(text), false);

	curl.curl_free(text);
	return copy;
}

static void show(struct address *address, CURLU *url)
{
	char *whole = NULL;

	curl.curl_url_set(url, CURLUPART_USER, NULL, 0);
	curl.curl_url_set(url, CURLUPART_PASSWORD, NULL, 0);
	curl.curl_url_set(url, CURLUPART_OPTIONS, NULL, 0);
	curl.curl_url_set(url, CURLUPART_QUERY, NULL, 0);
	curl.curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0);
	if (curl.curl_url_get(url, CURLUPART_URL, &whole, 0) != CURLUE_OK)
		return;
	size_t length = strlen(whole);

	address->shown =
	    text_printable(whole, length < SHOWN_BYTES_MAX ? length : SHOWN_BYTES_MAX, false);
	curl.curl_free(whole);
}

void address_release(struct address *address)
{
	free(address->scheme);
	free(address->host);
	free(address->port);
	free(address->shown);
	*address = (struct address){0};
}

bool address_is(const struct address *address, const char *scheme)
{
	return strcasecmp(address->scheme, scheme) == 0;
}

bool address_read(struct address *address, const char *text)
{
	CURLU *url = curl.curl_url();

	if (url &&
	    curl.curl_url_set(url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK) {
		address->scheme = part_of(url, CURLUPART_SCHEME);
		address->host = part_of(url, CURLUPART_HOST);
		address->port = part_of(url, CURLUPART_PORT);
		show(address, url);
	}
	curl.curl_url_cleanup(url);
	return address->scheme && address->host && address->port && address->shown;
}

int address_take(struct address *address, const char *url, const char *schemes, struct error *error)
{
	bool known = address_read(address, url);

	if (known && (address_is(address, "http") || address_is(address, "https") ||
			 (address_is(address, "file") && strcmp(schemes, ADDRESS_OF_FILE) == 0)))
		return 0;
	char *said = text_printable(url, strnlen(url, SHOWN_BYTES_MAX), false);

	error_set(error, "\"%s\" is no address that can be used here: one begins with %s",
	    known  ? address->shown
	    : said ? said
		   : "",
	    strcmp(schemes, ADDRESS_OF_FILE) == 0 ? "https://, http:// or file:///"
						  : "https:// or http://");
	free(said);
	return -1;
}
