/*
 * Theory of operation. The cases are laid out in an arena, a piece of memory without a name that is
 * shared with the runner by descriptor. A zygote of the runner (zygote.h) is in the cage already,
 * at its second door; a copy of it takes the run, and the third door it goes through itself,
 * because it needs the C library before and the submission only after. Wanted values stay here. The
 * arena cannot be resized, so that reading it afterwards is safe, and nothing in it is trusted.
 */
#include "grader/run.h"

#include "grader/clock.h"
#include "grader/copy.h"
#include "grader/runner/image.h"
#include "grader/stage.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "grader/value.h"
#include "grader/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Room for a result whose size is not known yet, in floats; only what is used takes memory. */
enum { ROOM_FOR_UNKNOWN = 1 << 16, ROOM_TO_SPARE = 64 };

/* What is killed is gone at once, but for what the kernel has to do. */
enum { PATIENCE_WITH_DEATH_MS = 2000 };

/* --- laying out ------------------------------------------------------------------------------- */

/* Wrong results are mostly about as large as the right one or as the arguments: they are to come
 * back whole, too. */
static size_t room_for_answer(const struct run_job *job, const struct test_case *of)
{
	size_t size = of->want.tensor.data ? value_size(&of->want) : 0;

	if (of->want.kind == VALUE_TENSOR && !of->want.tensor.data && !job->compact)
		return ROOM_FOR_UNKNOWN;
	for (int i = 0; i < job->exercise->param_count; i++)
		if (of->args[i].kind == VALUE_TENSOR)
			size += value_size(&of->args[i]);
	return 2 * size + ROOM_TO_SPARE;
}

/* How many floats the arguments have, and how many the results may have. */
static void count_floats(const struct run_job *job, size_t *arguments, size_t *results)
{
	*arguments = *results = 0;
	for (int i = 0; i < job->case_count; i++) {
		for (int arg = 0; arg < job->exercise->param_count; arg++)
			if (job->cases[i]->args[arg].kind == VALUE_TENSOR)
				*arguments += value_size(&job->cases[i]->args[arg]);
		*results += PASS_COUNT * room_for_answer(job, job->cases[i]);
	}
}

static void lay_argument(
    struct arena_arg *arg, const struct value *value, float *floats, size_t *used)
{
	static const enum arena_kind KINDS[] = {
	    [VALUE_TENSOR] = ARENA_TENSOR,
	    [VALUE_INT] = ARENA_INT,
	    [VALUE_FLOAT] = ARENA_FLOAT,
	    [VALUE_OPTIONS] = ARENA_OPTIONS,
	};

	*arg = (struct arena_arg){.kind = KINDS[value->kind],
	    .integer = value->integer,
	    .real = value->real,
	    .options = value->options};
	if (value->kind != VALUE_TENSOR)
		return;
	arg->rank = value->tensor.rank;
	memcpy(arg->shape, value->tensor.shape, sizeof arg->shape);
	arg->size = (uint32_t)value_size(value);
	arg->offset = (uint32_t)*used;
	memcpy(floats + *used, value->tensor.data, arg->size * sizeof(float));
	*used += arg->size;
}

static void lay_cases(struct arena *arena, const struct run_job *job)
{
	float *floats = (float *)(void *)((char *)arena + arena->floats_offset);
	size_t used = 0, results = 0;

	for (int i = 0; i < job->case_count; i++) {
		struct arena_case *to = &arena->cases[i];
		const struct test_case *of = job->cases[i];

		to->example = !of->hidden;
		for (int arg = 0; arg < job->exercise->param_count; arg++)
			lay_argument(&to->args[arg], &of->args[arg], floats, &used);
		to->room = (uint32_t)room_for_answer(job, of);
		for (int pass = 0; pass < PASS_COUNT; pass++)
			to->result[pass] = (uint32_t)results + (uint32_t)pass * to->room;
		results += PASS_COUNT * to->room;
	}
}

static void *make_memory(const char *name, size_t bytes, int *fd, struct error *error)
{
	*fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (*fd < 0 || ftruncate(*fd, (off_t)bytes) != 0 ||
	    fcntl(*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
		error_set(
		    error, "cannot make %zu bytes of shared memory: %s", bytes, strerror(errno));
		return NULL;
	}
	void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, *fd, 0);

	if (memory == MAP_FAILED) {
		error_set(error, "cannot map %zu bytes: %s", bytes, strerror(errno));
		return NULL;
	}
	return memory;
}

