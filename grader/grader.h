/*
 * grader.h - the map of the engine: a task and a C file in, a result out.
 *
 *     answer.c -> stage -> compile -> cage(run) -> compare -> result
 *
 * Read this file, then grade.c, which is the trip of one submission on one screen.
 *
 * Two kinds of failure never share a path. What a submission causes is a verdict, a value in the
 * result. What would fail with a right submission too is ours: the verdict grader-error, with a
 * sentence that says what to do, and never a score.
 */
#ifndef GRADER_GRADER_H
#define GRADER_GRADER_H

#include "exercises/kit/tensor.h"
#include "grader/packed_options.h"
#include "grader/padding.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- verdicts ------------------------------------------------------------------------------- */

/* The name in reports, and what it means to a learner. */
#define VERDICTS(X)                                                                    \
	X(ACCEPTED, "accepted", "every case right")                                    \
	X(WRONG_ANSWER, "wrong-answer", "a value differs")                             \
	X(WRONG_SHAPE, "wrong-shape", "a result has the wrong rank or size")           \
	X(RUNTIME_ERROR, "runtime-error", "it crashed, misused the kit or left early") \
	X(TIME_LIMIT, "time-limit", "it took too long")                                \
	X(MEMORY_LIMIT, "memory-limit", "it asked for too much memory")                \
	X(OUTPUT_LIMIT, "output-limit", "it printed too much")                         \
	X(COMPILE_ERROR, "compile-error", "the compiler refused it")                   \
	X(FORBIDDEN, "forbidden", "it asked the system for what no exercise needs")    \
	X(GRADER_ERROR, "grader-error", "the grader could not do its work")

enum verdict {
#define VERDICT_ENUM(name, text, meaning) VERDICT_##name,
	VERDICTS(VERDICT_ENUM)
#undef VERDICT_ENUM
	    VERDICT_COUNT
};

const char *verdict_name(enum verdict verdict);
const char *verdict_meaning(enum verdict verdict);

/* --- the task: an exercise, read ------------------------------------------------------------ */

enum { PARAMS_MAX = 8 };

enum value_kind {
	VALUE_TENSOR,
	VALUE_INT,
	VALUE_FLOAT,
	VALUE_OPTIONS,
};

/* An argument or a result. The data of a tensor belongs to whoever holds the value. */
struct value {
	enum value_kind kind;
	tensor tensor;
	int integer;
	float real;
	struct packed_options options;
};

/* A size that a shape may name, and between which bounds fresh cases draw it. */
struct dim {
	char *name;
	int low, high;
};

struct param {
	char *name;
	enum value_kind kind;
	char *shape[TENSOR_MAX_RANK]; /* tensor: expressions over dims, or a run of axes, "...B" */
	int rank;                     /* how many of these there are */
	double low, high;             /* number: its range */
	double *choices;              /* or the values it may take; NULL if it has a range */
	int choice_count;
	int of[2]; /* options: the parameters that are lhs and rhs of their convolution */
};

struct limits {
	int time_ms;   /* one case */
	int memory_mb; /* the whole process */
	int output_kb; /* all that it prints */
};

struct test_case {
	char *name, *category, *why;
	struct value args[PARAMS_MAX];
	struct value want;
	double tol;   /* how far a value may be from the one wanted */
	bool hidden;  /* false for the worked examples */
	char *source; /* which program made `want` */
};

struct pitfall {
	char *id, *title, *explain, *hint;
};

struct category {
	char *name;
	double points;
};

/*
 * How the arguments of an exercise are a convolution, so that it can be drawn. A parameter that is
 * not given is -1; a number that is not given is NULL, and else an expression over dims and int
 * parameters.
 */
struct sketch {
	bool known;
	int options;       /* it and its two tensors say all; nothing else is given then */
	int input, kernel; /* tensors; or ints, of which a length follows and nothing is drawn */
	int bias;
	char *seed; /* instead of `kernel`: a layer's own, made of this seed */
	char *kernel_shape[TENSOR_MAX_RANK];
	int kernel_rank;
	char *stride, *dilation, *input_dilation, *groups;
	char *pads[2];          /* in front and behind */
	enum padding *paddings; /* instead of these: one, or one for each choice of `chooser` */
	int padding_count, chooser;
	bool flip;
};

/* Everything about one exercise. Filled by exercise_load, released by exercise_release. */
struct exercise {
	char *id, *folder, *title, *difficulty, *function;
	int version;
	char **tags;
	int tag_count;
	struct dim *dims;
	int dim_count;
	char **where; /* what must hold between dims, such as "K <= L" */
	int where_count;
	struct param params[PARAMS_MAX];
	int param_count;
	enum value_kind returns; /* a tensor or an int */
	struct sketch sketch;
	struct limits limits;
	unsigned kit; /* one bit for each header of KIT_HEADERS that a learner may use */
	char **hints;
	int hint_count;
	struct pitfall *pitfalls;
	int pitfall_count;
	struct category *categories;
	int category_count;
	struct test_case *cases; /* worked examples first, then the hidden ones */
	int case_count;
	char *answers; /* the path of what its pitfalls answer; NULL if it has no hidden cases */
};

/* The headers of the kit, in the order in which stride.h includes them. */
#define KIT_HEADERS(X)                  \
	X(TENSOR, "tensor")             \
	X(CONV_OPTIONS, "conv_options") \
	X(LAX, "lax")                   \
	X(RANDOM, "random")             \
	X(NN, "nn")

enum kit_header {
#define KIT_ENUM(name, text) KIT_##name,
	KIT_HEADERS(KIT_ENUM)
#undef KIT_ENUM
	    KIT_HEADER_COUNT
};

