/*
 * small_object.h - a good object as a compiler makes one, but small, and easy to spoil.
 *
 * It has a section of each sort and a gap of each sort. The headers of its sections come last, so
 * that it is broken wherever it is cut.
 */
#ifndef TESTS_FUZZ_SMALL_OBJECT_H
#define TESTS_FUZZ_SMALL_OBJECT_H

#include <elf.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The kinds of gaps, as this machine calls them. */
#if defined(__x86_64__)
enum {
	SMALL_MACHINE = EM_X86_64,
	SMALL_WORD = R_X86_64_64,
	SMALL_DISTANCE = R_X86_64_PC64,
	SMALL_NEAR = R_X86_64_PC32,
	SMALL_CALL = R_X86_64_PLT32,
	SMALL_SLOT = R_X86_64_GOTPCREL,
	SMALL_VARIABLE = R_X86_64_TLSGD,
	SMALL_MODULE = R_X86_64_TLSLD,
	SMALL_OFFSET = R_X86_64_DTPOFF64,
	SMALL_UNKNOWN = R_X86_64_TPOFF32,
};
#elif defined(__aarch64__)
enum {
	SMALL_MACHINE = EM_AARCH64,
	SMALL_WORD = R_AARCH64_ABS64,
	SMALL_DISTANCE = R_AARCH64_PREL64,
	SMALL_NEAR = R_AARCH64_PREL32,
	SMALL_CALL = R_AARCH64_CALL26,
	SMALL_SLOT = R_AARCH64_ADR_GOT_PAGE,
	SMALL_VARIABLE = R_AARCH64_NONE, /* thread-local variables are refused there */
	SMALL_MODULE = R_AARCH64_NONE,
	SMALL_OFFSET = R_AARCH64_NONE,
	SMALL_UNKNOWN = R_AARCH64_TLSDESC_ADR_PAGE21,
};
#endif

enum small_section {
	SMALL_NONE,
	SMALL_TEXT,
	SMALL_DATA,
	SMALL_CONSTANTS,
	SMALL_BSS,
	SMALL_TDATA,
	SMALL_TBSS,
	SMALL_STARTS,
	SMALL_COMMENT, /* does not come into memory */
	SMALL_SYMBOLS,
	SMALL_NAMES,
	SMALL_SECTION_NAMES,
	SMALL_TEXT_GAPS,
	SMALL_DATA_GAPS,
	SMALL_STARTS_GAPS,
	SMALL_COMMENT_GAPS,
	SMALL_SECTION_COUNT
};

enum small_symbol {
	SMALL_NO_SYMBOL,
	SMALL_THE_CALL, /* stride_call, at the beginning of the code */
	SMALL_ASKED,    /* a function that is asked which one it stands for, 8 bytes behind */
	SMALL_BUFFER,   /* in .bss */
	SMALL_LOCAL,    /* thread-local, in .tbss */
	SMALL_CONV,     /* conv_general_dilated, which is far away */
	SMALL_MALLOC,
	SMALL_WEAK,   /* defined nowhere */
	SMALL_NUMBER, /* an absolute one */
	SMALL_SYMBOL_COUNT
};

struct small_object {
	Elf64_Ehdr header;
	char code[64];
	uint64_t data[8];
	char constants[16];
	uint64_t variables[2];
	uint64_t starts[1];
	char comment[8];
	Elf64_Sym symbols[SMALL_SYMBOL_COUNT];
	char names[96];
	char section_names[256];
	Elf64_Rela text_gaps[6], data_gaps[6], starts_gaps[1], comment_gaps[1];
	Elf64_Shdr sections[SMALL_SECTION_COUNT];
};

#define SMALL_AT(member) offsetof(struct small_object, member)

/* Puts a name behind those that are in a table. Its place there. */
static inline uint32_t small_add_name(char *table, size_t size, const char *name)
{
	size_t at = 1, length = strlen(name);

	while (table[at])
		at += strlen(table + at) + 1;
	if (at + length + 1 < size)
		memcpy(table + at, name, length + 1);
	return (uint32_t)at;
}

