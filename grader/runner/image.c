/*
 * The sections that belong into memory are laid one behind the other, those of the same rights
 * together. Behind the code comes a jump for each symbol, for calls of what is far away, and behind
 * the variables a slot for each, with its address; of these, pages that are not used are never
 * there. Then every gap that the compiler left is filled.
 *
 * A function of the object that answers which function it stands for (ifunc) is asked by
 * image_start. Whoever means it gets its jump, which until then leads to that question.
 */
#include "grader/runner/image.h"

#include "grader/runner/arena.h"
#include "grader/runner/imports.h"
#include "grader/runner/object.h"
#include "grader/runner/patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FILE_MAX = 64 << 20,
	IMAGE_MAX = 1 << 30,
	ALIGNMENT_MAX = 2 << 20,
	TLS_MAX = 64 << 10,
	TLS_ALIGNMENT_MAX = 4096,
	NAME_MAX_LENGTH = 4096,
	IMPORTS_MAX = 1 << 14, /* looking for a name takes microseconds */
};

/* Memory that must be left when all is in its place: for stacks, arguments and results. */
enum { RESERVE = 16 << 20 };

/* Thread-local variables of the one thread that there is. */
static _Alignas(TLS_ALIGNMENT_MAX) char tls_block[TLS_MAX];

struct tls_index {
	unsigned long module, offset;
};

void *image_tls_address(const struct tls_index *index);

void *image_tls_address(const struct tls_index *index)
{
	return tls_block + index->offset % TLS_MAX;
}

/* Sections of the same rights lie together. */
enum region { REGION_CODE, REGION_CONSTANTS, REGION_VARIABLES, REGION_ANYTHING, REGION_COUNT };

static const int REGION_RIGHTS[REGION_COUNT] = {
    [REGION_CODE] = PROT_READ | PROT_EXEC,
    [REGION_CONSTANTS] = PROT_READ,
    [REGION_VARIABLES] = PROT_READ | PROT_WRITE,
    [REGION_ANYTHING] = PROT_READ | PROT_WRITE | PROT_EXEC,
};

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

static bool trouble(struct loading *l, enum image_trouble trouble, const char *text)
{
	l->report->trouble = trouble;
	snprintf(l->report->text, sizeof l->report->text, "%s", text);
	return false;
}

static bool broken(struct loading *l, const char *why)
{
	return trouble(l, IMAGE_BROKEN, why);
}

static size_t aligned(size_t at, size_t alignment)
{
	return (at + alignment - 1) / alignment * alignment;
}

/* --- a place for each section ----------------------------------------------------------------- */

static bool is_placed(const Elf64_Shdr *section)
{
	return section->sh_flags & SHF_ALLOC;
}

static bool is_thread_local(const Elf64_Shdr *section)
{
	return section->sh_flags & SHF_TLS;
}

/* Constants with addresses in them are to be written to by a loader, and by nobody after it. */
static bool is_filled_once(const struct loading *l, const Elf64_Shdr *section)
{
	static const char constants[] = ".data.rel.ro";

	return strncmp(object_section_name(&l->object, section), constants, strlen(constants)) == 0;
}

static enum region region_of(const struct loading *l, const Elf64_Shdr *section)
{
	bool writes = section->sh_flags & SHF_WRITE, runs = section->sh_flags & SHF_EXECINSTR;

	if (runs)
		return writes ? REGION_ANYTHING : REGION_CODE;
	return writes && !is_filled_once(l, section) ? REGION_VARIABLES : REGION_CONSTANTS;
}

/* Takes room at *at. All sizes and alignments are small beside what a number can hold. */
static bool take_room(
    struct loading *l, size_t *at, size_t *place, uint64_t size, uint64_t alignment)
{
	if (alignment == 0)
		alignment = 1;
	if (alignment > ALIGNMENT_MAX || (alignment & (alignment - 1)) != 0)
		return broken(l, "a part of it is to lie at a place that there is not");
	*place = aligned(*at, alignment);
	if (size > IMAGE_MAX || *place + size > IMAGE_MAX)
		return trouble(l, IMAGE_TOO_LARGE, "");
	*at = *place + size;
	l->alignment = alignment > l->alignment ? alignment : l->alignment;
	return true;
}

