#include "grader/reference.h"

#include "grader/cache.h"
#include "grader/value.h"
#include "grader/version.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_text(struct reference *r, struct error *error)
{
	char path[4096];
	struct stat status;
	ssize_t got = -1;

	snprintf(path, sizeof path, "%s/reference.c", r->job.exercise->folder);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_size <= SOURCE_MAX && (r->text = malloc((size_t)status.st_size + 1)))
		got = read(fd, r->text, (size_t)status.st_size);
	if (fd >= 0)
		close(fd);
	if (got < 0)
		return error_set(error, "cannot read %s; an exercise needs its reference", path);
	r->length = (size_t)got;
	return 0;
}

/* --- names ------------------------------------------------------------------------------------ */

/* The headers of the kit count by their time and size: reading them would cost as much as a grade
 * has to spare. */
static void add_headers(struct hash *hash, const char *kit)
{
	char path[4096];

	for (int i = 0; i < KIT_HEADER_COUNT; i++) {
		struct stat status = {0};

		snprintf(path, sizeof path, "%s/%s", kit, STAGE_HEADERS[i]);
		if (stat(path, &status) == 0) {
			hash_add(hash, &status.st_mtim, sizeof status.st_mtim);
			hash_add(hash, &status.st_size, sizeof status.st_size);
		}
	}
}

/* A name for everything that the object depends on. */
static void name_object(struct reference *r)
{
	const char *flags = compiler_flags(r->job.compiler);
	const char *identity = r->job.compiler->identity;
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, STRIDE_VERSION, sizeof STRIDE_VERSION);
	hash_add(&hash, identity, strlen(identity) + 1);
	hash_add(&hash, flags, strlen(flags) + 1);
	hash_add(&hash, r->job.stage->include, strlen(r->job.stage->include) + 1);
	add_headers(&hash, r->job.workshop->kit);
	hash_add(&hash, r->text, r->length);
	hash_finish(&hash, digest);
	hash_hex(digest, r->key);
}

static void name_question(struct reference *r)
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, r->key, HASH_HEX);
	for (int i = 0; i < r->job.case_count; i++)
		for (int arg = 0; arg < r->job.exercise->param_count; arg++) {
			const struct value *value = &r->job.cases[i]->args[arg];

			hash_add(&hash, &value->integer, sizeof value->integer);
			hash_add(&hash, &value->real, sizeof value->real);
			hash_add(&hash, &value->options, sizeof value->options);
			hash_add(&hash, value->tensor.shape,
			    (size_t)value->tensor.rank * sizeof *value->tensor.shape);
			if (value->kind == VALUE_TENSOR)
				hash_add(
				    &hash, value->tensor.data, value_size(value) * sizeof(float));
		}
	hash_finish(&hash, digest);
	hash_hex(digest, r->question);
}

/* --- what it wanted last ---------------------------------------------------------------------- */

/* Fresh inputs are multiples of a quarter, whose sums are exact; a layer's random weights are not,
 * and get this much. */
static double tolerance(const struct value *want)
{
	double largest = 0;

	for (size_t i = 0; want->kind == VALUE_TENSOR && i < value_size(want); i++)
		largest = fmax(largest, fabs((double)want->tensor.data[i]));
	return 1e-5 * (1 + largest);
}

static bool is_known(const struct reference *r)
{
	const struct wants *wants = &r->job.workshop->wants;

	return wants->values && wants->count == r->job.case_count &&
	       strcmp(wants->question, r->question) == 0;
}

static int recall(struct reference *r, struct error *error)
{
	for (int i = 0; i < r->job.case_count; i++) {
		struct test_case *of = r->job.cases[i];

		if (value_copy(&of->want, &r->job.workshop->wants.values[i]) != 0)
			return error_set(error, "out of memory");
		of->tol = tolerance(&of->want);
	}
	return 0;
}

void reference_forget(struct workshop *workshop)
{
	for (int i = 0; i < workshop->wants.count; i++)
		value_release(&workshop->wants.values[i]);
	free(workshop->wants.values);
	workshop->wants = (struct wants){0};
}

/* Without memory for it nothing is remembered, and nothing is lost. */
static void remember(struct reference *r)
{
	struct wants *wants = &r->job.workshop->wants;

	reference_forget(r->job.workshop);
	wants->values = calloc((size_t)r->job.case_count, sizeof *wants->values);
	if (!wants->values)
		return;
	for (; wants->count < r->job.case_count; wants->count++)
		if (value_copy(&wants->values[wants->count], &r->job.cases[wants->count]->want) !=
		    0)
			break;
	memcpy(wants->question, r->question, sizeof wants->question);
}

