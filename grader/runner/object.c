#include "grader/runner/object.h"

#include "grader/runner/patch.h"

#include <stdint.h>
#include <string.h>

/* A part of the file that holds `count` things of 8 bytes alignment; NULL if it does not. */
static const void *part(
    const struct object *object, uint64_t offset, uint64_t count, uint64_t bytes_each)
{
	if (offset % 8 != 0 || offset > object->size ||
	    count > (object->size - offset) / bytes_each)
		return NULL;
	return object->bytes + offset;
}

const void *object_content(const struct object *object, const Elf64_Shdr *section)
{
	if (section->sh_offset > object->size ||
	    section->sh_size > object->size - section->sh_offset)
		return NULL;
	return object->bytes + section->sh_offset;
}

/* Names that end within their table; NULL if they do not. */
static const char *read_names(const struct object *object, uint64_t index, size_t *size)
{
	const Elf64_Shdr *section = index < object->section_count ? &object->sections[index] : NULL;
	const char *names = section ? object_content(object, section) : NULL;

	if (!names || section->sh_type != SHT_STRTAB || section->sh_size == 0 ||
	    names[section->sh_size - 1] != '\0')
		return NULL;
	*size = section->sh_size;
	return names;
}

static const char *read_symbols(struct object *object)
{
	for (size_t i = 0; i < object->section_count; i++) {
		const Elf64_Shdr *section = &object->sections[i];

		if (section->sh_type != SHT_SYMTAB)
			continue;
		object->symbol_count = section->sh_size / sizeof *object->symbols;
		object->symbols =
		    part(object, section->sh_offset, object->symbol_count, sizeof *object->symbols);
		object->names = read_names(object, section->sh_link, &object->names_size);
		if (!object->symbols)
			return "its symbols are cut";
		return object->names ? NULL : "its names lie outside of it";
	}
	return NULL;
}

const char *object_read(struct object *object, const void *bytes, size_t size)
{
	const Elf64_Ehdr *header = bytes;

	*object = (struct object){.bytes = bytes, .size = size};
	if (size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
	    header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB ||
	    header->e_type != ET_REL || header->e_machine != PATCH_MACHINE ||
	    header->e_shentsize != sizeof(Elf64_Shdr))
		return "it is not an object of this machine";
	if (header->e_shnum >= SHN_LORESERVE)
		return "it has too many parts";
	object->section_count = header->e_shnum;
	object->sections =
	    part(object, header->e_shoff, object->section_count, sizeof *object->sections);
	if (!object->sections)
		return "its headers are cut";
	object->section_names = read_names(object, header->e_shstrndx, &object->section_names_size);
	if (!object->section_names)
		return "its parts have no names";
	return read_symbols(object);
}

const char *object_section_name(const struct object *object, const Elf64_Shdr *section)
{
	return section->sh_name < object->section_names_size
		   ? object->section_names + section->sh_name
		   : "";
}

const char *object_symbol_name(const struct object *object, const Elf64_Sym *symbol)
{
	return symbol->st_name < object->names_size ? object->names + symbol->st_name : "";
}

bool object_relocations(const struct object *object, const Elf64_Shdr *section,
    const Elf64_Rela **entries, size_t *count, const char **why)
{
	*why = NULL;
	if ((section->sh_type != SHT_RELA && section->sh_type != SHT_REL) ||
	    section->sh_info >= object->section_count ||
	    !(object->sections[section->sh_info].sh_flags & SHF_ALLOC))
		return false;
	*count = section->sh_size / sizeof **entries;
	*entries = section->sh_type == SHT_RELA
		       ? part(object, section->sh_offset, *count, sizeof **entries)
		       : NULL;
	if (!*entries)
		*why = "its relocations are cut";
	return *entries != NULL;
}
