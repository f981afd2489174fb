/*
 * The compiler's checks are those of -fsanitize=undefined, in so far as they find what beginners
 * do. For each it emits a call with a record of what and where; the layout of these records is that
 * of its own run-time library, which cannot be had behind a filter. A process lives for a few
 * cases, so that memory is never given back: what was freed is made untouchable instead.
 */
#include "grader/runner/checks.h"

#include "exercises/kit/kit.h"

#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* --- memory ----------------------------------------------------------------------------------- */

enum { BLOCKS_MAX = 4096 };

static struct block {
	char *room; /* between two pages */
	size_t bytes;
	char *data;
	size_t size;
	bool freed, is_tensor;
} blocks[BLOCKS_MAX];

static struct {
	int count;
	bool behind;
	int poison;
} the_memory;

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* As much as its size lets a block be aligned while it ends at its page. */
static size_t fitting(size_t size)
{
	size_t alignment = size & (~size + 1);

	return alignment == 0 || alignment > 16 ? 16 : alignment;
}

/* NULL where there is no room for one more. */
static struct block *make_block(size_t size)
{
	size_t page = page_size(), bytes = (size / page + 1) * page;
	struct block *block = &blocks[the_memory.count];

	if (the_memory.count == BLOCKS_MAX || size > SIZE_MAX / 2)
		return NULL;
	char *all = mmap(
	    NULL, bytes + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (all == MAP_FAILED || mprotect(all + page, bytes, PROT_READ | PROT_WRITE) != 0)
		return NULL;
	*block = (struct block){.room = all + page, .bytes = bytes, .size = size};
	block->data = block->room;
	if (the_memory.behind)
		block->data += (bytes - size) / fitting(size) * fitting(size);
	memset(block->room, the_memory.poison, bytes);
	the_memory.count++;
	return block;
}

static struct block *block_of(const void *memory)
{
	for (int i = the_memory.count - 1; i >= 0; i--)
		if (blocks[i].data == memory && !blocks[i].freed)
			return &blocks[i];
	return NULL;
}

static void *checked_malloc(size_t size)
{
	struct block *block = make_block(size);

	return block ? block->data : malloc(size);
}

static void *checked_calloc(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		return NULL;
	struct block *block = make_block(bytes);

	return block ? memset(block->data, 0, bytes) : calloc(count, size);
}

static void checked_free(void *memory)
{
	struct block *block = block_of(memory);

	if (!block) {
		free(memory);
		return;
	}
	block->freed = true;
	mprotect(block->room, block->bytes, PROT_NONE);
}

static void *checked_realloc(void *memory, size_t size)
{
	struct block *block = block_of(memory);

	if (memory && !block)
		return realloc(memory, size);
	void *grown = checked_malloc(size);

	if (block && grown) {
		memcpy(grown, block->data, size < block->size ? size : block->size);
		checked_free(memory);
	}
	return grown;
}

static void *tensor_memory(size_t bytes)
{
	struct block *block = make_block(bytes);

	if (!block)
		return NULL;
	block->is_tensor = true;
	return memset(block->data, 0, bytes);
}

void checks_begin(bool behind, int poison)
{
	the_memory.behind = behind;
	the_memory.poison = poison;
	kit_allocate_with(tensor_memory);
}

/* In floats for a tensor, else in bytes; rounded down. */
static long long place_in(const struct block *block, const char *address)
{
	long long bytes = address - block->data;
	long long unit = block->is_tensor ? (long long)sizeof(float) : 1;

	return bytes >= 0 ? bytes / unit : (bytes - unit + 1) / unit;
}

bool checks_tell(const void *address, int writing, char *sentence, size_t size)
{
	const char *at = address, *done = writing == 1 ? "written" : "read";
	size_t page = page_size();

	for (int i = 0; i < the_memory.count; i++) {
		const struct block *block = &blocks[i];

		if (at < block->room - page || at >= block->room + block->bytes + page)
			continue;
		if (block->freed && at >= block->room && at < block->room + block->bytes)
			snprintf(sentence, size, "memory was %s after it was freed", done);
		else if (block->is_tensor)
			snprintf(sentence, size,
			    "data[%lld] was %s, but the tensor has %zu number%s",
			    place_in(block, at), done, block->size / sizeof(float),
			    block->size == sizeof(float) ? "" : "s");
		else
			snprintf(sentence, size,
			    "byte %lld of allocated memory was %s, but it has %zu byte%s",
			    place_in(block, at), done, block->size, block->size == 1 ? "" : "s");
		return true;
	}
	return false;
}

/* --- what the compiler's checks call ---------------------------------------------------------- */

struct location {
	const char *file;
	uint32_t line, column;
};

struct type {
	uint16_t kind; /* 0 for integers */
	uint16_t info; /* of these: bit 0 is set for signed ones, above it the log of the width */
	char name[];   /* in quotes */
};

struct index_check {
	struct location at;
	const struct type *array, *index;
};

struct type_check {
	struct location at;
	const struct type *type;
};

struct shift_check {
	struct location at;
	const struct type *left, *right;
};

/* An operand as a number: small ones are handed over themselves, wide ones by their address. */
static long long number_of(const struct type *type, uintptr_t handed)
{
	unsigned width = 1U << (type->info >> 1);

	if (type->kind != 0 || width > 64)
		return 0;
	if (!(type->info & 1) || width == 64)
		return (long long)handed;
	return (long long)(handed << (64 - width)) >> (64 - width);
}

static void refuse_index(const struct index_check *check, uintptr_t index)
{
	kit_refuse(
	    "index %lld is outside of %s", number_of(check->index, index), check->array->name);
}

static void refuse_pointer(const struct type_check *check, uintptr_t pointer)
{
	if (pointer == 0)
		kit_refuse("NULL was used as a pointer to %s", check->type->name);
	kit_refuse("a pointer to %s was used outside of its array", check->type->name);
}

static void refuse_size(const struct type_check *check, uintptr_t size)
{
	kit_refuse("an array was made with %lld elements", number_of(check->type, size));
}

static void refuse_shift(const struct shift_check *check, uintptr_t left, uintptr_t right)
{
	kit_refuse("%lld was shifted by %lld, which %s does not hold", number_of(check->left, left),
	    number_of(check->right, right), check->left->name);
}

#define REFUSE_OVERFLOW(what, sign)                                                                \
	static void refuse_##what(const struct type_check *check, uintptr_t left, uintptr_t right) \
	{                                                                                          \
		kit_refuse("%lld " sign " %lld does not fit into %s",                              \
		    number_of(check->type, left), number_of(check->type, right),                   \
		    check->type->name);                                                            \
	}
REFUSE_OVERFLOW(sum, "+")
REFUSE_OVERFLOW(difference, "-")
REFUSE_OVERFLOW(product, "*")

static void refuse_quotient(const struct type_check *check, uintptr_t left, uintptr_t right)
{
	if (number_of(check->type, right) == 0)
		kit_refuse("an integer was divided by zero");
	kit_refuse("%lld / %lld does not fit into %s", number_of(check->type, left),
	    number_of(check->type, right), check->type->name);
}

static void refuse_negation(const struct type_check *check, uintptr_t number)
{
	kit_refuse(
	    "-(%lld) does not fit into %s", number_of(check->type, number), check->type->name);
}

static void refuse_conversion(void)
{
	kit_refuse("a number does not fit into the integer that it is made");
}

typedef void function(void);

#define CHECK(name, handler)                                            \
	{                                                               \
		"__ubsan_handle_" #name "_abort", (function *)(handler) \
	}
#define INSTEAD(name, stand_in)               \
	{                                     \
#name, (function *)(stand_in) \
	}

static const struct {
	const char *name;
	function *address;
} NAMES[] = {
    CHECK(out_of_bounds, refuse_index),
    CHECK(type_mismatch_v1, refuse_pointer),
    CHECK(vla_bound_not_positive, refuse_size),
    CHECK(shift_out_of_bounds, refuse_shift),
    CHECK(add_overflow, refuse_sum),
    CHECK(sub_overflow, refuse_difference),
    CHECK(mul_overflow, refuse_product),
    CHECK(divrem_overflow, refuse_quotient),
    CHECK(negate_overflow, refuse_negation),
    CHECK(float_cast_overflow, refuse_conversion),
    INSTEAD(malloc, checked_malloc),
    INSTEAD(calloc, checked_calloc),
    INSTEAD(realloc, checked_realloc),
    INSTEAD(free, checked_free),
};

void *checks_find(const char *name)
{
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (strcmp(NAMES[i].name, name) == 0) {
			void *address;

			memcpy(&address, &NAMES[i].address, sizeof address);
			return address;
		}
	return NULL;
}
