/*
 * bench.h - for benchmarks: medians, and commands timed from outside.
 *
 * The speed of a machine drifts, so what is compared is run in turns and medians are taken. A
 * figure is printed as "NAME VALUE at_most BOUND" (or at_least), which tests/bench/run gathers.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include "grader/compiler.h"

/* Sorts the values. */
double bench_median(double *values, int count);

/* Runs a program to its end, its output thrown away; milliseconds, or -1 if it could not start. */
double bench_command(const char *const *words);

/* The floor: the compiler call of a grade and a direct link, by themselves; milliseconds. What they
 * make is at `made`, with .o, .so and .d behind it. */
double bench_floor(
    const struct compiler *compiler, const char *include, const char *source, const char *made);

/* Makes a folder where a grade has its own: in memory. 0 or -1. */
int bench_folder(char folder[64]);

void bench_at_most(const char *name, double value, double bound);
void bench_at_least(const char *name, double value, double bound);

#endif
