#include "src/fetch/curl.h"

#include <stddef.h>

#define LIBRARIES "libcurl.so.4 libcurl-gnutls.so.4"

struct curl_functions curl;

#define SYMBOL(name) {#name, &curl.name},
static const struct library_symbol SYMBOLS[] = {CURL_FUNCTIONS(SYMBOL){NULL, NULL}};

int curl_load(struct error *error)
{
	if (curl.curl_free)
		return 0;
	if (library_load(LIBRARIES, SYMBOLS, error) != 0)
		return -1;
	return curl.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK
		   ? 0
		   : error_set(error, "cannot use libcurl: it does not start");
}
