/*
 * mutants.h - every program that differs from a C source by one small mistake.
 *
 * Pure: a text in, a list of changes out. The mistakes are those that people make in loops over
 * indices: a neighbouring operator, a constant or a bound that is one off, the name of another
 * variable of the same type, indices exchanged, a statement forgotten, a condition the wrong way
 * round. Types, texts, comments and preprocessor lines are left alone.
 */
#ifndef SRC_AUTHOR_MUTANTS_H
#define SRC_AUTHOR_MUTANTS_H

#include <stdbool.h>
#include <stddef.h>

struct mutant {
	size_t offset, length; /* what is replaced */
	char *replacement;
	int line;     /* from 1 */
	char *change; /* in words: "< becomes <=" */
	bool is_name; /* only another variable in the place of one */
	bool is_kept; /* by whoever sets it, before some are left out */
};

/* Start from {0}; released by mutants_release. No two make the same text. */
struct mutants {
	struct mutant *list;
	int count;
	int left_out; /* how many more there were */
};

/* All that there are. -1 without memory. */
int mutants_find(struct mutants *mutants, const char *text, size_t length);

/* Leaves out all but so many, evenly, the same every time, and other names before anything else.
 * Those that are to be kept are kept on top of that. */
void mutants_sample(struct mutants *mutants, int most);

void mutants_release(struct mutants *mutants);

/* The text with the change made; the caller's. NULL without memory. */
char *mutants_apply(const struct mutant *mutant, const char *text);

/*
 * The lines that a change touches, as they were and as they are then, each with every run of blanks
 * as one: what a person calls the mutant by, wherever else in the file lines come and go. Both are
 * the caller's; -1 without memory.
 */
int mutants_lines(const struct mutant *mutant, const char *text, char **before, char **after);

#endif
