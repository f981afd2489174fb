/*
 * place.h - changes of what is installed, each of which happens at once or not at all.
 *
 * A version lies in a folder of its own and counts as soon as the link `current` names it; the link
 * is replaced by rename. So whatever a process is killed in, the old version counts or the new one,
 * and what is left over is swept away by the next who changes something. (installed.h draws it.)
 */
#ifndef SRC_PACK_PLACE_H
#define SRC_PACK_PLACE_H

#include "grader/error.h"

/* So many digits of the archive's sum, behind a "-", end the name of a version; only what is named
 * so is ever swept away. */
enum { PLACE_DIGITS = 16 };

/* Makes the folder of packs and waits until nobody else changes anything in it; then takes away
 * what others left. Before it waits it calls `waits`. The caller closes the descriptor, which lets
 * the next in. */
int place_lock(void (*waits)(void), struct error *error);

/* A new folder in it, the caller's. */
char *place_new(struct error *error);

/* Makes that folder the version that counts: NAME/VERSION, with a number behind it if there is one
 * already. `fresh` is gone from its old place then. */
int place_take(const char *fresh, const char *name, const char *version, struct error *error);

/* The pack is gone at once. */
int place_remove(const char *name, struct error *error);

/* Removes a folder with all that is in it, as far as that is possible. */
void place_clear(const char *folder);

#endif
