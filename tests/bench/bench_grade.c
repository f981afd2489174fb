/*
 * What a grade costs beside the compiler, and how fast and steady many of them are. The floor is
 * the same compiler call and a direct link of the same file, by themselves: no cage, no cases, no
 * reference.
 */
#include "exercises/kit/kit.h"
#include "grader/cage.h"
#include "grader/clock.h"
#include "grader/compile.h"
#include "grader/exercise/exercise.h"
#include "grader/run.h"
#include "tests/bench/bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 41, LAUNCHES = 201, MANY = 500 };

#define EXERCISE "conv1d-basic"
#define ANSWER "exercises/" EXERCISE "/reference.c"

static struct bench {
	char folder[64], stride[256], runner[256];
	struct compiler compiler;
	struct exercise exercise;
	struct workshop workshop;
	char *answer;
	size_t answer_length;
} b;

static void fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(3);
}

static void write_file(const char *name, const char *text)
{
	char path[320];

	snprintf(path, sizeof path, "%s/%s", b.folder, name);
	FILE *file = fopen(path, "w");

	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		fail("cannot write the benchmark's folder");
}

/* --- the floor, and what a learner would type ------------------------------------------------- */

static double floor_once(void)
{
	char source[320], include[320], made[320];

	snprintf(source, sizeof source, "%s/src/answer.c", b.folder);
	snprintf(include, sizeof include, "%s/include", b.folder);
	snprintf(made, sizeof made, "%s/answer", b.folder);
	return bench_floor(&b.compiler, include, source, made);
}

/* gcc answer.c main.c && ./a.out, with a kit that is compiled already. */
static double naive_once(void)
{
	static char source[320], include[320], program[320], caller[320];
	const char *const compile[] = {"gcc", include, source, caller,
	    "build/obj/exercises/kit/kit.o", "build/obj/exercises/kit/tensor.o", "-lm", "-o",
	    program, NULL};
	const char *const run[] = {program, NULL};

	snprintf(source, sizeof source, "%s/src/answer.c", b.folder);
	snprintf(include, sizeof include, "-I%s/include", b.folder);
	snprintf(caller, sizeof caller, "%s/main.c", b.folder);
	snprintf(program, sizeof program, "%s/a.out", b.folder);
	return bench_command(compile) + bench_command(run);
}

static double grade_once(void)
{
	const char *const words[] = {b.stride, "grade", EXERCISE, ANSWER, "--seed", "1", NULL};

	return bench_command(words);
}

static void one_grade(void)
{
	double grades[ROUNDS], floors[ROUNDS], naives[ROUNDS], to_floor[ROUNDS], to_naive[ROUNDS];

	for (int i = -2; i < ROUNDS; i++) {
		double grade = grade_once(), floor = floor_once(), naive = naive_once();

		if (i < 0)
			continue;
		grades[i] = grade;
		floors[i] = floor;
		naives[i] = naive;
		to_floor[i] = grade / floor;
		to_naive[i] = grade / naive;
	}
	printf("one grade, median of %d rounds\n", ROUNDS);
	printf("  %-38s %8.2f ms\n", "stride grade", bench_median(grades, ROUNDS));
	printf("  %-38s %8.2f ms\n", "the floor: compile and link", bench_median(floors, ROUNDS));
	printf(
	    "  %-38s %8.2f ms\n", "gcc answer.c main.c && ./a.out", bench_median(naives, ROUNDS));
	bench_at_most("grade_to_floor", bench_median(to_floor, ROUNDS), 1.15);
	bench_at_most("grade_to_learner", bench_median(to_naive, ROUNDS), 1);
}

/* --- the cage --------------------------------------------------------------------------------- */

/* Starts the runner in the cage, lets it load an object and end. Later grades of a workshop use the
 * cage that is there. */