static bool lay_sections(struct loading *l, enum region region, size_t *at)
{
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];

		if (is_placed(section) && !is_thread_local(section) &&
		    region_of(l, section) == region &&
		    !take_room(l, at, &l->places[i], section->sh_size, section->sh_addralign))
			return false;
	}
	return true;
}

static bool lay_variables(struct loading *l)
{
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];

		if (!is_placed(section) || !is_thread_local(section))
			continue;
		if (section->sh_addralign > TLS_ALIGNMENT_MAX)
			return broken(
			    l, "a thread-local variable of it is aligned to more than 4096 bytes");
		if (!take_room(
			l, &l->variables, &l->places[i], section->sh_size, section->sh_addralign))
			return false;
	}
	return l->variables <= TLS_MAX || broken(l, "its thread-local variables are too large");
}

static bool lay_out(struct loading *l)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), symbols = l->object.symbol_count, at = 0;

	l->alignment = page;
	for (enum region region = 0; region < REGION_COUNT; region++) {
		l->regions[region] = at;
		if (!lay_sections(l, region, &at) ||
		    (region == REGION_CODE && !take_room(l, &at, &l->jumps,
						  symbols * PATCH_JUMP_BYTES, PATCH_JUMP_BYTES)) ||
		    (region == REGION_VARIABLES &&
			!take_room(l, &at, &l->slots, symbols * sizeof(struct slot),
			    _Alignof(struct slot))))
			return false;
		at = aligned(at, page);
	}
	l->regions[REGION_COUNT] = at;
	return lay_variables(l);
}

/* --- into memory ------------------------------------------------------------------------------ */

static bool reserve_is_left(void)
{
	void *reserve = mmap(NULL, RESERVE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return reserve != MAP_FAILED && munmap(reserve, RESERVE) == 0;
}

/* Fresh memory, as aligned as that; NULL if there is none. */
static char *fresh_memory(size_t size, size_t alignment)
{
	char *whole = mmap(NULL, size + alignment, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (whole == MAP_FAILED)
		return NULL;
	size_t before = aligned((uintptr_t)whole, alignment) - (uintptr_t)whole;
	char *memory = whole + before;

	if (before > 0)
		munmap(whole, before);
	munmap(memory + size, alignment - before);
	return memory;
}

/* All is writable at first, so that gaps can be filled anywhere. */
static bool fill(struct loading *l)
{
	struct image *image = l->image;

	image->base = fresh_memory(l->regions[REGION_COUNT], l->alignment);
	image->size = image->base ? l->regions[REGION_COUNT] : 0;
	if (!image->base || !reserve_is_left())
		return trouble(l, IMAGE_TOO_LARGE, "");
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];
		const void *content = object_content(&l->object, section);
		char *to = is_thread_local(section) ? tls_block : image->base;

		if (!is_placed(section) || section->sh_type == SHT_NOBITS)
			continue;
		if (!content || section->sh_flags & SHF_COMPRESSED)
			return broken(l, "a part of it is cut");
		memcpy(to + l->places[i], content, section->sh_size);
	}
	return true;
}

static bool protect(struct loading *l)
{
	for (enum region region = 0; region < REGION_COUNT; region++) {
		size_t from = l->regions[region], size = l->regions[region + 1] - from;

		if (REGION_RIGHTS[region] & PROT_EXEC)
			__builtin___clear_cache(
			    l->image->base + from, l->image->base + from + size);
		if (size > 0 && mprotect(l->image->base + from, size, REGION_RIGHTS[region]) != 0)
			return broken(l, "its memory cannot be protected");
	}
	return true;
}

/* --- symbols ---------------------------------------------------------------------------------- */

