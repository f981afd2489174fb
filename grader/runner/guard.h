/*
 * guard.h - arguments with nothing beside them.
 *
 * Each tensor argument is copied between two pages that cannot be touched. It can lie against only
 * one of them, so one pass puts it against the page behind and the other against the page in front;
 * an access one element outside, at either end, is a fault in one of the two.
 */
#ifndef GRADER_RUNNER_GUARD_H
#define GRADER_RUNNER_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct guard {
	char *room;   /* between the pages */
	size_t bytes; /* of the room: whole pages */
	float *data;  /* where the argument lies now */
};

/* Room for up to so many floats; 0 or -1. Never released: it lives as long as the process. */
int guard_make(struct guard *guard, size_t floats);

/* Copies an argument in, against one of the pages; what is left of the room gets the poison. */
void guard_place(struct guard *guard, const float *from, size_t floats, bool behind, int poison);

/* Whether an address belongs to it or to its pages, and then which element that would be. */
bool guard_holds(const struct guard *guard, const void *address, int64_t *index);

#endif
