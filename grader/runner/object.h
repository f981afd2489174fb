/*
 * object.h - what a file says that comes from the compiler: an ELF file that is not linked yet.
 *
 * It was made of a stranger's code, so that every size, place and index in it is checked here, or
 * where it is used. Nothing is changed or copied; the bytes belong to whoever read them.
 */
#ifndef GRADER_RUNNER_OBJECT_H
#define GRADER_RUNNER_OBJECT_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>

struct object {
	const char *bytes;
	size_t size;
	const Elf64_Shdr *sections;
	size_t section_count;
	const char *section_names;
	size_t section_names_size;
	const Elf64_Sym *symbols;
	size_t symbol_count;
	const char *names;
	size_t names_size;
};

/* NULL, or why it cannot be used. Without symbols it is fine, if useless. */
const char *object_read(struct object *object, const void *bytes, size_t size);

/* What stands in a section; NULL if that lies outside of the file. */
const void *object_content(const struct object *object, const Elf64_Shdr *section);

/* "" for one that has no name. */
const char *object_section_name(const struct object *object, const Elf64_Shdr *section);
const char *object_symbol_name(const struct object *object, const Elf64_Sym *symbol);

/* The entries of a table of relocations, and where they belong; false if it is none that counts,
 * since only what comes into memory needs them. *why is set if it is one that cannot be used. */
bool object_relocations(const struct object *object, const Elf64_Shdr *section,
    const Elf64_Rela **entries, size_t *count, const char **why);

#endif
