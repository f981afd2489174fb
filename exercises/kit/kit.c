#include "kit.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCE_MAX 512

/* Lies before and behind what a caller gets, and tells if somebody wrote there. Read as a float it
 * is no number, which shows in every sum; and it is one that signals, which becomes a quiet one as
 * soon as anything is added to it, so that this counts as written, too. */
static const uint32_t GUARD[] = {0x7FA5A5A5, 0x7FA5A5A5, 0x7FA5A5A5, 0x7FA5A5A5};

/* A block starts with this; the rest is the caller's, aligned for anything, and a guard. */
struct block {
	struct block *next;
	size_t bytes; /* the caller's */
	_Alignas(max_align_t) unsigned char guard[sizeof GUARD];
};

static struct {
	kit_fault_handler *on_fault;
	void *(*allocate)(size_t bytes); /* NULL: the blocks below */
	struct block *blocks;            /* newest first */
	char sentence[SENTENCE_MAX];
} the_case;

void kit_on_fault(kit_fault_handler *handler)
{
	the_case.on_fault = handler;
}

void kit_allocate_with(void *(*allocate)(size_t bytes))
{
	the_case.allocate = allocate;
}

static _Noreturn void fail(enum kit_fault fault)
{
	if (the_case.on_fault)
		the_case.on_fault(fault, the_case.sentence);
	fprintf(stderr, "%s\n", the_case.sentence);
	exit(1);
}

void kit_refuse(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(the_case.sentence, sizeof the_case.sentence, format, arguments);
	va_end(arguments);
	fail(KIT_MISUSE);
}

static void *make_block(size_t bytes)
{
	struct block *block = calloc(1, sizeof *block + bytes + sizeof GUARD);

	if (!block)
		return NULL;
	block->next = the_case.blocks;
	block->bytes = bytes;
	memcpy(block->guard, GUARD, sizeof GUARD);
	memcpy((unsigned char *)(block + 1) + bytes, GUARD, sizeof GUARD);
	the_case.blocks = block;
	return block + 1;
}

void *kit_alloc(size_t count, size_t element_size)
{
	const size_t extra = sizeof(struct block) + sizeof GUARD;
	void *memory = NULL;

	if (element_size == 0 || count <= (SIZE_MAX - extra) / element_size)
		memory = the_case.allocate ? the_case.allocate(count * element_size)
					   : make_block(count * element_size);
	if (!memory) {
		snprintf(the_case.sentence, sizeof the_case.sentence,
		    "out of memory: no room for %zu more elements of %zu bytes", count,
		    element_size);
		fail(KIT_OUT_OF_MEMORY);
	}
	return memory;
}

static bool is_untouched(const unsigned char *guard)
{
	return memcmp(guard, GUARD, sizeof GUARD) == 0;
}

void kit_check(void)
{
	for (struct block *block = the_case.blocks; block; block = block->next) {
		if (!is_untouched(block->guard))
			kit_refuse("something was written before the first number of a tensor");
		if (!is_untouched((unsigned char *)(block + 1) + block->bytes))
			kit_refuse("something was written behind the last number of a tensor");
	}
}

void kit_release(void)
{
	while (the_case.blocks) {
		struct block *block = the_case.blocks;

		the_case.blocks = block->next;
		free(block);
	}
}

void kit_text_add(struct kit_text *text, const char *format, ...)
{
	size_t room = sizeof text->bytes - text->used;
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(text->bytes + text->used, room, format, arguments);
	va_end(arguments);
	if (length > 0)
		text->used += (size_t)length < room ? (size_t)length : room - 1;
}

/* In Python's spelling, "(3,)" and "()" too: the sentences can then be looked up as JAX's. */
void kit_text_add_list(struct kit_text *text, const int *numbers, int count)
{
	for (int i = 0; i < count; i++)
		kit_text_add(text, "%s%d", i ? ", " : "(", numbers[i]);
	kit_text_add(text, "%s", count == 0 ? "()" : count == 1 ? ",)" : ")");
}

struct kit_text kit_list_text(const int *numbers, int count)
{
	struct kit_text text = {0};

	kit_text_add_list(&text, numbers, count);
	return text;
}
