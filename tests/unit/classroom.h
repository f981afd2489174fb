/*
 * classroom.h - for tests: what a class has done, made by hand.
 */
#ifndef TESTS_UNIT_CLASSROOM_H
#define TESTS_UNIT_CLASSROOM_H

#include "src/stats/course.h"
#include "src/store/records.h"

/* An attempt in a few words. */
struct classroom_attempt {
	const char *learner, *exercise;
	enum verdict verdict;
	double score;          /* of 10 */
	const char *diagnosis; /* NULL for none */
	int minute;            /* when it was made */
	const char *cases;     /* one letter each: + right, x wrong, - not run; named c1, c2, ... */
	const char *source;    /* NULL if it was not recorded */
};

/* Appends it as one of a kind, "check" or "batch". */
void classroom_add(
    struct records *records, const struct classroom_attempt *attempt, const char *kind);

/* What happened beside attempts: started at a minute, solution seen at one, so many hints; 0 for
 * not. */
void classroom_stand(struct records *records, const char *learner, const char *exercise, int opened,
    int solution, int hints);

void classroom_refuse(struct records *records, const char *learner, const char *exercise,
    const char *path, const char *message);

/* A whole class with two exercises, one that the catalog has and one that it has not; mistakes,
 * hints, a program that two handed in, one that is the starter, a submission that could not be
 * graded, and a learner whose name is an attack. */
void classroom_fill(struct records *records);

/* What is known of its exercises, with titles that are an attack, too. */
void classroom_course(struct course *course);

#endif
