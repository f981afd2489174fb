/*
 * What a learner waits for: the prompt, the list, a check beside its grade, and the verdict of
 * watch behind a save; with ten thousand attempts remembered.
 */
#include "grader/clock.h"
#include "grader/version.h"
#include "src/store/store.h"
#include "tests/bench/bench.h"
#include "tests/session/pty.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ATTEMPTS = 10000, ROUNDS = 41, PATIENCE_MS = 20000 };

#define EXERCISE "conv1d-basic"
#define ANSWER "exercises/" EXERCISE "/reference.c"

static struct bench {
	char folder[64], home[80], work[80], file[128], beside[128], stride[512];
	char *answer;
	size_t answer_length;
} b;

static void fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(3);
}

/* --- what is remembered ----------------------------------------------------------------------- */

static void remember(void)
{
	static char kind[] = "check", version[] = STRIDE_VERSION, name[] = "a case";
	static char category[] = "a category";
	static char IDS[][16] = {
	    "conv1d-basic", "conv-padding", "output-length", "conv-stride", "causal"};
	struct error error = {""};
	char path[128];
	struct progress progress = {0};
	struct merged merged;

	snprintf(path, sizeof path, "%s/progress.db", b.home);
	struct store *store = store_open(path, &error);

	progress.attempts.list = calloc(ATTEMPTS, sizeof *progress.attempts.list);
	struct attempt_case *cases = calloc(40, sizeof *cases);

	if (!store || !progress.attempts.list || !cases)
		fail(error.text);
	for (int i = 0; i < 40; i++)
		cases[i] = (struct attempt_case){name, category, VERDICT_WRONG_ANSWER, false, 0.5};
	for (int i = 0; i < ATTEMPTS; i++) {
		struct attempt *attempt = &progress.attempts.list[progress.attempts.count++];

		*attempt = (struct attempt){.exercise = IDS[i % 5],
		    .exercise_version = 1,
		    .kind = kind,
		    .source = b.answer,
		    .source_length = b.answer_length,
		    .verdict = VERDICT_WRONG_ANSWER,
		    .score = 3,
		    .max_score = 10,
		    .started_at = 1700000000000 + i * INT64_C(60000),
		    .took_ms = 50,
		    .seed = (uint64_t)i,
		    .stride_version = version,
		    .cases = cases,
		    .case_count = 40};
		snprintf(attempt->uid, sizeof attempt->uid, "%032x", i);
		hash_of(b.answer, b.answer_length, attempt->sha256);
	}
	if (store_merge(store, &progress, &merged, &error) != 0 || merged.attempts != ATTEMPTS)
		fail(error.text);
	store_close(store);
	free(progress.attempts.list);
	free(cases);
}

/* --- one command ------------------------------------------------------------------------------ */

static double command(const char *const *words)
{
	double took = bench_command(words);

	if (took < 0)
		fail("a command could not be run");
	return took;
}

static void commands(void)
{
	const char *const list[] = {b.stride, "list", NULL};
	const char *const check[] = {b.stride, "check", EXERCISE, NULL};
	const char *const grade[] = {b.stride, "grade", EXERCISE, ANSWER, NULL};
	double lists[ROUNDS], checks[ROUNDS], grades[ROUNDS];

	for (int i = -2; i < ROUNDS; i++) {
		double one = command(list), two = command(check), three = command(grade);

		if (i < 0)
			continue;
		lists[i] = one;
		checks[i] = two;
		grades[i] = three;
	}
	double listed = bench_median(lists, ROUNDS), checked = bench_median(checks, ROUNDS),
	       graded = bench_median(grades, ROUNDS);

	printf("with %d attempts remembered, median of %d rounds\n", ATTEMPTS, ROUNDS);
	printf("  %-38s %8.2f ms\n", "stride list", listed);
	printf("  %-38s %8.2f ms\n", "stride check", checked);
	printf("  %-38s %8.2f ms\n", "stride grade", graded);
	bench_at_most("list_ms", listed, 20);
	bench_at_most("check_over_grade_ms", checked - graded, 3);
}