static inline void small_add_symbol(struct small_object *object, enum small_symbol which,
    const char *name, int bind, int type, int section, uint64_t value)
{
	object->symbols[which] = (Elf64_Sym){
	    .st_name = small_add_name(object->names, sizeof object->names, name),
	    .st_info = (unsigned char)ELF64_ST_INFO(bind, type),
	    .st_shndx = (uint16_t)section,
	    .st_value = value,
	};
}

static inline void small_add_symbols(struct small_object *object)
{
	small_add_symbol(
	    object, SMALL_THE_CALL, "stride_call", STB_GLOBAL, STT_FUNC, SMALL_TEXT, 0);
	small_add_symbol(object, SMALL_ASKED, "asked", STB_GLOBAL, STT_GNU_IFUNC, SMALL_TEXT, 8);
	small_add_symbol(object, SMALL_BUFFER, "buffer", STB_LOCAL, STT_OBJECT, SMALL_BSS, 16);
	small_add_symbol(object, SMALL_LOCAL, "local", STB_LOCAL, STT_TLS, SMALL_TBSS, 4);
	small_add_symbol(
	    object, SMALL_CONV, "conv_general_dilated", STB_GLOBAL, STT_NOTYPE, SHN_UNDEF, 0);
	small_add_symbol(object, SMALL_MALLOC, "malloc", STB_GLOBAL, STT_NOTYPE, SHN_UNDEF, 0);
	small_add_symbol(object, SMALL_WEAK, "nowhere", STB_WEAK, STT_NOTYPE, SHN_UNDEF, 0);
	small_add_symbol(
	    object, SMALL_NUMBER, "number", STB_GLOBAL, STT_NOTYPE, SHN_ABS, 0x123456789A);
}

static inline Elf64_Rela small_gap(uint64_t at, uint64_t kind, uint64_t symbol, int64_t addend)
{
	return (Elf64_Rela){at, ELF64_R_INFO(symbol, kind), addend};
}

/* Each in a word of its own. */
static inline void small_add_gaps(struct small_object *object)
{
	const Elf64_Rela text[] = {
	    small_gap(8, SMALL_CALL, SMALL_CONV, 0),
	    small_gap(16, SMALL_CALL, SMALL_THE_CALL, 0),
	    small_gap(24, SMALL_SLOT, SMALL_ASKED, 0),
	    small_gap(32, SMALL_VARIABLE, SMALL_LOCAL, 0),
	    small_gap(40, SMALL_MODULE, SMALL_NO_SYMBOL, 0),
	    small_gap(48, SMALL_SLOT, SMALL_WEAK, 0),
	};
	const Elf64_Rela data[] = {
	    small_gap(0, SMALL_WORD, SMALL_BUFFER, 3),
	    small_gap(8, SMALL_WORD, SMALL_ASKED, 0),
	    small_gap(16, SMALL_WORD, SMALL_NUMBER, 1),
	    small_gap(24, SMALL_DISTANCE, SMALL_BUFFER, 0),
	    small_gap(32, SMALL_OFFSET, SMALL_LOCAL, 0),
	    small_gap(40, SMALL_WORD, SMALL_MALLOC, 0),
	};

	memcpy(object->text_gaps, text, sizeof text);
	memcpy(object->data_gaps, data, sizeof data);
	object->starts_gaps[0] = small_gap(0, SMALL_WORD, SMALL_THE_CALL, 0);
	object->comment_gaps[0] = small_gap(1 << 20, SMALL_WORD, SMALL_THE_CALL, 0);
}

static inline void small_add_section(
    struct small_object *object, enum small_section which, const char *name, Elf64_Shdr section)
{
	section.sh_name = small_add_name(object->section_names, sizeof object->section_names, name);
	object->sections[which] = section;
}

