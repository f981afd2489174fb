#include "tests/bench/bench.h"
#include "grader/clock.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

void bench_at_most(const char *name, double value, double bound)
{
	printf("%s %.3f at_most %g\n", name, value, bound);
}

void bench_at_least(const char *name, double value, double bound)
{
	printf("%s %.3f at_least %g\n", name, value, bound);
}