/* --- at a terminal ---------------------------------------------------------------------------- */

static void start(struct pty *pty, const char *argument)
{
	const char *const words[] = {b.stride, argument, NULL};
	struct pty_program program = {.words = words,
	    .environment = (const char *const *)(uintptr_t)environ,
	    .width = 80,
	    .height = 24};

	if (pty_start(pty, &program) != 0)
		fail("there is no pseudo-terminal");
}

static void see(struct pty *pty, const char *text)
{
	if (!pty_see(pty, text, PATIENCE_MS))
		fail(pty->shown.text ? pty->shown.text : text);
}

static void type(struct pty *pty, const char *keys)
{
	if (!pty_type(pty, keys, strlen(keys)) || pty_leave(pty, PATIENCE_MS) != 0)
		fail("it does not end");
	pty_release(pty);
}

static void prompt(void)
{
	double times[ROUNDS];

	for (int i = -2; i < ROUNDS; i++) {
		struct pty pty;
		double from = clock_ms();

		start(&pty, NULL);
		see(&pty, "> ");
		if (i >= 0)
			times[i] = clock_ms() - from;
		type(&pty, "quit\r");
	}
	printf("  %-38s %8.2f ms\n", "start to prompt", bench_median(times, ROUNDS));
	bench_at_most("prompt_ms", bench_median(times, ROUNDS), 30);
}

static void save(void)
{
	int fd = open(b.beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0 || write(fd, b.answer, b.answer_length) != (ssize_t)b.answer_length ||
	    close(fd) != 0 || rename(b.beside, b.file) != 0)
		fail("cannot save the answer");
}

/* The grade of each round is the one by itself that stands beside it. */
static void watch(void)
{
	const char *const grade[] = {b.stride, "grade", EXERCISE, ANSWER, NULL};
	double over[ROUNDS];
	struct pty pty;

	start(&pty, "watch");
	see(&pty, "accepted");
	see(&pty, "q quit");
	for (int i = 0; i < ROUNDS; i++) {
		double graded = command(grade), from = clock_ms();

		save();
		see(&pty, "accepted");
		see(&pty, "q quit");
		over[i] = clock_ms() - from - graded;
	}
	type(&pty, "q");
	printf(
	    "  %-38s %8.2f ms\n", "save to verdict, beside the grade", bench_median(over, ROUNDS));
	bench_at_most("watch_over_grade_ms", bench_median(over, ROUNDS), 60);
}

/* --- all of it -------------------------------------------------------------------------------- */

static void prepare(const char *build)
{
	char here[256], cache[96];

	snprintf(b.folder, sizeof b.folder, "/tmp/stride-bench-XXXXXX");
	b.answer = calloc(1, 1 << 16);
	int fd = open(ANSWER, O_RDONLY | O_CLOEXEC);

	if (!mkdtemp(b.folder) || !getcwd(here, sizeof here) || !b.answer || fd < 0)
		fail("no folder, or no " ANSWER);
	b.answer_length = (size_t)read(fd, b.answer, (1 << 16) - 1);
	close(fd);
	snprintf(b.stride, sizeof b.stride, "%s/%s/stride", here, build);
	snprintf(b.home, sizeof b.home, "%s/home", b.folder);
	snprintf(b.work, sizeof b.work, "%s/work", b.folder);
	snprintf(b.file, sizeof b.file, "%s/" EXERCISE ".c", b.work);
	snprintf(b.beside, sizeof b.beside, "%s/beside", b.work);
	snprintf(cache, sizeof cache, "%s/cache", b.folder);
	setenv("STRIDE_HOME", b.home, 1);
	setenv("STRIDE_WORK", b.work, 1);
	setenv("XDG_CACHE_HOME", cache, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	const char *const start_words[] = {b.stride, "start", EXERCISE, NULL};

	command(start_words);
	save();
}

int main(int argc, char **argv)
{
	prepare(argc > 1 ? argv[1] : "build");
	remember();
	commands();
	prompt();
	watch();

	const char *const clean[] = {"rm", "-rf", b.folder, NULL};

	bench_command(clean);
	free(b.answer);
	return 0;
}
