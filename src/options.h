/*
 * options.h - the words of a command as options and arguments, by a table.
 *
 *     enum { FORMAT, QUIET, COUNT };
 *     static const struct option KNOWN[COUNT] = {
 *         [FORMAT] = {"format", "NAME"},
 *         [QUIET]  = {"quiet", NULL},
 *     };
 *     struct options options;
 *
 *     if (options_parse(&options, KNOWN, COUNT, count, words, &error) != 0)
 *         ...
 *     if (options.value[QUIET]) ...
 *
 * An option is --name VALUE or --name=VALUE, and stands anywhere; of one that is given twice the
 * last counts, unless the command asks for each by options_each. Everything behind "--" is an
 * argument, and so is "-".
 */
#ifndef SRC_OPTIONS_H
#define SRC_OPTIONS_H

#include "grader/error.h"

#define OPTIONS_MAX 32

struct option {
	const char *name;  /* without the dashes */
	const char *takes; /* what its value is called; NULL for a flag, which has none */
};

enum { OPTIONS_GIVEN_MAX = 64 };

/* Borrows the words. */
struct options {
	const char
	    *value[OPTIONS_MAX]; /* by the place in the table; NULL if not given; a flag: "" */
	char **arguments;        /* what is no option, in order */
	int count;
	struct given {
		int option; /* its place in the table */
		const char *value;
	} given[OPTIONS_GIVEN_MAX]; /* all, in order */
	int given_count;
};

/* Reorders the words. -1 when they have no meaning; the error names the mistake. */
int options_parse(struct options *options, const struct option *known, int known_count, int count,
    char **words, struct error *error);

/* What an option was given, time by time: number 0 is the first; NULL behind the last. */
const char *options_each(const struct options *options, int option, int number);

#endif
