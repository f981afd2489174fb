/*
 * Every gap that the compiler left is filled with the address that it is said to be for.
 *
 * A function of the object that answers which function it stands for (ifunc) is asked by
 * image_start. Whoever means it gets its jump, which until then leads to that question.
 */
#include "grader/runner/loading.h"

#include "grader/runner/imports.h"
#include "grader/runner/patch.h"

#include <string.h>

enum {
	NAME_MAX_LENGTH = 4096,
	IMPORTS_MAX = 1 << 14, /* looking for a name takes microseconds */
};

/* --- symbols ---------------------------------------------------------------------------------- */

static bool import(struct loading *l, const Elf64_Sym *symbol, struct meaning *meaning)
{
	const char *name = object_symbol_name(&l->object, symbol);

	if (strnlen(name, NAME_MAX_LENGTH + 1) > NAME_MAX_LENGTH)
		return loading_broken(l, "it refers to a name that is too long");
	if (l->import_count++ == IMPORTS_MAX)
		return loading_broken(l, "it refers to too many names that it does not define");
	l->report->calls_conv |= strcmp(name, "conv_general_dilated") == 0;
	meaning->is_far = true;
	meaning->address = (uint64_t)(uintptr_t)import_find(name, l->kit);
	return meaning->address || ELF64_ST_BIND(symbol->st_info) == STB_WEAK ||
	       loading_trouble(l, IMAGE_UNDEFINED, name);
}

static bool find_meaning(struct loading *l, const Elf64_Sym *symbol, struct meaning *meaning)
{
	const Elf64_Shdr *section = loading_section_of(l, symbol);

	switch (symbol->st_shndx) {
	case SHN_UNDEF:
		return import(l, symbol, meaning);
	case SHN_ABS:
		meaning->address = symbol->st_value;
		meaning->is_far = true;
		return true;
	case SHN_COMMON:
		meaning->address = (uint64_t)(uintptr_t)l->image->base + meaning->place;
		return true;
	}
	if (!section || symbol->st_value > section->sh_size)
		return loading_broken(l, "it refers to what is in no part of it");
	meaning->address = loading_address(l, section, symbol);
	meaning->is_thread_local = loading_is_thread_local(section);
	meaning->is_asked =
	    ELF64_ST_TYPE(symbol->st_info) == STT_GNU_IFUNC && !meaning->is_thread_local;
	return true;
}

/* NULL if it has none. The first symbol stands for no symbol. */
static const struct meaning *meaning_of(struct loading *l, size_t index)
{
	if (index >= l->object.symbol_count) {
		loading_broken(l, "it refers to a name that it does not have");
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
	char *place = loading_is_thread_local(section) ? loading_variables : l->image->base;

	if (patch.of == OF_NOTHING)
		return true;
	if (relocation->r_offset > section->sh_size ||
	    section->sh_size - relocation->r_offset < patch.bytes)
		return loading_broken(l, "it would be changed outside of itself");
	const struct meaning *meaning = meaning_of(l, symbol);

	if (!meaning)
		return false;
	if (patch.of == OF_UNKNOWN || !suits(patch.of, meaning))
		return loading_broken(
		    l, "it uses a kind of variable or call that cannot be loaded here");
	place += l->places[target] + relocation->r_offset;
	return patch_write(patch, place,
		   wanted(l, patch.of, symbol, meaning) + (uint64_t)relocation->r_addend) ||
	       loading_broken(l, "it refers to what is too far away");
}

bool gaps_fill(struct loading *l)
{
	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];
		const Elf64_Rela *entries;
		const char *why;
		size_t count;

		if (!object_relocations(&l->object, section, &entries, &count, &why)) {
			if (why)
				return loading_broken(l, why);
			continue;
		}
		l->relocation_count += count;
		if (l->relocation_count > l->object.size / sizeof *entries)
			return loading_broken(l, "its relocations lie upon each other");
		for (size_t n = 0; n < count; n++)
			if (!fill_gap(l, section->sh_info, &entries[n]))
				return false;
	}
	return true;
}
