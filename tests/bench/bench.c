#include "tests/bench/bench.h"
#include "grader/clock.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int by_value(const void *a, const void *b)
{
	double difference = *(const double *)a - *(const double *)b;

	return (difference > 0) - (difference < 0);
}

double bench_median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, by_value);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

double bench_command(const char *const *words)
{
	posix_spawn_file_actions_t actions;
	double start = clock_ms();
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int failed =
	    posix_spawnp(&pid, words[0], &actions, NULL, (char *const *)(uintptr_t)words, environ);

	posix_spawn_file_actions_destroy(&actions);
	if (failed || waitpid(pid, &status, 0) != pid)
		return -1;
	return clock_ms() - start;
}

enum { WORDS_MAX = 48, NAME_LENGTH = 400 };

static double compile(const struct compiler *compiler, const char *include, const char *source,
    const char *object, const char *dependencies)
{
	static char flags[1024], includes[NAME_LENGTH];
	const char *words[WORDS_MAX] = {compiler->path};
	const char *const rest[] = {
	    includes, "-MD", "-MF", dependencies, "-c", source, "-o", object, NULL};
	int count = 1;

	snprintf(includes, sizeof includes, "-I%s", include);
	snprintf(flags, sizeof flags, "%s", compiler_flags(compiler));
	for (char *rest_of = flags, *flag; (flag = strtok_r(rest_of, " ", &rest_of));)
		words[count++] = flag;
	memcpy(words + count, rest, sizeof rest);
	return bench_command(words);
}

double bench_floor(
    const struct compiler *compiler, const char *include, const char *source, const char *made)
{
	char object[NAME_LENGTH], shared[NAME_LENGTH], dependencies[NAME_LENGTH];
	const char *const link[] = {"ld", "-shared", "-Bsymbolic", "-znow", "-znorelro",
	    "-znoexecstack", "--hash-style=sysv", "--build-id=none", object, "-o", shared, NULL};

	snprintf(object, sizeof object, "%s.o", made);
	snprintf(shared, sizeof shared, "%s.so", made);
	snprintf(dependencies, sizeof dependencies, "%s.d", made);
	double compiled = compile(compiler, include, source, object, dependencies);
	double linked = bench_command(link);

	if (compiled < 0 || linked < 0) {
		fprintf(stderr, "cannot compile and link\n");
		exit(3);
	}
	return compiled + linked;
}

int bench_folder(char folder[64])
{
	snprintf(folder, 64, "/dev/shm/stride-bench-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

void bench_at_most(const char *name, double value, double bound)
{
	printf("%s %.3f at_most %g\n", name, value, bound);
}

void bench_at_least(const char *name, double value, double bound)
{
	printf("%s %.3f at_least %g\n", name, value, bound);
}
