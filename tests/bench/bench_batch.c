/*
 * How fast a batch is beside a machine that merely compiles and links the same submissions, with
 * all its cores; how fast it is when the results are in the cache; and how much memory it takes for
 * more of them. What is compared is done in turns, a part of the submissions at a time.
 */
#include "grader/clock.h"
#include "grader/compiler.h"
#include "grader/exercise/exercise.h"
#include "grader/stage.h"
#include "tests/bench/bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SUBMISSIONS = 2000, PARTS = 10 };

#define EXERCISE "conv1d-basic"
#define ANSWER "exercises/" EXERCISE "/reference.c"

static struct bench {
	char folder[64], memory[64], stride[256];
	struct compiler compiler;
	int count; /* of submissions, a multiple of PARTS */
} b;

static void fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(3);
}

/* A path in the benchmark's folder, in a text of its own for each of eight. */
static const char *in_folder(const char *name, int number)
{
	static char paths[8][320];
	static int next;
	char *path = paths[next++ % 8];

	snprintf(path, sizeof paths[0], "%s/%s%d", b.folder, name, number);
	return path;
}

static void shell(const char *command)
{
	if (system(command) != 0)
		fail(command);
}

/* --- the submissions -------------------------------------------------------------------------- */

static char *read_answer(size_t *length)
{
	struct stat status;
	int fd = open(ANSWER, O_RDONLY | O_CLOEXEC);
	char *text = NULL;

	if (fd < 0 || fstat(fd, &status) != 0 || !(text = malloc((size_t)status.st_size)) ||
	    read(fd, text, (size_t)status.st_size) != status.st_size)
		fail("cannot read " ANSWER);
	close(fd);
	*length = (size_t)status.st_size;
	return text;
}

/* Part n holds submissions that no other part has. */
static void write_part(int part, const char *text, size_t length)
{
	int each = b.count / PARTS;

	if (mkdir(in_folder("part", part), 0755) != 0)
		fail("cannot make a folder");
	for (int i = 0; i < each; i++) {
		char path[400];

		snprintf(path, sizeof path, "%s/s%d.c", in_folder("part", part), part * each + i);
		FILE *file = fopen(path, "w");

		if (!file || fwrite(text, 1, length, file) != length ||
		    fprintf(file, "\n/* %d */\n", part * each + i) < 0 || fclose(file) != 0)
			fail("cannot write a submission");
	}
}

static void write_include(void)
{
	struct exercise exercise = {0};
	struct faults faults = {0};
	char path[400], command[400];

	if (exercise_load(
		&exercise, "exercises/" EXERCISE, "data/vectors/" EXERCISE ".json", &faults) != 0)
		fail(faults.sentences[0]);
	char *include = stage_include(&exercise);

	snprintf(command, sizeof command, "mkdir %s/include && cp exercises/kit/*.h %s/include",
	    b.folder, b.folder);
	shell(command);
	snprintf(path, sizeof path, "%s/include/stride.h", b.folder);
	FILE *file = fopen(path, "w");

	if (!file || !include || fputs(include, file) < 0 || fclose(file) != 0)
		fail("cannot write stride.h");
	free(include);
	exercise_release(&exercise);
}

static void write_submissions(void)
{
	size_t length;
	char *text = read_answer(&length);

	for (int part = 0; part < PARTS; part++)
		write_part(part, text, length);
	free(text);
	write_include();
}

/* --- the floor -------------------------------------------------------------------------------- */

static void compile_share(int part, int worker, int workers)
{
	char include[320], path[400], made[128];
	int each = b.count / PARTS;

	snprintf(include, sizeof include, "%s/include", b.folder);
	snprintf(made, sizeof made, "%s/floor%d", b.memory, worker);
	for (int i = worker; i < each; i += workers) {
		snprintf(path, sizeof path, "%s/s%d.c", in_folder("part", part), part * each + i);
		bench_floor(&b.compiler, include, path, made);
	}
}

/* Seconds for one part by all cores. */
static double floor_seconds(int part)
{
	int workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
	double start = clock_ms();

	fflush(stdout);
	for (int i = 0; i < workers; i++)
		if (fork() == 0) {
			compile_share(part, i, workers);
			_exit(0);
		}
	for (int i = 0; i < workers; i++) {
		int status;

		if (wait(&status) < 0 || status != 0)
			fail("a worker failed");
	}
	return (clock_ms() - start) / 1e3;
}

/* --- the batch -------------------------------------------------------------------------------- */

/* The most memory that a process has held, in kB; 0 if it is not one of ours. */
static double held_kb(long pid)
{
	char path[64], line[128];
	double kb = 0;
	bool ours = false;

	snprintf(path, sizeof path, "/proc/%ld/status", pid);
	FILE *file = fopen(path, "r");

	while (file && fgets(line, sizeof line, file)) {
		ours = ours || strncmp(line, "Name:\tstride-trainer", 20) == 0;
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = strtod(line + 6, NULL);
	}
	if (file)
		fclose(file);
	return ours ? kb : 0;
}

