/*
 * cage.h - where everything runs that is not ours: compilers fed with a submission, submissions,
 * the code of a pack.
 *
 * A caged process goes through two doors. cage_clone makes it, in namespaces of its own where the
 * level has them; cage_enter, called in it, takes away the files, the rights and the resources.
 * What will run foreign machine code goes through a third, cage_seal, after which only a handful
 * of system calls is left.
 */
#ifndef GRADER_CAGE_H
#define GRADER_CAGE_H

#include "grader/error.h"

#include <stdbool.h>
#include <sys/types.h>

/* Each level holds all that the one before it has. */
#define CAGE_LEVELS(X)                                                                       \
	X(REFUSED, "none")    /* less than seccomp: nothing is run */                        \
	X(SECCOMP, "seccomp") /* system calls filtered, resources limited, rights dropped */ \
	X(LANDLOCK,                                                                          \
	    "landlock") /* no file can be opened; as root also an empty root, a spare uid */ \
	X(FULL, "full") /* namespaces and an empty root of its own */

enum cage_level {
#define CAGE_ENUM(name, text) CAGE_##name,
	CAGE_LEVELS(CAGE_ENUM)
#undef CAGE_ENUM
	    CAGE_LEVEL_COUNT
};

const char *cage_level_name(enum cage_level level);

struct cage {
	enum cage_level level;
	bool root;         /* we are root: a spare uid stands in for a user namespace */
	char missing[512]; /* why the level is not a higher one; "" at the highest */
};

/*
 * Finds the highest level of this machine by really entering it in a throw-away process, the
 * answer being the same for as long as ours lives. STRIDE_SANDBOX, a number, keeps it from being
 * higher, for tests. Fails where not even seccomp is to be had.
 */
int cage_probe(struct cage *cage, struct error *error);

/* The highest level that may come of it. It is entered or not like any other, so that a process may
 * be started at it before the answer is there: on a weaker machine that process fails. If it gets
 * in, that is the answer, and cage_confirm keeps it; below level full a runner needs other rights
 * than a compiler, so that of these only a probe can tell. */
struct cage cage_hope(void);
void cage_confirm(const struct cage *cage);

/* The files and resources that are left inside. */
struct cage_room {
	const char *folder; /* the one place to write for a compiler; for a runner an empty one */
	const char *toolchain; /* a compiler that is not below /usr lives here; else NULL */
	bool compiler;         /* may read /usr and start programs; otherwise nothing at all */
	long long address_space, file_size, cpu_seconds; /* bytes, bytes, seconds */
};

/* Gives a folder to the user that caged processes are. */
int cage_give(const struct cage *cage, int folder);

/* The status of a process that could not be given its user. */
enum { CAGE_UNMAPPED = 98 };

/*
 * A new process at the first door, which runs inside(context) and ends with its status. It shares
 * our memory while we wait for it to call exec when `exec_soon` is set, and has a copy otherwise.
 * Returns its pid, and in *pidfd a descriptor that is the caller's; -1 on failure.
 */
pid_t cage_clone(const struct cage *cage, bool exec_soon, int (*inside)(void *context),
    void *context, int *pidfd, struct error *error);

/* The second door. All descriptors from `first_closed` on are closed; a compiler finds itself in
 * its folder. */
int cage_enter(
    const struct cage *cage, const struct cage_room *room, int first_closed, struct error *error);

/* Takes away more of the resources, and nothing else. */
int cage_limit(const struct cage_room *room, struct error *error);

/* The third door: from here on any other system call ends the process with SIGSYS. */
int cage_seal(struct error *error);

#endif