/* --- the result ----------------------------------------------------------------------------- */

struct case_result {
	const struct test_case *of; /* the exercise's, or one of the result's own fresh ones */
	enum verdict verdict;
	bool skipped; /* not run, because of what happened before */
	double points, max_points;
	char *message;    /* one sentence, printable; NULL when there is nothing to say */
	struct value got; /* what came back; kind and tensor.data are 0 when nothing did */
	double time_ms;
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* One message of the compiler, about the learner's file. */
struct diagnostic {
	int line, column; /* from 1; 0 when it has no place in the file */
	enum severity severity;
	char *message;
};

/* Where a program broke, or was when its time was up. */
struct fault {
	bool known;
	char *signal;   /* "SIGSEGV"; NULL for a misuse of the kit, and for time */
	char *access;   /* "read", "write" or NULL */
	char *tensor;   /* the argument that was left, or NULL */
	int index;      /* in elements from its first; valid when tensor is not NULL */
	int line;       /* in the learner's file; 0 when unknown */
	char *function; /* of the learner, or NULL */
};

/* Which mistake it is, as far as the answers tell. */
enum confidence {
	CONFIDENCE_NONE,    /* no listed mistake; there may be facts */
	CONFIDENCE_LIKELY,  /* it answers as that mistake does, wherever it is wrong */
	CONFIDENCE_CERTAIN, /* it answers as that mistake does, on every case that was tried */
};

enum { MISTAKES_MAX = 2, FACTS_MAX = 6 };

struct diagnosis {
	enum confidence confidence;
	const struct pitfall *mistakes[MISTAKES_MAX]; /* the exercise's; two for a combination */
	int mistake_count;
	char *facts[FACTS_MAX]; /* sentences about what is right, what is wrong, and how */
	int fact_count;
};

/* The smallest input on which it is wrong. Never a hidden one. */
struct counterexample {
	bool found;
	struct test_case of;    /* its own, with what is wanted */
	struct case_result got; /* of it; `got.of` is not set, since the struct may be moved */
	int at;                 /* the first number that is wrong, row by row; -1 if none is */
};

struct sandbox_report {
	int level;
	const char *name;
	char *missing; /* what this machine does not offer, in words; NULL at the highest level */
};

struct result {
	enum verdict verdict;
	double score, max_score;
	int stars;
	char *message; /* for grader-error and compile-error: what happened and what to do */
	char *path;    /* of the submission, as it was given */
	char sha256[65];
	size_t bytes;
	struct case_result *cases;
	int case_count;
	bool retold; /* what is said of examples and fresh cases comes from a process that was never
			given a hidden one, and so can hold nothing of it */
	struct test_case *fresh; /* drawn for this grade; the cases above point into it */
	int fresh_count;
	bool compiled;
	struct diagnostic *diagnostics;
	int diagnostic_count;
	struct fault fault;
	struct diagnosis diagnosis;
	struct counterexample counterexample;
	char *printed; /* by the worked examples */
	uint64_t seed;
	struct sandbox_report sandbox;
	double compile_ms, run_ms, total_ms;
};

/* --- grading --------------------------------------------------------------------------------- */

/*
 * What the engine works with. The paths outlive the grades that use them; what the engine keeps
 * from one grade to the next is released by workshop_release.
 */
struct workshop {
	const char *runner; /* the program that runs submissions, built beside stride */
	const char *kit;    /* the folder with the kit's headers */
	const char *cache;  /* a folder of the user's for compiled references; NULL for none */
	const char *kept;   /* one for compiled submissions, which will come again; NULL for none */

	struct parts *parts;   /* of the compiler: what was found out last */
	struct zygote *zygote; /* a runner in its cage, of which each run is a copy */

	/* What the reference last wanted: many submissions are graded on the same fresh cases, and
	 * it answers only once. */
	struct wants {
		char question[65]; /* the hash of the reference and the cases */
		int count;
		struct value *values;
	} wants;
};

void workshop_release(struct workshop *workshop);

struct grade_options {
	uint64_t seed;      /* of the fresh cases */
	int fresh;          /* how many of them */
	int sandbox_min;    /* a level; less is grader-error */
	bool examples_only; /* the worked examples and nothing else */
	bool diagnose;      /* when it fails, find out which mistake it is */
	bool retrace;       /* and where, if need be by compiling it once more, with checks */
	bool no_lines;      /* in no message: where an example breaks may depend on hidden cases */
	bool unplaced;      /* no line is looked for: that is another process, with little time */
};

/* A submission: its text, and the path that names it in reports and is never opened. */
struct source {
	const char *path;
	const char *text;
	size_t length;
};

/* Grades one. Always fills the result, which the caller releases before the workshop and the
 * exercise that it refers to; returns its verdict. */
enum verdict grade(struct result *result, struct workshop *workshop,
    const struct exercise *exercise, const struct source *source,
    const struct grade_options *options);

/*
 * The same in two halves. Between them the compiler works, and the caller may read the hidden cases
 * of the exercise (exercise_load_cases), which nothing needed until then. Instead of the second
 * half the grade may be abandoned; its result is then released without having a meaning.
 */
struct grading *grade_begin(struct result *result, struct workshop *workshop,
    const struct exercise *exercise, const struct source *source,
    const struct grade_options *options);
enum verdict grade_end(struct result *result, struct grading *grading);
void grade_abandon(struct grading *grading);

/* Whether nobody may learn the input of a case. That of a fresh one is drawn from a seed which the
 * report states. */
bool result_is_secret(const struct result *result, const struct test_case *of);

/* How many errors the compiler found. */
int result_error_count(const struct result *result);

void result_release(struct result *result);

#endif