static const Elf64_Shdr *section_of(const struct loading *l, const Elf64_Sym *symbol)
{
	size_t index = symbol->st_shndx;

	if (index == SHN_UNDEF || index >= l->object.section_count ||
	    !is_placed(&l->object.sections[index]))
		return NULL;
	return &l->object.sections[index];
}

static uint64_t address_in(
    const struct loading *l, const Elf64_Shdr *section, const Elf64_Sym *symbol)
{
	uint64_t place = l->places[section - l->object.sections] + symbol->st_value;

	return is_thread_local(section) ? place : (uint64_t)(uintptr_t)l->image->base + place;
}

static bool import(struct loading *l, const Elf64_Sym *symbol, struct meaning *meaning)
{
	const char *name = object_symbol_name(&l->object, symbol);

	if (strnlen(name, NAME_MAX_LENGTH + 1) > NAME_MAX_LENGTH)
		return broken(l, "it refers to a name that is too long");
	if (l->import_count++ == IMPORTS_MAX)
		return broken(l, "it refers to too many names that it does not define");
	l->report->calls_conv |= strcmp(name, "conv_general_dilated") == 0;
	meaning->is_far = true;
	meaning->address = (uint64_t)(uintptr_t)import_find(name, l->kit);
	return meaning->address || ELF64_ST_BIND(symbol->st_info) == STB_WEAK ||
	       trouble(l, IMAGE_UNDEFINED, name);
}

static bool find_meaning(struct loading *l, const Elf64_Sym *symbol, struct meaning *meaning)
{
	const Elf64_Shdr *section = section_of(l, symbol);

	switch (symbol->st_shndx) {
	case SHN_UNDEF:
		return import(l, symbol, meaning);
	case SHN_ABS:
		meaning->address = symbol->st_value;
		meaning->is_far = true;
		return true;
	case SHN_COMMON:
		return broken(l, "it has a variable with __attribute__((common))");
	}
	if (!section || symbol->st_value > section->sh_size)
		return broken(l, "it refers to what is in no part of it");
	meaning->address = address_in(l, section, symbol);
	meaning->is_thread_local = is_thread_local(section);
	meaning->is_asked =
	    ELF64_ST_TYPE(symbol->st_info) == STT_GNU_IFUNC && !meaning->is_thread_local;
	return true;
}

/* NULL if it has none. The first symbol stands for no symbol. */
static const struct meaning *meaning_of(struct loading *l, size_t index)
{
	if (index >= l->object.symbol_count) {
		broken(l, "it refers to a name that it does not have");
		return NULL;
	}
	struct meaning *meaning = &l->meanings[index];

	if (index > 0 && !meaning->is_known && !find_meaning(l, &l->object.symbols[index], meaning))
		return NULL;
	meaning->is_known = true;
	return meaning;
}

/* --- gaps ------------------------------------------------------------------------------------- */

static struct slot *slots_of(const struct loading *l)
{
	return (void *)(l->image->base + l->slots);
}

/* A jump of its own, near to all code of the image. */
static uint64_t jump_of(const struct loading *l, size_t symbol)
{
	char *jump = l->image->base + l->jumps + symbol * PATCH_JUMP_BYTES;

	patch_write_jump(jump, &slots_of(l)[symbol].address);
	return (uint64_t)(uintptr_t)jump;
}

/* A slot is there once something refers to it; then it is the same for all who do. */
static void fill_slot(struct loading *l, size_t symbol, const struct meaning *meaning)
{
	struct slot *slot = &slots_of(l)[symbol];
	struct image_starts *starts = l->image->starts;
	bool is_new = slot->address == 0;

	slot->address = meaning->address;
	if (meaning->is_asked && is_new)
		starts->asks[starts->ask_count++] = (struct ask){slot, meaning->address};
}

/* The address that a gap wants; the addend comes on top. */
static uint64_t wanted(
    struct loading *l, enum patch_of of, size_t symbol, const struct meaning *meaning)
{
	struct slot *slot = &slots_of(l)[symbol];

