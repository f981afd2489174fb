/*
 * patch.h - the places in machine code that wait for an address, as this machine has them.
 *
 * A compiler leaves a gap wherever an address comes in that it does not know, and says of what kind
 * it is: whose address, and in which form. What is said of gaps here, and nothing else in the
 * runner, differs from one machine to the next.
 */
#ifndef GRADER_RUNNER_PATCH_H
#define GRADER_RUNNER_PATCH_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
enum { PATCH_MACHINE = EM_X86_64 };
#elif defined(__aarch64__)
enum { PATCH_MACHINE = EM_AARCH64 };
#endif

/* Whose address it is. */
enum patch_of {
	OF_UNKNOWN, /* a kind that no compiler makes as it is called here */
	OF_NOTHING,
	OF_SYMBOL,
	OF_CALL,     /* the symbol's, or if that is far away, that of a jump to it */
	OF_SLOT,     /* of a word in memory that holds the symbol's address */
	OF_VARIABLE, /* of two words about a thread-local variable: its module, its place there */
	OF_MODULE,   /* of two such words about all of them */
	OF_OFFSET,   /* no address: the place of a thread-local variable among all of them */
};

struct patch {
	enum patch_of of;
	unsigned char form;  /* how it is written */
	unsigned char bytes; /* how many of them */
};

struct patch patch_for(uint32_t kind);

/* Writes it at `place`; false if it does not fit. */
bool patch_write(struct patch patch, char *place, uint64_t address);

/* A jump to wherever a slot says. */
enum { PATCH_JUMP_BYTES = 16 };
void patch_write_jump(char *place, const uint64_t *slot);

#endif
