/*
 * The sections that belong into memory are laid one behind the other, those of the same rights
 * together. Behind the code comes a jump for each symbol, for calls of what is far away, and behind
 * the variables a slot for each, with its address; of these, pages that are not used are never
 * there.
 */
#include "grader/runner/loading.h"

#include "grader/runner/patch.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { IMAGE_MAX = 1 << 30, ALIGNMENT_MAX = 2 << 20 };

/* Memory that must be left when all is in its place: for stacks, arguments and results. */
enum { RESERVE = 16 << 20 };

static const int REGION_RIGHTS[REGION_COUNT] = {
    [REGION_CODE] = PROT_READ | PROT_EXEC,
    [REGION_CONSTANTS] = PROT_READ,
    [REGION_VARIABLES] = PROT_READ | PROT_WRITE,
    [REGION_ANYTHING] = PROT_READ | PROT_WRITE | PROT_EXEC,
};

static size_t aligned(size_t at, size_t alignment)
{
	return (at + alignment - 1) / alignment * alignment;
}

/* --- a place for each section ----------------------------------------------------------------- */

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
		return loading_broken(l, "a part of it is to lie at a place that there is not");
	*place = aligned(*at, alignment);
	if (size > IMAGE_MAX || *place + size > IMAGE_MAX)
		return loading_trouble(l, IMAGE_TOO_LARGE, "");
	*at = *place + size;
	l->alignment = alignment > l->alignment ? alignment : l->alignment;
	return true;
}

static bool lay_sections(struct loading *l, enum region region, size_t *at)
{
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];

		if (loading_is_placed(section) && !loading_is_thread_local(section) &&
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

		if (!loading_is_placed(section) || !loading_is_thread_local(section))
			continue;
		if (section->sh_addralign > TLS_ALIGNMENT_MAX)
			return loading_broken(
			    l, "a thread-local variable of it is aligned to more than 4096 bytes");
		if (!take_room(
			l, &l->variables, &l->places[i], section->sh_size, section->sh_addralign))
			return false;
	}
	return l->variables <= TLS_MAX ||
	       loading_broken(l, "its thread-local variables are too large");
}

/* Behind the variables: those that lie in no section, since another file might have them too, and
 * the slots. */
static bool lay_behind_variables(struct loading *l, size_t *at)
{
	for (size_t i = 1; i < l->object.symbol_count; i++) {
		const Elf64_Sym *symbol = &l->object.symbols[i];

		if (symbol->st_shndx == SHN_COMMON &&
		    !take_room(l, at, &l->meanings[i].place, symbol->st_size, symbol->st_value))
			return false;
	}
	return take_room(
	    l, at, &l->slots, l->object.symbol_count * sizeof(struct slot), _Alignof(struct slot));
}

bool layout_plan(struct loading *l)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), symbols = l->object.symbol_count, at = 0;

	l->alignment = page;
	for (enum region region = 0; region < REGION_COUNT; region++) {
		l->regions[region] = at;
		if (!lay_sections(l, region, &at) ||
		    (region == REGION_CODE && !take_room(l, &at, &l->jumps,
						  symbols * PATCH_JUMP_BYTES, PATCH_JUMP_BYTES)) ||
		    (region == REGION_VARIABLES && !lay_behind_variables(l, &at)))
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
bool layout_fill(struct loading *l)
{
	struct image *image = l->image;

	image->base = fresh_memory(l->regions[REGION_COUNT], l->alignment);
	image->size = image->base ? l->regions[REGION_COUNT] : 0;
	image->code_bytes = l->regions[REGION_CODE + 1];
	if (!image->base || !reserve_is_left())
		return loading_trouble(l, IMAGE_TOO_LARGE, "");
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];
		const void *content = object_content(&l->object, section);
		char *to = loading_is_thread_local(section) ? loading_variables : image->base;

		if (!loading_is_placed(section) || section->sh_type == SHT_NOBITS)
			continue;
		if (!content || section->sh_flags & SHF_COMPRESSED)
			return loading_broken(l, "a part of it is cut");
		memcpy(to + l->places[i], content, section->sh_size);
	}
	return true;
}

bool layout_protect(struct loading *l)
{
	for (enum region region = 0; region < REGION_COUNT; region++) {
		size_t from = l->regions[region], size = l->regions[region + 1] - from;

		if (REGION_RIGHTS[region] & PROT_EXEC)
			__builtin___clear_cache(
			    l->image->base + from, l->image->base + from + size);
		if (size > 0 && mprotect(l->image->base + from, size, REGION_RIGHTS[region]) != 0)
			return loading_broken(l, "its memory cannot be protected");
	}
	return true;
}
