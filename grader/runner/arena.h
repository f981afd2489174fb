/*
 * arena.h - what the grader and the process that runs a submission say to each other.
 *
 * Pieces of memory, made by the grader and handed over as descriptors:
 *
 * - the arena: the cases with their arguments; everyone here has a private copy
 *
 * - the answers: what the function returned; shared with the submission, which may write anything
 *   into it. It is not trusted: all it can do there is hold the answers it is judged by
 *
 * - the report: how each case ended; written by the supervisor, which never runs foreign code, and
 *   beyond the submission's reach
 *
 * - the output: what the submission printed in each pass
 *
 * Wanted values are in none of them.
 */
#ifndef GRADER_RUNNER_ARENA_H
#define GRADER_RUNNER_ARENA_H

#include "exercises/kit/conv_options.h"
#include "exercises/kit/tensor.h"
#include "grader/packed_options.h"
#include "grader/runner/image.h"

#include <stdint.h>

enum { ARENA_ARGS_MAX = 8, ARENA_SENTENCE_MAX = 256 };

/*
 * Every case is answered twice. In the first pass arguments end at a page that cannot be touched
 * and fresh memory holds one poison; in the second they begin at one, the poison is another, and
 * the cases come in another order. If anything was printed, the worked examples are run once more,
 * in a process that knows no hidden case, and what that one prints is what is shown.
 */
enum arena_pass { PASS_FIRST, PASS_SECOND, PASS_PRINTED, PASS_COUNT };

/* The descriptors of a run. */
enum {
	RUNNER_STDIN,
	RUNNER_STDOUT,
	RUNNER_STDERR,
	RUNNER_ARENA,
	RUNNER_ANSWERS,
	RUNNER_REPORT,
	RUNNER_OBJECT,  /* the compiled submission, once it is delivered */
	RUNNER_GO,      /* an eventfd: when the object is there, it says until when all may run */
	RUNNER_PRINTED, /* one for each pass */
	RUNNER_DESCRIPTOR_COUNT = RUNNER_PRINTED + PASS_COUNT,
	RUNNER_PLACES = RUNNER_DESCRIPTOR_COUNT - RUNNER_ARENA /* beside the standard ones */
};

/* The function in the object that makes the call: written into stride.h from the manifest. */
#define STRIDE_CALL_NAME "stride_call"

/* What it is given, and where it leaves the result. The text of stride.h declares the same, without
 * the last member where there are no such options. */
struct stride_call {
	tensor tensors[ARENA_ARGS_MAX];
	float reals[ARENA_ARGS_MAX];
	int integers[ARENA_ARGS_MAX];
	tensor result;
	int integer;
	struct conv_options options[ARENA_ARGS_MAX];
};

enum arena_kind { ARENA_TENSOR, ARENA_INT, ARENA_FLOAT, ARENA_OPTIONS };

struct arena_arg {
	enum arena_kind kind;
	int integer;
	float real;
	int rank;
	int shape[TENSOR_MAX_RANK];
	uint32_t size;   /* how many floats */
	uint32_t offset; /* of the first, in floats from the arena's floats */
	struct packed_options options;
};

struct arena_case {
	uint32_t example;
	uint32_t room;               /* floats that a tensor result may have */
	uint32_t result[PASS_COUNT]; /* where it goes, in floats from the answers' floats */
	struct arena_arg args[ARENA_ARGS_MAX];
};

struct arena {
	uint64_t bytes;         /* of the arena */
	uint64_t answers_bytes; /* of the answers */
	uint64_t floats_offset; /* of the arguments' floats in the arena */
	uint64_t result_offset; /* of the results' floats in the answers */
	uint32_t case_count, arg_count;
	uint32_t kit;     /* headers of the kit that may be linked, as in grader.h */
	uint32_t checked; /* the object was compiled with checks (checks.h) */
	uint32_t passes;  /* one bit for each enum arena_pass that is to be run */
	uint32_t
	    deaths; /* after so many cases that end the process, the first pass is over; 0: never */
	uint32_t time_ms, memory_mb, output_kb;
	struct arena_case cases[];
};

/* --- the answers ------------------------------------------------------------------------------ */

enum answer_state {
	ANSWER_UNTOUCHED,
	ANSWER_RUNNING,
	ANSWER_RETURNED,
	ANSWER_MISUSE,      /* refused by the kit; the sentence says why */
	ANSWER_NO_MEMORY,   /* the kit had none to give */
	ANSWER_LOCAL_ARRAY, /* returned, with data in a stack frame that is gone */
};

/* A broken access, as the signal handler of the submission's process saw it. */
struct answer_fault {
	int tensor;    /* the argument next to whose memory it was, or -1 */
	int64_t index; /* in floats from its first */
	int writing;   /* 1 write, 0 read, -1 unknown */
	int overflow;  /* of the stack */
	uint64_t code; /* the nearest place in the image's code, counted from 1; 0 if none */
};

struct answer {
	uint32_t state;
	uint32_t allocation_failed; /* malloc said no on the way */
	int integer;
	int rank;
	int shape[TENSOR_MAX_RANK];
	uint32_t stored; /* how many floats of a tensor there are */
	uint64_t nanoseconds;
	struct answer_fault fault;
	char sentence[ARENA_SENTENCE_MAX];
};

struct answers {
	uint32_t begun;                 /* how many cases, by the child that runs */
	struct answer of[][PASS_COUNT]; /* case by case */
};

/* --- the report ------------------------------------------------------------------------------- */

enum report_end {
	END_NONE, /* not run */
	END_RETURNED,
	END_SIGNAL,   /* detail: which */
	END_EXIT,     /* left early; detail: with which status */
	END_TIME,     /* one case took longer than it may */
	END_DEADLINE, /* all together did */
	END_OUTPUT,
};

struct report_case {
	uint32_t end, detail;
};

enum report_stage {
	REPORT_STARTED,
	REPORT_LOADING,  /* stays if the object makes loading it take for ever */
	REPORT_BROKEN,   /* the runner itself failed: text says why */
	REPORT_UNLOADED, /* the object cannot be used: text says why, in the learner's terms */
	REPORT_LOADED,   /* all that was to be run was run */
};

struct report {
	uint32_t stage;
	uint32_t trouble;    /* an enum image_trouble, when unloaded */
	uint32_t calls_conv; /* the object refers to conv_general_dilated */
	char text[512];
	struct image_code code[IMAGE_CODE_MAX];
	struct {
		struct report_case passes[PASS_COUNT];
	} cases[];
};

#endif
