/* Addresses of what is in the object and outside of it, taken by code and lying in tables. */
#include "want.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int numbers[4] = {1, 2, 3, 4};
int shared[4] = {5, 6, 7, 8};

static int three(void)
{
	return 3;
}

int four(void);
int four(void)
{
	return 4;
}

static const char *const WORDS[] = {"one", "two", "three"};
static int (*const FUNCTIONS[])(void) = {three, four};
static int *places[] = {numbers, &numbers[3], &shared[2], shared + 4};
static size_t (*measure)(const char *) = strlen;
static FILE **the_output = &stdout;
static const struct {
	const char *name;
	int (*function)(void);
	const void *self;
} RECORD = {"record", three, &RECORD};

int stride_call(int which)
{
	int (*function)(void) = four;
	size_t (*length)(const char *) = strlen;

	OPAQUE(which);
	OPAQUE(function);
	OPAQUE(length);
	WANT(strcmp(WORDS[which], "one") == 0 && strcmp(WORDS[which + 2], "three") == 0);
	WANT(FUNCTIONS[which]() == 3 && FUNCTIONS[which + 1]() == 4);
	WANT(FUNCTIONS[which + 1] == function && function() == 4);
	WANT(*places[which] == 1 && *places[which + 1] == 4 && *places[which + 2] == 7);
	WANT(places[which + 3] == &shared[4] && places[which + 1] - places[which] == 3);
	WANT(measure == length && length(WORDS[which]) == 3 && measure("four") == 4);
	WANT(*the_output == stdout && &stdout == the_output && stdout != stderr);
	WANT(fprintf(stdout, "%s", "") == 0 && fflush(stdout) == 0);
	WANT(RECORD.self == &RECORD && RECORD.function() == 3);
	WANT(strcmp(RECORD.name, "record") == 0);
	return 0;
}
