/*
 * loading.h - an object on its way into memory: image.c leads it there, layout.c finds a place for
 * each of its parts, and gaps.c fills in the addresses that the compiler did not know.
 */
#ifndef GRADER_RUNNER_LOADING_H
#define GRADER_RUNNER_LOADING_H

#include "grader/runner/image.h"
#include "grader/runner/object.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What code says to find a thread-local variable. */
struct tls_index {
	unsigned long module, offset;
};

/* Where they are: those of the one thread that there is. */
enum { TLS_MAX = 64 << 10, TLS_ALIGNMENT_MAX = 4096 };
extern char loading_variables[TLS_MAX];

/* Sections of the same rights lie together. */
enum region { REGION_CODE, REGION_CONSTANTS, REGION_VARIABLES, REGION_ANYTHING, REGION_COUNT };

/* What code reads about a symbol. That of the first symbol, which is none, is about all
 * thread-local variables. */
struct slot {
	uint64_t address;
	uint64_t jump; /* what a function that is asked for is known by, the same to all */
	struct tls_index variable;
};

struct ask {
	struct slot *answer;
	uint64_t function;
};

struct constructors {
	const char *functions; /* their addresses; the section may lie crookedly */
	size_t count, number;
};

struct image_starts {
	struct ask *asks;
	size_t ask_count;
	struct constructors *constructors; /* in the order in which they run */
	size_t constructor_count;
};

/* What a symbol is found to be, once somebody refers to it. */
struct meaning {
	uint64_t address; /* or, if it is thread-local, its place there */
	size_t place;     /* in the image, of a variable that is in no section */
	bool is_known;
	bool is_thread_local;
	bool is_far;   /* not in the image */
	bool is_asked; /* the function at this address knows it */
};

/* While it is put into memory. */
struct loading {
	struct image *image;
	struct image_report *report;
	unsigned kit;
	struct object object;
	size_t *places; /* of each section in the image, or among the thread-local variables */
	size_t regions[REGION_COUNT + 1]; /* where each begins, and the last one ends */
	size_t jumps, slots;              /* where these begin */
	size_t variables;                 /* how many bytes are thread-local */
	size_t alignment;
	struct meaning *meanings; /* of each symbol */
	size_t import_count, relocation_count;
};

/* Notes why it cannot be loaded. Always false, so that it can be returned. */
bool loading_trouble(struct loading *l, enum image_trouble trouble, const char *text);
bool loading_broken(struct loading *l, const char *why);

/* Whether a section comes into memory, and whether it does among the thread-local variables. */
bool loading_is_placed(const Elf64_Shdr *section);
bool loading_is_thread_local(const Elf64_Shdr *section);

/* The section that a symbol lies in; NULL if that is none in memory. */
const Elf64_Shdr *loading_section_of(const struct loading *l, const Elf64_Sym *symbol);

/* The address of such a symbol; or, if it is thread-local, its place among those. */
uint64_t loading_address(
    const struct loading *l, const Elf64_Shdr *section, const Elf64_Sym *symbol);

/* The steps, in their order. Until the last one all memory can be written to. */
bool layout_plan(struct loading *l);
bool layout_fill(struct loading *l);
bool gaps_fill(struct loading *l);
bool layout_protect(struct loading *l);

#endif
