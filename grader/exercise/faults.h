/*
 * faults.h - all that is wrong with an exercise, told at once.
 *
 * One sentence for each fault. Whatever bytes a sentence quotes, it is one line of printable UTF-8:
 * other bytes appear as \xNN. Start from {0}; the sentences belong to the list.
 */
#ifndef GRADER_EXERCISE_FAULTS_H
#define GRADER_EXERCISE_FAULTS_H

/* More sentences than a person reads are counted, not kept. */
enum { FAULTS_MAX = 100 };

struct faults {
	char **sentences;
	int count; /* how many are kept */
	int more;  /* how many are not */
};

void faults_add(struct faults *faults, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Safe on a zeroed list, and twice. */
void faults_release(struct faults *faults);

#endif
