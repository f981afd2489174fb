/*
 * pack.h - what a pack says of itself, in its pack.json:
 *
 *     {
 *       "format": 1,
 *       "name": "filters",
 *       "version": "1.2",
 *       "title": "Filters that are no convolutions",
 *       "tracks": [{"id": "rank", "title": "Sorted windows", "exercises": ["median-filter"]}]
 *     }
 *
 * Each exercise is a folder beside that file, with its vectors in itself. Nothing of this text is
 * believed: names are names of folders, titles are printable, and no exercise is named twice.
 */
#ifndef SRC_PACK_PACK_H
#define SRC_PACK_PACK_H

#include "grader/error.h"
#include "src/tracks.h"

#include <stdbool.h>
#include <stddef.h>

#define PACK_FILE "pack.json"

enum { PACK_FORMAT = 1, PACK_NAME_MAX = 40, PACK_EXERCISES_MAX = 200 };

/* Filled by pack_read and pack_parse, released by pack_release. Start from {0}. */
struct pack {
	char *name, *version, *title;
	struct tracks tracks;
};

/* From the file at this path, or from a text, which `path` then names. -1 leaves an empty pack. */
int pack_read(struct pack *pack, const char *path, struct error *error);
int pack_parse(
    struct pack *pack, const char *text, size_t length, const char *path, struct error *error);

/* Safe on what is zeroed or half filled, and twice. */
void pack_release(struct pack *pack);

/* Lower-case letters, digits and "-", with a letter first: of a pack, and of an exercise in one. */
bool pack_is_name(const char *text);

#endif
