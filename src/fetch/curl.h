/*
 * curl.h - libcurl, loaded at first use, for the files of fetch.
 *
 *     if (curl_load(error) != 0)
 *             return -1;
 *     CURL *handle = curl.curl_easy_init();
 */
#ifndef SRC_FETCH_CURL_H
#define SRC_FETCH_CURL_H

#include "grader/error.h"
#include "src/library.h"

/* The checked calls of that header are macros, which cannot be members of a struct. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define CURL_FUNCTIONS(X)      \
	X(curl_global_init)    \
	X(curl_easy_init)      \
	X(curl_easy_setopt)    \
	X(curl_easy_perform)   \
	X(curl_easy_getinfo)   \
	X(curl_easy_header)    \
	X(curl_easy_cleanup)   \
	X(curl_slist_append)   \
	X(curl_slist_free_all) \
	X(curl_url)            \
	X(curl_url_set)        \
	X(curl_url_get)        \
	X(curl_url_cleanup)    \
	X(curl_free)

struct curl_functions {
	CURL_FUNCTIONS(LIBRARY_POINTER)
};

/* Set once, and constant from then on. */
extern struct curl_functions curl;

int curl_load(struct error *error);

#endif
