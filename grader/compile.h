/*
 * compile.h - the system's compiler and linker, in the cage, on one staged source.
 */
#ifndef GRADER_COMPILE_H
#define GRADER_COMPILE_H

#include "grader/cage.h"
#include "grader/error.h"
#include "grader/grader.h"
#include "grader/stage.h"

#include <limits.h>
#include <sys/types.h>

enum { COMPILE_SECONDS = 10, COMPILE_OUTPUT_MAX = 256 << 10, DIAGNOSTICS_MAX = 20 };

struct compiler {
	char path[PATH_MAX], linker[PATH_MAX], locator[PATH_MAX]; /* gcc or clang, ld, addr2line */
	char toolchain[PATH_MAX]; /* where it lives when that is not /usr, else "" */
	bool clang;
	char identity[256]; /* changes when the compiler does */
};

/* $STRIDE_CC, else gcc, else cc, else clang, from the PATH. */
int compiler_find(struct compiler *compiler, struct error *error);

/* What objects depend on beside their source: for the key of a cache. */
const char *compiler_flags(const struct compiler *compiler);

/* A process in the cage that has been sent to work. */
struct errand {
	pid_t pid;       /* 0 when nobody is out */
	int pidfd, pipe; /* `pipe` brings what it says */
};

struct compilation {
	bool accepted; /* there is an object, open at fd */
	int fd;
	struct diagnostic *diagnostics;
	int diagnostic_count;
	char *message; /* why not, in one sentence; NULL when the diagnostics say it */
	double ms;

	struct errand errand; /* while it is going on */
	double started_ms;
};

/* Starts one; it goes on by itself until compile_finish. */
int compile_start(struct compilation *compilation, const struct cage *cage,
    const struct compiler *compiler, const struct stage *stage, struct error *error);

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

/* Finds the learner's line (0 if unknown) and function (the caller's; NULL) at a place of the
 * object that `stage` still holds. Costs a process. */
int compile_locate(const struct cage *cage, const struct compiler *compiler,
    const struct stage *stage, uint64_t code, char **function);

#endif
