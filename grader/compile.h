/*
 * compile.h - the system's compiler, in the cage, on one staged source.
 */
#ifndef GRADER_COMPILE_H
#define GRADER_COMPILE_H

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/error.h"
#include "grader/grader.h"
#include "grader/stage.h"

#include <sys/types.h>

enum { COMPILE_SECONDS = 10, COMPILE_OUTPUT_MAX = 256 << 10, DIAGNOSTICS_MAX = 20 };

/* A process in the cage that has been sent to work. */
struct errand {
	pid_t pid;       /* 0 when nobody is out */
	int said, steps; /* pipes: what its programs say, and how far it is */
};

struct compilation {
	bool accepted;    /* there is an object, open at fd */
	bool out_of_time; /* it was not, because it took too long */
	bool recalled;    /* nothing was compiled: it was kept (kept.h) */
	int fd;
	struct diagnostic *diagnostics;
	int diagnostic_count;
	char *message; /* why not, in one sentence; NULL when the diagnostics say it */
	double ms;

	struct errand errand; /* until it is released */
	double started_ms;
};

/* Starts one; it goes on by itself until compile_finish. */
int compile_start(struct compilation *compilation, const struct cage *cage,
    const struct compiler *compiler, const struct stage *stage, struct error *error);

/* Waits until it is in its cage; false if it cannot get there. To be asked once, before the end. */
bool compile_is_inside(const struct compilation *compilation);

/*
 * -1 only for what is ours. A compiler that refuses, crashes, floods or does not end is the
 * source's fault and a compilation that was not accepted. It has at most COMPILE_SECONDS, or less.
 */
int compile_finish(struct compilation *compilation, const struct compiler *compiler,
    const struct stage *stage, double seconds, struct error *error);

/* Both, one after the other. */
int compile(struct compilation *compilation, const struct cage *cage,
    const struct compiler *compiler, const struct stage *stage, double seconds,
    struct error *error);

void compilation_release(struct compilation *compilation);

/* Some place in an object's code: how far into which section. */
struct code_place {
	const char *section;
	uint64_t offset;
};

/* Finds the learner's line (0 if unknown) and function (the caller's; NULL) at a place of the
 * object that `stage` still holds. Costs a process. */
int compile_locate(const struct cage *cage, const struct compiler *compiler,
    const struct stage *stage, const struct code_place *place, double seconds, char **function);

#endif