static double launch_once(const struct cage *cage, int object)
{
	struct run run;
	struct error error = {""};
	struct run_job job = {.workshop = &b.workshop,
	    .cage = cage,
	    .exercise = &b.exercise,
	    .empty_folder = b.folder};
	double start = clock_ms();

	if (run_start(&run, &job, &error) != 0 || run_deliver(&run, object, 5, &error) != 0 ||
	    run_finish(&run, &error) != 0)
		fail(error.text);
	run_release(&run);
	return clock_ms() - start;
}

static void launches(void)
{
	static double times[CAGE_LEVEL_COUNT][LAUNCHES], again[LAUNCHES], ratios[LAUNCHES];
	const char *const plain[] = {b.runner, NULL};
	struct cage cage;
	struct error error = {""};
	char object_path[320];

	snprintf(object_path, sizeof object_path, "%s/answer.o", b.folder);
	int object = open(object_path, O_RDONLY | O_CLOEXEC);

	if (cage_probe(&cage, &error) != 0 || object < 0)
		fail("no cage, or no object");
	int highest = (int)cage.level;

	for (int i = 0; i < LAUNCHES; i++) {
		times[0][i] = bench_command(plain);
		for (int level = CAGE_SECCOMP; level <= highest; level++) {
			cage.level = (enum cage_level)level;
			workshop_release(&b.workshop);
			times[level][i] = launch_once(&cage, object);
		}
		again[i] = launch_once(&cage, object);
		ratios[i] = times[highest][i] / times[0][i];
	}
	close(object);
	printf("starting the runner, median of %d launches\n", LAUNCHES);
	printf("  %-38s %8.2f ms\n", "plain", bench_median(times[0], LAUNCHES));
	for (int level = CAGE_SECCOMP; level <= highest; level++)
		printf("  %-38s %8.2f ms\n", cage_level_name((enum cage_level)level),
		    bench_median(times[level], LAUNCHES));
	printf("  %-38s %8.2f ms\n", "in a cage that is there", bench_median(again, LAUNCHES));
	bench_at_most("cage_to_plain", bench_median(ratios, LAUNCHES), 2);
}

/* --- many ------------------------------------------------------------------------------------- */

/* Each submission has a text of its own, by a remark at its end. */
static void grade_many(int worker, int workers, int count)
{
	char *text = malloc(b.answer_length + 64);
	struct grade_options options = {.seed = 1, .fresh = 10};

	if (!text)
		fail("out of memory");
	for (int i = worker; i < count; i += workers) {
		struct result result;
		struct source source = {"answer.c", text, 0};

		memcpy(text, b.answer, b.answer_length);
		source.length = b.answer_length +
				(size_t)snprintf(text + b.answer_length, 64, "\n/* %d */\n", i);
		if (grade(&result, &b.workshop, &b.exercise, &source, &options) != VERDICT_ACCEPTED)
			fail(result.message ? result.message : "not accepted");
		result_release(&result);
	}
	free(text);
}

static void floor_many(int worker, int workers, int count)
{
	/* A folder for each worker, as a grade has one. */
	char own[sizeof b.folder];

	snprintf(own, sizeof own, "%.48s-%d", b.folder, worker);
	const char *const copy[] = {"cp", "-r", b.folder, own, NULL};
	const char *const clean[] = {"rm", "-r", own, NULL};

	bench_command(copy);
	snprintf(b.folder, sizeof b.folder, "%s", own);
	for (int i = worker; i < count; i += workers)
		floor_once();
	bench_command(clean);
}

/* Seconds for `count` by all cores. */
static double by_all_cores(void (*work)(int worker, int workers, int count), int count)
{
	int workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
	double start = clock_ms();

	fflush(stdout);
	for (int i = 0; i < workers; i++)
		if (fork() == 0) {
			work(i, workers, count);
			_exit(0);
		}
	for (int i = 0; i < workers; i++) {
		int status;

		if (wait(&status) < 0 || status != 0)
			fail("a worker failed");
	}
	return (clock_ms() - start) / 1e3;
}

