/*
 * library.h - a shared library that is loaded when a command first needs it.
 *
 * A program that is linked against libcurl starts 3 ms later, and most commands never fetch
 * anything. So the file that a library belongs to lists the functions that it calls, and loads
 * them:
 *
 *     #define FUNCTIONS(X) X(curl_easy_init) X(curl_easy_setopt)
 *     static struct { FUNCTIONS(LIBRARY_POINTER) } curl;
 *     #define SYMBOL(name) {#name, &curl.name},
 *     static const struct library_symbol SYMBOLS[] = {FUNCTIONS(SYMBOL) {NULL, NULL}};
 *
 *     if (library_load("libcurl.so.4", SYMBOLS, error) != 0)
 *             return -1;
 *     CURL *handle = curl.curl_easy_init();
 *
 * It stays loaded.
 */
#ifndef SRC_LIBRARY_H
#define SRC_LIBRARY_H

#include "grader/error.h"

/* A pointer to a function, by the function's own name. */
#define LIBRARY_POINTER(name) __typeof__(&name) name; /* NOLINT(bugprone-macro-parentheses) */

struct library_symbol {
	const char *name;
	void *pointer; /* to the pointer that is to be set */
};

/* `names` are the files that will do, with a blank between two; the first that is there is taken.
 * The symbols end with one without a name. Twice is the same as once. */
int library_load(const char *names, const struct library_symbol *symbols, struct error *error);

#endif