#define SMALL_PART(type, flags, member, alignment, link, info) \
	((Elf64_Shdr){0, type, flags, 0, SMALL_AT(member),     \
	    sizeof((struct small_object *)0)->member, link, info, alignment, 0})

static inline void small_add_sections(struct small_object *object)
{
	const uint64_t written = SHF_ALLOC | SHF_WRITE;

	small_add_section(object, SMALL_TEXT, ".text",
	    SMALL_PART(SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, code, 16, 0, 0));
	small_add_section(
	    object, SMALL_DATA, ".data", SMALL_PART(SHT_PROGBITS, written, data, 8, 0, 0));
	small_add_section(object, SMALL_CONSTANTS, ".rodata",
	    SMALL_PART(SHT_PROGBITS, SHF_ALLOC, constants, 64, 0, 0));
	small_add_section(object, SMALL_BSS, ".bss",
	    (Elf64_Shdr){0, SHT_NOBITS, written, 0, 0, 5000, 0, 0, 32, 0});
	small_add_section(object, SMALL_TDATA, ".tdata",
	    SMALL_PART(SHT_PROGBITS, written | SHF_TLS, variables, 8, 0, 0));
	small_add_section(object, SMALL_TBSS, ".tbss",
	    (Elf64_Shdr){0, SHT_NOBITS, written | SHF_TLS, 0, 0, 64, 0, 0, 64, 0});
	small_add_section(object, SMALL_STARTS, ".init_array.00100",
	    SMALL_PART(SHT_INIT_ARRAY, written, starts, 8, 0, 0));
	small_add_section(
	    object, SMALL_COMMENT, ".comment", SMALL_PART(SHT_PROGBITS, 0, comment, 1, 0, 0));
	small_add_section(object, SMALL_SYMBOLS, ".symtab",
	    SMALL_PART(SHT_SYMTAB, 0, symbols, 8, SMALL_NAMES, 0));
	small_add_section(
	    object, SMALL_NAMES, ".strtab", SMALL_PART(SHT_STRTAB, 0, names, 1, 0, 0));
	small_add_section(object, SMALL_SECTION_NAMES, ".shstrtab",
	    SMALL_PART(SHT_STRTAB, 0, section_names, 1, 0, 0));
	small_add_section(object, SMALL_TEXT_GAPS, ".rela.text",
	    SMALL_PART(SHT_RELA, 0, text_gaps, 8, SMALL_SYMBOLS, SMALL_TEXT));
	small_add_section(object, SMALL_DATA_GAPS, ".rela.data",
	    SMALL_PART(SHT_RELA, 0, data_gaps, 8, SMALL_SYMBOLS, SMALL_DATA));
	small_add_section(object, SMALL_STARTS_GAPS, ".rela.starts",
	    SMALL_PART(SHT_RELA, 0, starts_gaps, 8, SMALL_SYMBOLS, SMALL_STARTS));
	small_add_section(object, SMALL_COMMENT_GAPS, ".rela.comment",
	    SMALL_PART(SHT_RELA, 0, comment_gaps, 8, SMALL_SYMBOLS, SMALL_COMMENT));
}

static inline struct small_object small_object(void)
{
	struct small_object object = {
	    .header = {.e_ident = {[EI_CLASS] = ELFCLASS64, [EI_DATA] = ELFDATA2LSB},
		.e_type = ET_REL,
		.e_machine = SMALL_MACHINE,
		.e_shoff = SMALL_AT(sections),
		.e_shentsize = sizeof(Elf64_Shdr),
		.e_shnum = SMALL_SECTION_COUNT,
		.e_shstrndx = SMALL_SECTION_NAMES},
	    .variables = {1, 2},
	};

	memcpy(object.header.e_ident, ELFMAG, SELFMAG);
	small_add_symbols(&object);
	small_add_gaps(&object);
	small_add_sections(&object);
	return object;
}

#endif