/* Of a batch and the largest of the processes that work for it; compilers are not ours. */
static double watch_memory(long pid)
{
	char path[64];
	double most = 0, own = held_kb(pid);
	long child;

	snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", pid, pid);
	FILE *file = fopen(path, "r");

	while (file && fscanf(file, "%ld", &child) == 1) {
		double kb = held_kb(child);

		most = kb > most ? kb : most;
	}
	if (file)
		fclose(file);
	return own + most;
}

/* What one run of the command took; its memory, if that was watched. */
struct run {
	double seconds, memory_kb;
};

static struct run run_batch(const char *folder, const char *database, bool watches)
{
	const char *const words[] = {
	    b.stride, "batch", EXERCISE, folder, "--db", database, "--format", "json", NULL};
	const struct timespec pause = {.tv_nsec = 2000000};
	posix_spawn_file_actions_t actions;
	struct run run = {0};
	double start = clock_ms();
	int status = -1;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, b.stride, &actions, NULL, (char *const *)(uintptr_t)words, environ) !=
	    0)
		fail("cannot run stride");
	while (waitpid(pid, &status, watches ? WNOHANG : 0) == 0) {
		double kb = watch_memory(pid);

		run.memory_kb = kb > run.memory_kb ? kb : run.memory_kb;
		nanosleep(&pause, NULL);
	}
	run.seconds = (clock_ms() - start) / 1e3;
	posix_spawn_file_actions_destroy(&actions);
	if (status != 0)
		fail("a batch did not pass");
	return run;
}

static void grading(void)
{
	double floors[PARTS], rates[PARTS], ratios[PARTS];
	int each = b.count / PARTS;

	for (int part = 0; part < PARTS; part++) {
		floors[part] = each / floor_seconds(part);
		rates[part] =
		    each /
		    run_batch(in_folder("part", part), in_folder("graded", part), false).seconds;
		ratios[part] = rates[part] / floors[part];
	}
	printf("a batch of %d submissions on all cores, median of %d parts\n", b.count, PARTS);
	printf(
	    "  %-38s %8.1f a second\n", "the floor: compile and link", bench_median(floors, PARTS));
	printf("  %-38s %8.1f a second\n", "graded", bench_median(rates, PARTS));
	bench_at_least("batch_to_floor", bench_median(ratios, PARTS), 0.9);
}

/* Puts parts into one folder: from `first` on, so many. */
static void gather(const char *folder, int first, int count)
{
	char command[400];

	mkdir(folder, 0755);
	for (int part = first; part < first + count; part++) {
		snprintf(command, sizeof command, "mv %s %s", in_folder("part", part), folder);
		shell(command);
	}
}

/* With all results in the cache, into a new database; and into one that has them. */
static void again(void)
{
	enum { TURNS = 5, FEW = PARTS / 4 + 1 };
	double rates[TURNS], known[TURNS], few[TURNS], many[TURNS];
	char some[320];

	snprintf(some, sizeof some, "%s", in_folder("some", 0));
	gather(some, 0, FEW);
	for (int i = 0; i < TURNS; i++)
		few[i] = run_batch(some, in_folder("few", i), true).memory_kb;
	gather(some, FEW, PARTS - FEW);
	for (int i = 0; i < TURNS; i++) {
		const char *database = in_folder("many", i);
		struct run run = run_batch(some, database, true);

		rates[i] = b.count / run.seconds;
		many[i] = run.memory_kb;
		known[i] = b.count / run_batch(some, database, false).seconds;
	}
	printf("the same %d again, median of %d turns\n", b.count, TURNS);
	printf("  %-38s %8.1f a second\n", "into a new database, from the cache",
	    bench_median(rates, TURNS));
	printf("  %-38s %8.1f a second\n", "known from before", bench_median(known, TURNS));
	printf("  %-38s %8.0f kB\n", "memory for a part of them", bench_median(few, TURNS));
	printf("  %-38s %8.0f kB\n", "memory for all of them", bench_median(many, TURNS));
	bench_at_least("batch_again", bench_median(rates, TURNS), 1000);
	bench_at_most(
	    "batch_memory_growth", bench_median(many, TURNS) / bench_median(few, TURNS), 1.15);
}

/* --- all of it -------------------------------------------------------------------------------- */

int main(int argc, char **argv)
{
	const char *count = getenv("BENCH_BATCH");
	struct error error = {""};
	char command[192], cache[128];

	b.count = (count ? atoi(count) : SUBMISSIONS) / PARTS * PARTS;
	snprintf(b.stride, sizeof b.stride, "%s/stride", argc > 1 ? argv[1] : "build");
	snprintf(b.folder, sizeof b.folder, "/tmp/stride-bench-XXXXXX");
	if (b.count < PARTS || !mkdtemp(b.folder) || bench_folder(b.memory) != 0 ||
	    compiler_find(&b.compiler, &error) != 0)
		fail("too few submissions, no folder or no compiler");
	snprintf(cache, sizeof cache, "%s/cache", b.folder);
	setenv("XDG_CACHE_HOME", cache, 1);
	write_submissions();
	grading();
	again();
	snprintf(command, sizeof command, "rm -rf %s %s", b.folder, b.memory);
	shell(command);
	return 0;
}