static void throughput(int many)
{
	enum { TURNS = 3 };
	double rates[TURNS], floors[TURNS], again[TURNS], ratios[TURNS];

	for (int i = 0; i < TURNS; i++) {
		floors[i] = many / by_all_cores(floor_many, many);
		rates[i] = many / by_all_cores(grade_many, many);
		again[i] = many / by_all_cores(grade_many, many);
		ratios[i] = rates[i] / floors[i];
	}
	printf("%d submissions on all cores, median of %d turns\n", many, TURNS);
	printf("  %-38s %8.1f a second\n", "the floor", bench_median(floors, TURNS));
	printf("  %-38s %8.1f a second\n", "graded", bench_median(rates, TURNS));
	printf("  %-38s %8.1f a second\n", "graded again", bench_median(again, TURNS));
	bench_at_least("rate_to_floor", bench_median(ratios, TURNS), 0.9);
}

/* A line of /proc/self/status, in kB: VmRSS is what we hold now, VmHWM the most that we ever did.
 */
static double memory_kb(const char *name)
{
	char line[128];
	double kb = 0;
	FILE *file = fopen("/proc/self/status", "r");

	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, name, strlen(name)) == 0)
			kb = strtod(line + strlen(name) + 1, NULL);
	if (file)
		fclose(file);
	return kb;
}

static void steadiness(int many)
{
	grade_many(0, 1, many / 10);
	double early = memory_kb("VmRSS");

	grade_many(0, 1, many);
	double late = memory_kb("VmRSS");

	printf("memory after %d grades in one process %.0f kB, after %d more %.0f kB\n", many / 10,
	    early, many, late);
	bench_at_most("memory_growth", late / early, 1.05);
	bench_at_most("grader_peak_mb", memory_kb("VmHWM") / 1024, 32);
}

/* --- which mistake it is ---------------------------------------------------------------------- */

/* Reads a program of the exercise, the caller's. */
static struct source read_source(const char *path)
{
	struct stat status;
	char *text = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &status) != 0 || !(text = malloc((size_t)status.st_size)) ||
	    read(fd, text, (size_t)status.st_size) != status.st_size)
		fail(path);
	close(fd);
	return (struct source){path, text, (size_t)status.st_size};
}

static double graded_ms(const struct source *source, bool diagnose)
{
	struct grade_options options = {.seed = 1, .fresh = 10, .diagnose = diagnose};
	struct result result;

	grade(&result, &b.workshop, &b.exercise, source, &options);
	double ms = result.total_ms;

	result_release(&result);
	return ms;
}

/* The same submission with and without it, in turns. */
static void diagnose(const char *path, double *more, double *ratio)
{
	enum { TURNS = 61 };
	struct source source = read_source(path);
	double differences[TURNS], ratios[TURNS];

	for (int i = -2; i < TURNS; i++) {
		double without = graded_ms(&source, false), with = graded_ms(&source, true);

		if (i < 0)
			continue;
		differences[i] = with - without;
		ratios[i] = with / without;
	}
	*more = bench_median(differences, TURNS);
	*ratio = bench_median(ratios, TURNS);
	free((char *)(uintptr_t)source.text);
}

static void diagnosis(void)
{
	static const char *const WRONG[] = {
	    "exercises/" EXERCISE "/pitfalls/flipped-kernel.c",
	    "exercises/" EXERCISE "/pitfalls/k-greater-than-l.c",
	    "exercises/" EXERCISE "/starter.c",
	};
	double more, ratio, most = 0;

	printf("the diagnosis of a failure\n");
	for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
		diagnose(WRONG[i], &more, &ratio);
		printf("  %-54s %6.2f ms\n", WRONG[i], more);
		most = more > most ? more : most;
	}
	bench_at_most("diagnose_ms", most, 15);
	diagnose(ANSWER, &more, &ratio);
	bench_at_most("diagnose_on_pass", ratio, 1.02);
}

