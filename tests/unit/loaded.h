/*
 * loaded.h - for tests: objects that are loaded, and called, in a process of their own.
 */
#ifndef TESTS_UNIT_LOADED_H
#define TESTS_UNIT_LOADED_H

#include "grader/grader.h"
#include "grader/runner/image.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The headers that they may use, unless a test says otherwise. */
enum { LOADED_KIT = 1U << KIT_TENSOR | 1U << KIT_LAX };

/* Instead of what stride_call is called with. */
enum { LOADED_ONLY = -1 };

/* What such a process leaves behind. */
extern struct loaded {
	struct image_report report;
	bool call_is_code; /* stride_call lies in what is said to be the code */
	int answer;
	char sentence[256]; /* what the kit refused it with */
} * the_loaded;

/* Once, before all else; 0 or -1. */
int loaded_begin(void);

/* Loads an object and calls it. The status of the process; what else is known is in the_loaded. */
int loaded_apart(int fd, unsigned kit, int which);

/* For whoever makes such a process: ends it where a signal would else be a failure of the test. */
void loaded_begin_child(void);

/* Its status. */
int loaded_await(pid_t child);

/* A descriptor of a file of such bytes. */
int loaded_file(const void *bytes, size_t size);

#endif
