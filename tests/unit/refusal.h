/*
 * refusal.h - for tests: what the kit refuses, and with which sentence.
 */
#ifndef TESTS_UNIT_REFUSAL_H
#define TESTS_UNIT_REFUSAL_H

#include "exercises/kit/kit.h"

#include <setjmp.h>

struct refusal {
	jmp_buf start;
	enum kit_fault fault;
	char sentence[512]; /* of the last one, "" for none */
};

/* The one that the kit's handler writes to. */
extern struct refusal the_refusal;

/* Sets the handler and forgets the last refusal. */
void refusal_reset(void);

/* Releases the case and fails the test unless the sentence holds the words. */
void refusal_check(const char *what, const char *words);

/* Runs a statement that the kit must refuse with a sentence that holds these words. */
#define assert_refused(statement, words)              \
	do {                                          \
		refusal_reset();                      \
		if (setjmp(the_refusal.start) == 0) { \
			(void)(statement);            \
		}                                     \
		refusal_check(#statement, words);     \
	} while (0)

#endif
