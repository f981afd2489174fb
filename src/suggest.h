/*
 * suggest.h - "did you mean": the name that is the fewest slips of the finger away.
 */
#ifndef SRC_SUGGEST_H
#define SRC_SUGGEST_H

/* Borrows both names. */
struct suggestion {
	const char *typed;
	const char *name; /* the best so far; NULL while none is near enough to be meant */
	int distance;
};

struct suggestion suggest_start(const char *typed);
void suggest_consider(struct suggestion *best, const char *name);

#endif
