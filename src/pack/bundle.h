/*
 * bundle.h - a folder of exercises as an archive that can be published.
 *
 * The folder has a pack.json and beside it one folder for each exercise; or it is itself that of a
 * single exercise, and then becomes a pack of its name. What learners need is taken and nothing
 * else: exercise.json, lesson.md, starter.c, reference.c, the pitfalls' programs, the vectors and
 * what the pitfalls answer on them; and README.md and LICENSE of the pack.
 */
#ifndef SRC_PACK_BUNDLE_H
#define SRC_PACK_BUNDLE_H

#include "grader/error.h"
#include "src/pack/pack.h"

#include <stdbool.h>
#include <stddef.h>

/* Filled by bundle_open, released by bundle_release. Start from {0}. */
struct bundle {
	struct pack pack;
	struct bundle_file {
		char *name, *bytes;
		size_t length;
	} * files; /* by name, SHA256SUMS among them */
	int count;
	size_t bytes;
};

/* Reads it all; refuses what could not be installed, or what no grade could be made with. */
int bundle_open(struct bundle *bundle, const char *folder, struct error *error);
void bundle_release(struct bundle *bundle);

/* "NAME-VERSION.tar.zst", the caller's; NULL without memory. */
char *bundle_name(const struct bundle *bundle, bool gzip);

/* The archive, which is there as a whole or not at all. */
int bundle_write(const struct bundle *bundle, const char *path, bool gzip, struct error *error);

/* The paths of the exercises' folders, each the caller's; NULL without memory. */
char *bundle_exercise(const char *folder, const struct pack *pack, int n);

/* Reads the pack.json of a folder, or makes up that of a single exercise. */
int bundle_read_pack(struct pack *pack, const char *folder, struct error *error);

/* Whether an exercise can be graded with. */
int bundle_check_exercise(const char *folder, const char *vectors, struct error *error);

#endif