/* Behind a table of so many bytes, where floats may begin. */
static size_t aligned(size_t bytes)
{
	return (bytes + 63) & ~(size_t)63;
}

static int make_arena(struct run *run, const struct run_job *job, struct error *error)
{
	size_t count = (size_t)job->case_count, arguments, results;

	count_floats(job, &arguments, &results);
	size_t floats_offset = aligned(sizeof(struct arena) + count * sizeof(struct arena_case));
	size_t result_offset =
	    aligned(sizeof(struct answers) + count * sizeof(struct answer[PASS_COUNT]));
	size_t bytes = floats_offset + (arguments + 1) * sizeof(float);
	size_t answers_bytes = result_offset + (results + 1) * sizeof(float);

	run->report_bytes = sizeof(struct report) + count * sizeof(struct report_case[PASS_COUNT]);
	run->arena = make_memory("stride-arena", bytes, &run->arena_fd, error);
	if (!run->arena)
		return -1;
	run->arena->bytes = bytes;
	run->arena->answers_bytes = answers_bytes;
	run->answers = make_memory("stride-answers", answers_bytes, &run->answers_fd, error);
	if (!run->answers)
		return -1;
	run->report = make_memory("stride-report", run->report_bytes, &run->report_fd, error);
	if (!run->report)
		return -1;
	*run->arena = (struct arena){
	    .bytes = bytes,
	    .answers_bytes = answers_bytes,
	    .floats_offset = floats_offset,
	    .result_offset = result_offset,
	    .case_count = (uint32_t)count,
	    .arg_count = (uint32_t)job->exercise->param_count,
	    .kit = stage_kit(job->exercise),
	    .checked = job->checked,
	    .passes = job->passes,
	    .deaths = (uint32_t)job->deaths,
	    .time_ms = (uint32_t)job->exercise->limits.time_ms,
	    .memory_mb = (uint32_t)job->exercise->limits.memory_mb,
	    .output_kb = (uint32_t)job->exercise->limits.output_kb,
	};
	lay_cases(run->arena, job);
	return 0;
}

/* --- the process ------------------------------------------------------------------------------ */

/* Everything that a run starts with, beside the arena. */
static int make_descriptors(struct run *run, struct error *error)
{
	for (int i = 0; i < PASS_COUNT; i++) {
		run->printed_fd[i] = memfd_create("stride-printed", MFD_CLOEXEC);
		if (run->printed_fd[i] < 0 || fcntl(run->printed_fd[i], F_SETFL, O_APPEND) != 0)
			return error_set(error, "cannot make room for output: %s", strerror(errno));
	}
	run->object_fd = memfd_create("stride-object", MFD_CLOEXEC);
	run->go_fd = eventfd(0, EFD_CLOEXEC);
	if (run->object_fd < 0 || run->go_fd < 0)
		return error_set(error, "cannot prepare to run the object: %s", strerror(errno));
	return 0;
}

int run_start(struct run *run, const struct run_job *job, struct error *error)
{
	*run = (struct run){.arena_fd = -1,
	    .answers_fd = -1,
	    .report_fd = -1,
	    .object_fd = -1,
	    .go_fd = -1,
	    .printed_fd = {-1, -1, -1},
	    .pidfd = -1};
	if (make_arena(run, job, error) != 0 || make_descriptors(run, error) != 0)
		return -1;
	const int places[RUNNER_PLACES] = {run->arena_fd, run->answers_fd, run->report_fd,
	    run->object_fd, run->go_fd, run->printed_fd[0], run->printed_fd[1], run->printed_fd[2]};

	run->pidfd = zygote_copy(&job->workshop->zygote, job->workshop->runner, job->cage,
	    job->empty_folder, places, RUNNER_PLACES, error);
	return run->pidfd < 0 ? -1 : 0;
}

