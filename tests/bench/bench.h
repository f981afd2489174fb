/*
 * bench.h - for benchmarks: medians, and commands timed from outside.
 *
 * The speed of a machine drifts, so what is compared is run in turns and medians are taken. A
 * figure is printed as "NAME VALUE at_most BOUND" (or at_least), which tests/bench/run gathers.
 */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

/* Sorts the values. */
double bench_median(double *values, int count);

/* Runs a program to its end, its output thrown away; milliseconds, or -1 if it could not start. */
double bench_command(const char *const *words);

void bench_at_most(const char *name, double value, double bound);
void bench_at_least(const char *name, double value, double bound);

#endif