	switch (of) {
	case OF_SLOT:
		fill_slot(l, symbol, meaning);
		if (!meaning->is_asked)
			return (uint64_t)(uintptr_t)&slot->address;
		slot->jump = jump_of(l, symbol);
		return (uint64_t)(uintptr_t)&slot->jump;
	case OF_VARIABLE:
		slot->variable = (struct tls_index){1, meaning->address};
		return (uint64_t)(uintptr_t)&slot->variable;
	case OF_MODULE:
		slots_of(l)->variable = (struct tls_index){1, 0};
		return (uint64_t)(uintptr_t)&slots_of(l)->variable;
	case OF_CALL:
	case OF_SYMBOL:
		if (meaning->is_asked || (of == OF_CALL && meaning->is_far)) {
			fill_slot(l, symbol, meaning);
			return jump_of(l, symbol);
		}
		return meaning->address;
	default:
		return meaning->address;
	}
}

/* Thread-local variables are meant in ways of their own. */
static bool suits(enum patch_of of, const struct meaning *meaning)
{
	bool is_about_variables = of == OF_VARIABLE || of == OF_OFFSET;

	return of == OF_MODULE || meaning->is_thread_local == is_about_variables;
}

static bool fill_gap(struct loading *l, size_t target, const Elf64_Rela *relocation)
{
	const Elf64_Shdr *section = &l->object.sections[target];
	struct patch patch = patch_for((uint32_t)ELF64_R_TYPE(relocation->r_info));
	size_t symbol = ELF64_R_SYM(relocation->r_info);
	char *place = is_thread_local(section) ? tls_block : l->image->base;

	if (patch.of == OF_NOTHING)
		return true;
	if (relocation->r_offset > section->sh_size ||
	    section->sh_size - relocation->r_offset < patch.bytes)
		return broken(l, "it would be changed outside of itself");
	const struct meaning *meaning = meaning_of(l, symbol);

	if (!meaning)
		return false;
	if (patch.of == OF_UNKNOWN || !suits(patch.of, meaning))
		return broken(l, "it uses a kind of variable or call that cannot be loaded here");
	place += l->places[target] + relocation->r_offset;
	return patch_write(patch, place,
		   wanted(l, patch.of, symbol, meaning) + (uint64_t)relocation->r_addend) ||
	       broken(l, "it refers to what is too far away");
}

static bool fill_gaps(struct loading *l)
{
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];
		const Elf64_Rela *entries;
		const char *why;
		size_t count;

		if (!object_relocations(&l->object, section, &entries, &count, &why)) {
			if (why)
				return broken(l, why);
			continue;
		}
		l->relocation_count += count;
		if (l->relocation_count > l->object.size / sizeof *entries)
			return broken(l, "its relocations lie upon each other");
		for (size_t n = 0; n < count; n++)
			if (!fill_gap(l, section->sh_info, &entries[n]))
				return false;
	}
	return true;
}

/* --- what is in it ---------------------------------------------------------------------------- */

static void *find_function(const struct loading *l, const char *name)
{
	for (size_t i = 1; i < l->object.symbol_count; i++) {
		const Elf64_Sym *symbol = &l->object.symbols[i];
		const Elf64_Shdr *section = section_of(l, symbol);

		if (section && !is_thread_local(section) &&
		    ELF64_ST_BIND(symbol->st_info) != STB_LOCAL &&
		    ELF64_ST_TYPE(symbol->st_info) == STT_FUNC &&
		    symbol->st_value < section->sh_size &&
		    strcmp(object_symbol_name(&l->object, symbol), name) == 0)
			return (void *)(uintptr_t)address_in(l, section, symbol);
	}
	return NULL;
}

/* A file with a main is a program, not an answer. */
static bool is_answer(struct loading *l)
{
	static const char *const STARTS[] = {"main", "_start", "__libc_start_main"};

	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
		if (find_function(l, STARTS[i]))
			return trouble(l, IMAGE_HAS_START, STARTS[i]);
	l->image->call = find_function(l, STRIDE_CALL_NAME);
	return l->image->call || trouble(l, IMAGE_UNDEFINED, STRIDE_CALL_NAME);
}