int run_deliver(struct run *run, int object, double seconds, struct error *error)
{
	run->started_ms = clock_ms();
	run->deadline_ms = run->started_ms + seconds * 1e3;
	uint64_t deadline_ns = (uint64_t)(run->deadline_ms * 1e6);

	if (!copy_file(object, run->object_fd))
		return error_set(error, "cannot copy the object: %s", strerror(errno));
	if (write(run->go_fd, &deadline_ns, sizeof deadline_ns) != sizeof deadline_ns)
		return error_set(error, "cannot reach the runner: %s", strerror(errno));
	return 0;
}

/* Waits for the supervisor's end, and with `give_up_at` no longer than until then. */
static void await_end(const struct run *run, double give_up_at)
{
	struct pollfd watched = {run->pidfd, POLLIN, 0};
	int ready;

	do {
		double left = give_up_at - clock_ms();

		ready = poll(&watched, 1, left > 0 ? (int)left + 1 : 0);
	} while (ready < 0 && errno == EINTR && !stop_asked);
}

/* Those that it made die with it. */
static void end_run(struct run *run)
{
	syscall(SYS_pidfd_send_signal, run->pidfd, SIGKILL, NULL, 0);
	await_end(run, clock_ms() + PATIENCE_WITH_DEATH_MS);
	close(run->pidfd);
	run->pidfd = -1;
}

int run_finish(struct run *run, struct error *error)
{
	/* The supervisor keeps the deadline itself; this is for one that cannot. */
	await_end(run, run->deadline_ms + 500);
	end_run(run);
	if (stop_asked)
		return error_set(error, "the grade was interrupted");
	run->ms = clock_ms() - run->started_ms;
	if (run->report->stage == REPORT_LOADING) {
		run->report->stage = REPORT_UNLOADED;
		run->report->trouble = IMAGE_BROKEN;
		snprintf(run->report->text, sizeof run->report->text, "that takes too long");
	}
	if (run->report->stage == REPORT_UNLOADED || run->report->stage == REPORT_LOADED)
		return 0;
	run->report->text[sizeof run->report->text - 1] = '\0';
	if (run->report->stage == REPORT_BROKEN)
		return error_set(error, "the runner failed: %s", run->report->text);
	return error_set(
	    error, "the runner was killed before it had a result; is there memory left?");
}

void run_release(struct run *run)
{
	if (run->pidfd > 0)
		end_run(run);
	if (run->report)
		munmap(run->report, run->report_bytes);
	if (run->answers)
		munmap((void *)(uintptr_t)run->answers, run->arena->answers_bytes);
	if (run->arena)
		munmap(run->arena, run->arena->bytes);
	const int descriptors[] = {run->arena_fd, run->answers_fd, run->report_fd, run->object_fd,
	    run->go_fd, run->printed_fd[0], run->printed_fd[1], run->printed_fd[2]};

	for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
		if (descriptors[i] > 0)
			close(descriptors[i]);
	*run = (struct run){0};
}

/* --- what came back --------------------------------------------------------------------------- */

void run_outcome(const struct run *run, int index, enum arena_pass pass, struct outcome *outcome)
{
	const struct arena_case *of = &run->arena->cases[index];
	const char *results = (const char *)run->answers + run->arena->result_offset;

	outcome->end = run->report->cases[index].passes[pass];
	outcome->answer = run->answers->of[index][pass];
	outcome->answer.sentence[sizeof outcome->answer.sentence - 1] = '\0';
	if (outcome->answer.stored > of->room)
		outcome->answer.stored = of->room;
	outcome->floats = (const float *)(const void *)results + of->result[pass];
}

struct code_place run_place(const struct run *run, uint64_t code)
{
	for (int i = 0; i < IMAGE_CODE_MAX; i++) {
		struct image_code *of = &run->report->code[i];

		if (code <= of->from || code > of->to)
			continue;
		of->section[sizeof of->section - 1] = '\0';
		return (struct code_place){of->section, code - 1 - of->from};
	}
	return (struct code_place){0};
}

char *run_printed(const struct run *run)
{
	struct stat status;
	char *text = NULL;

	if (fstat(run->printed_fd[PASS_PRINTED], &status) != 0 || status.st_size < 0)
		return NULL;
	size_t length = (size_t)status.st_size;
	char *bytes = malloc(length + 1);
	ssize_t got = bytes ? pread(run->printed_fd[PASS_PRINTED], bytes, length, 0) : -1;

	if (got >= 0)
		text = text_printable(bytes, (size_t)got, true);
	free(bytes);
	return text;
}