/* --- running it ------------------------------------------------------------------------------- */

/* A descriptor of the object, the caller's. */
static int make_object(struct reference *r, struct error *error)
{
	const struct reference_job *job = &r->job;
	struct source source = {"reference.c", r->text, r->length};
	struct stage stage;
	struct compilation made = {.fd = -1};
	int object = -1;
	int done = stage_make(&stage, job->workshop, job->exercise, &source, error);

	if (done == 0)
		done = compile(&made, job->cage, job->compiler, &stage, job->seconds, error);
	if (done == 0 && !made.accepted)
		error_set(error, "the reference of %s does not compile: %s", job->exercise->id,
		    made.diagnostic_count > 0 ? made.diagnostics[0].message : made.message);
	if (done == 0 && made.accepted) {
		object = made.fd;
		made.fd = -1;
		cache_keep(job->workshop->cache, r->key, object);
	}
	compilation_release(&made);
	stage_release(&stage);
	return object;
}

static int run_object(struct reference *r, int object, struct error *error)
{
	struct run_job job = {
	    .workshop = r->job.workshop,
	    .cage = r->job.cage,
	    .exercise = r->job.exercise,
	    .cases = r->job.cases,
	    .case_count = r->job.case_count,
	    .passes = 1U << PASS_FIRST,
	    .empty_folder = r->job.stage->empty,
	};

	r->running = true;
	if (run_start(&r->run, &job, error) != 0)
		return -1;
	return run_deliver(&r->run, object, r->job.seconds, error);
}

/* From the cache if it is there and `anew` is not set. */
static int start_object(struct reference *r, bool anew, struct error *error)
{
	int object = anew ? -1 : cache_open(r->job.workshop->cache, r->key);

	r->cached = object >= 0;
	if (object < 0)
		object = make_object(r, error);
	if (object < 0)
		return -1;
	int done = run_object(r, object, error);

	close(object);
	return done;
}

int reference_start(
    struct reference *reference, const struct reference_job *job, struct error *error)
{
	struct reference *r = reference;

	*r = (struct reference){.job = *job};
	if (job->case_count == 0)
		return 0;
	if (read_text(r, error) != 0)
		return -1;
	name_object(r);
	name_question(r);
	if (is_known(r))
		return recall(r, error);
	return start_object(r, false, error);
}

static int take_want(struct reference *r, int index, struct error *error)
{
	const struct exercise *exercise = r->job.exercise;
	struct test_case *of = r->job.cases[index];
	struct outcome outcome;

	run_outcome(&r->run, index, PASS_FIRST, &outcome);
	of->want = (struct value){.kind = exercise->returns, .integer = outcome.answer.integer};
	if (outcome.end.end != END_RETURNED || outcome.answer.state != ANSWER_RETURNED)
		return error_set(error,
		    "the reference of %s fails on the input that was drawn as %s; the exercise is "
		    "broken",
		    exercise->id, of->name);
	if (exercise->returns == VALUE_TENSOR) {
		if (value_zeros(&of->want, outcome.answer.shape, outcome.answer.rank) != 0 ||
		    value_size(&of->want) != outcome.answer.stored)
			return error_set(error,
			    "the reference of %s has a result on %s that is too large; make dims "
			    "smaller",
			    exercise->id, of->name);
		memcpy(of->want.tensor.data, outcome.floats, outcome.answer.stored * sizeof(float));
	}
	of->tol = tolerance(&of->want);
	return 0;
}

static int take_wants(struct reference *r, struct error *error)
{
	if (run_finish(&r->run, error) != 0)
		return -1;
	for (int i = 0; i < r->job.case_count; i++) {
		value_release(&r->job.cases[i]->want);
		if (take_want(r, i, error) != 0)
			return -1;
	}
	return 0;
}

int reference_finish(struct reference *reference, struct error *error)
{
	struct reference *r = reference;

	if (!r->running)
		return 0;
	int done = take_wants(r, error);

	/* What lay in the cache may have been damaged there. */
	if (done != 0 && r->cached) {
		run_release(&r->run);
		done = start_object(r, true, error);
		if (done == 0)
			done = take_wants(r, error);
	}
	if (done == 0)
		remember(r);
	return done;
}

void reference_release(struct reference *reference)
{
	if (reference->running)
		run_release(&reference->run);
	free(reference->text);
	*reference = (struct reference){0};
}
