/*
 * tracks.h - which exercises there are, by theme, in the order in which they are learned: what a
 * catalog and a pack are lists of.
 */
#ifndef SRC_TRACKS_H
#define SRC_TRACKS_H

#include "grader/error.h"

#include <cjson/cJSON.h>

/* The exercises of one theme. */
struct track {
	char *id, *title;
	char **exercises; /* their ids */
	int count;
};

/* Filled by tracks_read, released by tracks_release. Start from {0}. */
struct tracks {
	struct track *list;
	int count;
};

/* Reads an array of objects with "id", "title" and "exercises". What was read before an error is
 * the caller's to release, too. */
int tracks_read(struct tracks *tracks, const cJSON *json, struct error *error);

/* Safe on what is zeroed or half filled, and twice. */
void tracks_release(struct tracks *tracks);

/* Exercise number n of all tracks, from 1; NULL behind the last. Borrowed. */
const char *tracks_numbered(const struct tracks *tracks, int n);

#endif