/* --- time limits ------------------------------------------------------------------------------ */

static void lateness(void)
{
	static const char TEXT[] = "#include \"stride.h\"\n"
				   "tensor conv1d_basic(tensor x, tensor kernel)\n"
				   "{ for (volatile int i = 0;; i++); return x; (void)kernel; }\n";
	struct source source = {"answer.c", TEXT, sizeof TEXT - 1};
	struct grade_options options = {.seed = 1, .examples_only = true};
	struct result result;

	if (grade(&result, &b.workshop, &b.exercise, &source, &options) != VERDICT_TIME_LIMIT)
		fail("an endless loop was not stopped");
	int limited = 0;

	for (int i = 0; i < result.case_count; i++)
		limited += !result.cases[i].skipped;
	bench_at_most(
	    "time_limit_late_ms", result.run_ms / limited - b.exercise.limits.time_ms, 50);
	result_release(&result);
}

/* --- all of it -------------------------------------------------------------------------------- */

static void prepare(const char *build)
{
	static char kit[] = "exercises/kit", cache[320];
	struct faults faults = {0};
	struct error error = {""};
	struct stat status;
	char here[128];

	if (!getcwd(here, sizeof here))
		fail("where am I?");
	snprintf(b.stride, sizeof b.stride, "%s/stride", build);
	snprintf(b.runner, sizeof b.runner, "%s/%s/stride-runner", here, build);
	if (bench_folder(b.folder) != 0 || compiler_find(&b.compiler, &error) != 0)
		fail("no folder or no compiler");
	snprintf(cache, sizeof cache, "%s-cache", b.folder);
	b.workshop = (struct workshop){.runner = b.runner, .kit = kit, .cache = cache};
	setenv("XDG_CACHE_HOME", cache, 1);
	if (exercise_load(
		&b.exercise, "exercises/" EXERCISE, "data/vectors/" EXERCISE ".json", &faults) != 0)
		fail(faults.sentences[0]);
	int fd = open(ANSWER, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, &status) != 0 || !(b.answer = malloc((size_t)status.st_size)) ||
	    read(fd, b.answer, (size_t)status.st_size) != status.st_size)
		fail("cannot read " ANSWER);
	b.answer_length = (size_t)status.st_size;
	close(fd);
}

static void furnish(void)
{
	char command[1024];
	char *include = stage_include(&b.exercise);

	snprintf(command, sizeof command,
	    "mkdir -p %s/src %s/include && cp " ANSWER " %s/src/answer.c && "
	    "cp exercises/kit/*.h %s/include",
	    b.folder, b.folder, b.folder, b.folder);
	if (system(command) != 0 || !include)
		fail("cannot fill the benchmark's folder");
	write_file("include/stride.h", include);
	write_file("main.c",
	    "#include \"include/stride.h\"\n#include <stdio.h>\n"
	    "int main(void)\n{\n\tfloat x[] = {1, 2, 3, 4, 5}, k[] = {1, 0, -1};\n"
	    "\ttensor y = conv1d_basic((tensor){x, 1, {5}}, (tensor){k, 1, {3}});\n"
	    "\tfor (int i = 0; i < y.shape[0]; i++)\n\t\tprintf(\"%g\\n\", y.data[i]);\n}\n");
	free(include);
}

int main(int argc, char **argv)
{
	const char *many = getenv("BENCH_GRADES");

	prepare(argc > 1 ? argv[1] : "build");
	furnish();
	one_grade();
	launches();
	lateness();
	diagnosis();
	throughput(MANY);
	steadiness(many ? atoi(many) : MANY);

	const char *const clean[] = {"rm", "-rf", b.folder, b.workshop.cache, NULL};

	bench_command(clean);
	workshop_release(&b.workshop);
	exercise_release(&b.exercise);
	free(b.answer);
	return 0;
}