/* Those with a number in their section's name come first, the lowest at the very first. */
static int by_number(const void *a, const void *b)
{
	const struct constructors *first = a, *second = b;

	if (first->number != second->number)
		return first->number < second->number ? -1 : 1;
	return first->functions < second->functions ? -1 : first->functions > second->functions;
}

static void note_constructors(struct loading *l, size_t index)
{
	static const char with_number[] = ".init_array.";
	const Elf64_Shdr *section = &l->object.sections[index];
	const char *name = object_section_name(&l->object, section);
	struct image_starts *starts = l->image->starts;
	size_t number = SIZE_MAX;

	if (strncmp(name, with_number, strlen(with_number)) == 0)
		number = strtoul(name + strlen(with_number), NULL, 10);
	starts->constructors[starts->constructor_count++] = (struct constructors){
	    l->image->base + l->places[index], section->sh_size / sizeof(uint64_t), number};
}

static void note_parts(struct loading *l)
{
	struct image *image = l->image;
	struct image_starts *starts = image->starts;

	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];

		if (!is_placed(section) || is_thread_local(section))
			continue;
		if (section->sh_type == SHT_INIT_ARRAY)
			note_constructors(l, i);
		if (image->code_end == 0 &&
		    strcmp(object_section_name(&l->object, section), ".text") == 0) {
			image->code = l->places[i];
			image->code_end = l->places[i] + section->sh_size;
		}
	}
	qsort(starts->constructors, starts->constructor_count, sizeof *starts->constructors,
	    by_number);
}

/* --- the whole -------------------------------------------------------------------------------- */

static bool make_room(struct loading *l)
{
	struct image_starts *starts = calloc(1, sizeof *starts);

	l->places = calloc(l->object.section_count + 1, sizeof *l->places);
	l->meanings = calloc(l->object.symbol_count + 1, sizeof *l->meanings);
	if (starts) {
		l->image->starts = starts;
		starts->asks = calloc(l->object.symbol_count + 1, sizeof *starts->asks);
		starts->constructors =
		    calloc(l->object.section_count + 1, sizeof *starts->constructors);
	}
	return (l->places && l->meanings && starts && starts->asks && starts->constructors) ||
	       broken(l, "there is no memory for its tables");
}

static bool load(struct loading *l, const void *bytes, size_t size)
{
	const char *why = object_read(&l->object, bytes, size);

	if (why)
		return broken(l, why);
	if (!make_room(l) || !lay_out(l) || !fill(l) || !is_answer(l) || !fill_gaps(l))
		return false;
	note_parts(l);
	return protect(l);
}

void image_load(struct image *image, int fd, unsigned kit, struct image_report *report)
{
	struct loading loading = {.image = image, .report = report, .kit = kit};
	struct stat status;

	*image = (struct image){0};
	*report = (struct image_report){0};
	if (fstat(fd, &status) != 0 || status.st_size <= 0 || status.st_size > FILE_MAX) {
		broken(&loading, "its size is out of bounds");
		return;
	}
	void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);

	if (bytes == MAP_FAILED) {
		broken(&loading, "it cannot be read");
		return;
	}
	load(&loading, bytes, (size_t)status.st_size);
	free(loading.places);
	free(loading.meanings);
	munmap(bytes, (size_t)status.st_size);
}

static uint64_t call_address(uint64_t address)
{
	uint64_t (*function)(void);
	void *pointer = (void *)(uintptr_t)address;

	memcpy(&function, &pointer, sizeof function);
	return function();
}

void image_start(const struct image *image)
{
	const struct image_starts *starts = image->starts;

	for (size_t i = 0; i < starts->ask_count; i++)
		starts->asks[i].answer->address = call_address(starts->asks[i].function);
	for (size_t i = 0; i < starts->constructor_count; i++)
		for (size_t n = 0; n < starts->constructors[i].count; n++) {
			uint64_t function;

			memcpy(&function, starts->constructors[i].functions + n * sizeof function,
			    sizeof function);
			if (function != 0)
				call_address(function);
		}
}
