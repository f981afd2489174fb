/* What the loader makes of a small object that no compiler made, spoiled in each way that there is.
 */
#include "grader/runner/object.h"

#include "grader/runner/imports.h"
#include "tests/fuzz/small_object.h"
#include "tests/unit/loaded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* In this process, which keeps it. */
static void a_small_object_is_loaded(void **state)
{
	static struct image image;
	static const char mark[] = "the variables";
	struct small_object object = small_object();
	struct image_report report;
	uint64_t data[6];

	(void)state;
	memcpy(&object.data[6], mark, sizeof mark);
	int fd = loaded_file(&object, sizeof object);

	image_load(&image, fd, LOADED_KIT, &report);
	close(fd);
	assert_string_equal(report.text, "");
	assert_int_equal(report.trouble, IMAGE_FINE);
	assert_true(report.calls_conv);
	assert_ptr_equal(image.call, image.base + image.code[0].from);
	assert_int_equal(image.code[0].to - image.code[0].from, sizeof object.code);
	const char *behind = memmem(image.base, image.size, mark, sizeof mark);

	assert_non_null(behind);
	const char *place = behind - sizeof data;

	memcpy(data, place, sizeof data);
	const char *buffer = (const char *)(uintptr_t)data[0] - 3, *bss = buffer - 16;

	assert_true(bss > image.base && bss + 5000 <= image.base + image.size);
	assert_int_equal((uintptr_t)bss % 32, 0);
	assert_ptr_not_equal((void *)(uintptr_t)data[1], (char *)image.call + 8);
	assert_int_equal(data[2], 0x123456789B);
	assert_ptr_equal(place + 24 + data[3], buffer);
#if defined(__x86_64__)
	assert_int_equal(data[4], 64 + 4);
#endif
	assert_ptr_equal((void *)(uintptr_t)data[5], import_find("malloc", LOADED_KIT));
}

#define SECTION(which, member)                                                              \
	(SMALL_AT(sections) + (which) * sizeof(Elf64_Shdr) + offsetof(Elf64_Shdr, member)), \
	    sizeof((Elf64_Shdr *)0)->member
#define SYMBOL(which, member)                                                            \
	(SMALL_AT(symbols) + (which) * sizeof(Elf64_Sym) + offsetof(Elf64_Sym, member)), \
	    sizeof((Elf64_Sym *)0)->member
#define GAP(table, which, member)                                                        \
	(SMALL_AT(table) + (which) * sizeof(Elf64_Rela) + offsetof(Elf64_Rela, member)), \
	    sizeof((Elf64_Rela *)0)->member
#define HEADER(member) SMALL_AT(header.member), sizeof((struct small_object *)0)->header.member

static const struct spoiled {
	const char *what;
	size_t at, bytes;
	uint64_t value;
	enum image_trouble trouble;
	const char *text;
} SPOILED[] = {
    {"another machine", HEADER(e_machine), EM_SPARC, IMAGE_BROKEN, "this machine"},
    {"it is linked", HEADER(e_type), ET_DYN, IMAGE_BROKEN, "this machine"},
    {"headers of another size", HEADER(e_shentsize), 40, IMAGE_BROKEN, "this machine"},
    {"numbers the other way round", EI_DATA, 1, ELFDATA2MSB, IMAGE_BROKEN, "this machine"},
    {"of 32 bits", EI_CLASS, 1, ELFCLASS32, IMAGE_BROKEN, "this machine"},
    {"headers behind the end", HEADER(e_shoff), 1 << 20, IMAGE_BROKEN, "headers are cut"},
    {"headers at the end of numbers", HEADER(e_shoff), UINT64_MAX - 7, IMAGE_BROKEN, "are cut"},
    {"crooked headers", HEADER(e_shoff), SMALL_AT(sections) + 4, IMAGE_BROKEN, "are cut"},
    {"one header too many", HEADER(e_shnum), SMALL_SECTION_COUNT + 1, IMAGE_BROKEN, "are cut"},
    {"headers that have no number", HEADER(e_shnum), 0xFFFF, IMAGE_BROKEN, "too many parts"},
    {"no headers", HEADER(e_shnum), 0, IMAGE_BROKEN, "parts have no names"},
    {"no names of sections", HEADER(e_shstrndx), 99, IMAGE_BROKEN, "parts have no names"},
    {"names of sections in code", HEADER(e_shstrndx), SMALL_TEXT, IMAGE_BROKEN, "no names"},

    {"names without an end", SMALL_AT(names) + sizeof((struct small_object *)0)->names - 1, 1, 'x',
	IMAGE_BROKEN, "names lie outside"},
    {"names behind the end", SECTION(SMALL_NAMES, sh_offset), 1 << 20, IMAGE_BROKEN, "outside"},
    {"names nowhere", SECTION(SMALL_SYMBOLS, sh_link), 99, IMAGE_BROKEN, "names lie outside"},
    {"no names at all", SECTION(SMALL_NAMES, sh_size), 0, IMAGE_BROKEN, "names lie outside"},
    {"symbols behind the end", SECTION(SMALL_SYMBOLS, sh_size), 1 << 20, IMAGE_BROKEN, "are cut"},
    {"crooked symbols", SECTION(SMALL_SYMBOLS, sh_offset), SMALL_AT(symbols) + 1, IMAGE_BROKEN,
	"symbols are cut"},
    {"no symbols", SECTION(SMALL_SYMBOLS, sh_type), SHT_PROGBITS, IMAGE_UNDEFINED, "stride_call"},
    {"a section's name nowhere", SECTION(SMALL_TEXT, sh_name), UINT32_MAX, IMAGE_FINE, ""},

    {"code behind the end", SECTION(SMALL_TEXT, sh_offset), UINT64_MAX, IMAGE_BROKEN, "is cut"},
    {"code too long", SECTION(SMALL_TEXT, sh_size), 1 << 20, IMAGE_BROKEN, "is cut"},
    {"compressed data", SECTION(SMALL_DATA, sh_flags), SHF_ALLOC | SHF_WRITE | SHF_COMPRESSED,
	IMAGE_BROKEN, "is cut"},
    {"crooked alignment", SECTION(SMALL_DATA, sh_addralign), 24, IMAGE_BROKEN, "that there is not"},
    {"all of memory's alignment", SECTION(SMALL_DATA, sh_addralign), UINT64_C(1) << 63,
	IMAGE_BROKEN, "that there is not"},
    {"a crooked variable", SECTION(SMALL_TBSS, sh_addralign), 24, IMAGE_BROKEN, "there is not"},
    {"no alignment", SECTION(SMALL_CONSTANTS, sh_addralign), 0, IMAGE_FINE, ""},
    {"too much memory", SECTION(SMALL_BSS, sh_size), UINT64_C(1) << 31, IMAGE_TOO_LARGE, ""},
    {"more than all memory", SECTION(SMALL_BSS, sh_size), UINT64_MAX, IMAGE_TOO_LARGE, ""},
    {"too much of a thread", SECTION(SMALL_TBSS, sh_size), 1 << 16, IMAGE_BROKEN, "too large"},
    {"all memory of a thread", SECTION(SMALL_TBSS, sh_size), UINT64_MAX, IMAGE_TOO_LARGE, ""},

    {"the call is not of code", SYMBOL(SMALL_THE_CALL, st_info),
	ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT), IMAGE_UNDEFINED, "stride_call"},
    {"the call is nobody else's", SYMBOL(SMALL_THE_CALL, st_info),
	ELF64_ST_INFO(STB_LOCAL, STT_FUNC), IMAGE_UNDEFINED, "stride_call"},
    {"the call is behind its section", SYMBOL(SMALL_THE_CALL, st_value), 64, IMAGE_UNDEFINED,
	"stride_call"},
    {"the call has no memory", SYMBOL(SMALL_THE_CALL, st_shndx), SMALL_COMMENT, IMAGE_UNDEFINED,
	"stride_call"},
    {"the call is a thread's", SYMBOL(SMALL_THE_CALL, st_shndx), SMALL_TDATA, IMAGE_UNDEFINED,
	"stride_call"},
    {"its name is nowhere", SYMBOL(SMALL_THE_CALL, st_name), UINT32_MAX, IMAGE_UNDEFINED,
	"stride_call"},
    {"a variable behind its section", SYMBOL(SMALL_BUFFER, st_value), 5001, IMAGE_BROKEN,
	"in no part of it"},
    {"a variable at its section's end", SYMBOL(SMALL_BUFFER, st_value), 5000, IMAGE_FINE, ""},
    {"a variable far from all", SYMBOL(SMALL_BUFFER, st_value), UINT64_MAX, IMAGE_BROKEN,
	"in no part of it"},
    {"a variable in no section", SYMBOL(SMALL_BUFFER, st_shndx), 99, IMAGE_BROKEN, "no part"},
    {"a variable without memory", SYMBOL(SMALL_BUFFER, st_shndx), SMALL_COMMENT, IMAGE_BROKEN,
	"in no part of it"},
    {"a common variable", SYMBOL(SMALL_BUFFER, st_shndx), SHN_COMMON, IMAGE_FINE, ""},
    {"an absolute variable", SYMBOL(SMALL_BUFFER, st_shndx), SHN_ABS, IMAGE_FINE, ""},
    {"a thread's variable in a word", SYMBOL(SMALL_BUFFER, st_shndx), SMALL_TBSS, IMAGE_BROKEN,
	"a kind of variable"},
    {"what is missing is needed", SYMBOL(SMALL_WEAK, st_info),
	ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE), IMAGE_UNDEFINED, "nowhere"},

    {"a symbol that there is not", GAP(text_gaps, 0, r_info),
	ELF64_R_INFO(SMALL_SYMBOL_COUNT, SMALL_CALL), IMAGE_BROKEN, "does not have"},
    {"the last of all symbols", GAP(data_gaps, 0, r_info),
	ELF64_R_INFO(UINT64_C(0xFFFFFFFF), SMALL_WORD), IMAGE_BROKEN, "does not have"},
    {"an unknown kind of gap", GAP(text_gaps, 0, r_info),
	ELF64_R_INFO(SMALL_THE_CALL, SMALL_UNKNOWN), IMAGE_BROKEN, "a kind of variable"},
    {"a thread's variable as a word", GAP(data_gaps, 0, r_info),
	ELF64_R_INFO(SMALL_LOCAL, SMALL_WORD), IMAGE_BROKEN, "a kind of variable"},
#if defined(__x86_64__)
    {"a word as a thread's variable", GAP(text_gaps, 3, r_info),
	ELF64_R_INFO(SMALL_BUFFER, SMALL_VARIABLE), IMAGE_BROKEN, "a kind of variable"},
#endif
    {"a gap behind its section", GAP(data_gaps, 0, r_offset), 57, IMAGE_BROKEN, "outside"},
    {"a gap at its section's end", GAP(data_gaps, 0, r_offset), 56, IMAGE_FINE, ""},
    {"a gap in front of its section", GAP(data_gaps, 0, r_offset), UINT64_MAX, IMAGE_BROKEN,
	"outside of itself"},
    {"a branch too far", GAP(text_gaps, 1, r_addend), INT64_C(1) << 40, IMAGE_BROKEN, "too far"},
    {"a call of what is far", GAP(text_gaps, 0, r_info), ELF64_R_INFO(SMALL_NUMBER, SMALL_CALL),
	IMAGE_FINE, ""},
    {"a look at what is far", GAP(text_gaps, 0, r_info), ELF64_R_INFO(SMALL_NUMBER, SMALL_NEAR),
	IMAGE_BROKEN, "too far"},
    {"gaps behind the end", SECTION(SMALL_TEXT_GAPS, sh_size), 1 << 20, IMAGE_BROKEN, "are cut"},
    {"gaps without addends", SECTION(SMALL_TEXT_GAPS, sh_type), SHT_REL, IMAGE_BROKEN, "are cut"},
    {"crooked gaps", SECTION(SMALL_TEXT_GAPS, sh_offset), SMALL_AT(text_gaps) + 4, IMAGE_BROKEN,
	"relocations are cut"},
    {"gaps of no section", SECTION(SMALL_TEXT_GAPS, sh_info), 99, IMAGE_FINE, ""},
    {"gaps in a thread's variables", SECTION(SMALL_DATA_GAPS, sh_info), SMALL_TDATA, IMAGE_BROKEN,
	"outside of itself"},
    {"gaps that come into memory", SECTION(SMALL_COMMENT, sh_flags), SHF_ALLOC, IMAGE_BROKEN,
	"outside of itself"},
    {"crooked starts", SECTION(SMALL_STARTS, sh_addralign), 1, IMAGE_FINE, ""},
};

static void what_is_spoiled_is_refused_with_a_word(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SPOILED / sizeof *SPOILED; i++) {
		const struct spoiled *spoiled = &SPOILED[i];
		struct small_object object = small_object();

		memcpy((char *)&object + spoiled->at, &spoiled->value, spoiled->bytes);
		int fd = loaded_file(&object, sizeof object);
		int status = loaded_apart(fd, LOADED_KIT, LOADED_ONLY);
		const struct image_report *report = &the_loaded->report;

		close(fd);
		if (status != 0 || report->trouble != spoiled->trouble ||
		    !strstr(report->text, spoiled->text))
			fail_msg("%s: %#x %d \"%s\" instead of %d \"%s\"", spoiled->what,
			    (unsigned)status, (int)report->trouble, report->text,
			    (int)spoiled->trouble, spoiled->text);
	}
}

/* How many parts of its code are known if two sections are, and are called that. */
static int parts_known(const char *first, const char *second)
{
	struct small_object object = small_object();
	char *names = object.section_names;
	struct image_report report;
	struct image image;

	object.sections[SMALL_TEXT].sh_name =
	    small_add_name(names, sizeof object.section_names, first);
	object.sections[SMALL_CONSTANTS].sh_name =
	    small_add_name(names, sizeof object.section_names, second);
	object.sections[SMALL_CONSTANTS].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
	int fd = loaded_file(&object, sizeof object);

	image_load(&image, fd, LOADED_KIT, &report);
	close(fd);
	assert_int_equal(report.trouble, IMAGE_FINE);
	munmap(image.base, image.size);
	return image.code_count;
}

/* A name becomes a word of a command. */
static void code_is_known_by_a_plain_name_that_is_its_own(void **state)
{
	(void)state;
	assert_int_equal(parts_known(".text", ".text.unlikely"), 2);
	assert_int_equal(parts_known(".text", ".text"), 1);
	assert_int_equal(parts_known(".text", "a-b"), 1);
	assert_int_equal(parts_known("-x", "@f"), 0);
	assert_int_equal(parts_known("a b", "a\nb"), 0);
	assert_int_equal(parts_known("", "\xc3\xa9"), 0);
	assert_int_equal(parts_known("a", "a_name_of_just_thirty_nine_characters_x"), 2);
	assert_int_equal(parts_known("a", "a_name_of_just_forty_characters_or_so_xx"), 1);
}

/* Wherever it ends; its headers come last, so that each piece lacks some. */
static _Noreturn void load_each_piece(void)
{
	struct small_object object = small_object();

	loaded_begin_child();
	for (size_t size = 0; size < sizeof object; size++) {
		struct image image;
		int fd = loaded_file(&object, size);

		image_load(&image, fd, LOADED_KIT, &the_loaded->report);
		close(fd);
		if (the_loaded->report.trouble == IMAGE_FINE || !the_loaded->report.text[0])
			_exit(1);
	}
	_exit(0);
}

static void what_is_cut_is_refused_with_a_word(void **state)
{
	(void)state;
	fflush(NULL);
	pid_t child = fork();

	if (child == 0)
		load_each_piece();
	assert_int_equal(loaded_await(child), 0);
}

/* Whatever becomes of it, it does no harm. */
static _Noreturn void load_with_each_byte_changed(void)
{
	struct small_object object = small_object();

	loaded_begin_child();
	for (size_t i = 0; i < sizeof object; i++)
		for (int bit = 1; bit <= 0x80; bit <<= 1) {
			struct image image;

			((unsigned char *)&object)[i] ^= (unsigned char)bit;
			int fd = loaded_file(&object, sizeof object);

			((unsigned char *)&object)[i] ^= (unsigned char)bit;
			image_load(&image, fd, LOADED_KIT, &the_loaded->report);
			close(fd);
			if (image.size > 0)
				munmap(image.base, image.size);
		}
	_exit(0);
}

static void what_is_changed_in_one_bit_does_no_harm(void **state)
{
	(void)state;
	fflush(NULL);
	pid_t child = fork();

	if (child == 0)
		load_with_each_byte_changed();
	assert_int_equal(loaded_await(child), 0);
}

/* The small object with longer tables behind it. */
struct larger {
	char *bytes;
	size_t size;
};

static struct larger begin_larger(void)
{
	struct small_object object = small_object();
	struct larger larger = {.size = sizeof object};

	larger.bytes = malloc(larger.size);
	assert_non_null(larger.bytes);
	memcpy(larger.bytes, &object, sizeof object);
	return larger;
}

static void enlarge(
    struct larger *larger, enum small_section which, const void *more, size_t more_size)
{
	Elf64_Shdr section = ((struct small_object *)(void *)larger->bytes)->sections[which];

	larger->bytes = realloc(larger->bytes, larger->size + section.sh_size + more_size);
	assert_non_null(larger->bytes);
	memcpy(larger->bytes + larger->size, larger->bytes + section.sh_offset, section.sh_size);
	memcpy(larger->bytes + larger->size + section.sh_size, more, more_size);
	section.sh_offset = larger->size;
	section.sh_size += more_size;
	larger->size += section.sh_size;
	((struct small_object *)(void *)larger->bytes)->sections[which] = section;
}

static void load_larger(struct larger *larger)
{
	int fd = loaded_file(larger->bytes, larger->size);

	free(larger->bytes);
	assert_int_equal(loaded_apart(fd, LOADED_KIT, LOADED_ONLY), 0);
	close(fd);
}

static void load_with_names(size_t count)
{
	Elf64_Sym *symbols = calloc(count, sizeof *symbols);
	Elf64_Rela *gaps = calloc(count, sizeof *gaps);
	struct larger larger = begin_larger();

	assert_true(symbols && gaps);
	for (size_t i = 0; i < count; i++) {
		symbols[i] = small_object().symbols[SMALL_WEAK];
		gaps[i] = small_gap(0, SMALL_WORD, SMALL_SYMBOL_COUNT + i, 0);
	}
	enlarge(&larger, SMALL_SYMBOLS, symbols, count * sizeof *symbols);
	enlarge(&larger, SMALL_DATA_GAPS, gaps, count * sizeof *gaps);
	free(symbols);
	free(gaps);
	load_larger(&larger);
}

static void names_are_only_so_many(void **state)
{
	(void)state;
	load_with_names(1000);
	assert_int_equal(the_loaded->report.trouble, IMAGE_FINE);
	load_with_names(20000);
	assert_int_equal(the_loaded->report.trouble, IMAGE_BROKEN);
	assert_string_equal(
	    the_loaded->report.text, "it refers to too many names that it does not define");
}

static void load_with_name_of(size_t length)
{
	const Elf64_Rela gap = small_gap(0, SMALL_WORD, SMALL_SYMBOL_COUNT, 0);
	Elf64_Sym symbol = small_object().symbols[SMALL_WEAK];
	struct larger larger = begin_larger();
	char *name = calloc(1, length + 1);

	assert_non_null(name);
	memset(name, 'x', length);
	symbol.st_name = sizeof small_object().names;
	enlarge(&larger, SMALL_SYMBOLS, &symbol, sizeof symbol);
	enlarge(&larger, SMALL_DATA_GAPS, &gap, sizeof gap);
	enlarge(&larger, SMALL_NAMES, name, length + 1);
	free(name);
	load_larger(&larger);
}

static void names_are_only_so_long(void **state)
{
	(void)state;
	load_with_name_of(4096);
	assert_string_equal(the_loaded->report.text, "");
	load_with_name_of(4097);
	assert_string_equal(the_loaded->report.text, "it refers to a name that is too long");
}

/* A short file could else have the loader busy for hours. */
static void gaps_are_listed_once(void **state)
{
	enum { TIMES = 1000 };
	struct larger larger = begin_larger();
	Elf64_Ehdr *header = (void *)larger.bytes;
	Elf64_Shdr *headers = calloc(TIMES, sizeof *headers);

	(void)state;
	assert_non_null(headers);
	for (size_t i = 0; i < TIMES; i++)
		headers[i] = small_object().sections[SMALL_TEXT_GAPS];
	header->e_shnum = SMALL_SECTION_COUNT + TIMES; /* the headers lie last, and so go on */
	larger.bytes = realloc(larger.bytes, larger.size + TIMES * sizeof *headers);
	assert_non_null(larger.bytes);
	memcpy(larger.bytes + larger.size, headers, TIMES * sizeof *headers);
	larger.size += TIMES * sizeof *headers;
	free(headers);
	load_larger(&larger);
	assert_string_equal(the_loaded->report.text, "its relocations lie upon each other");
}

static int begin(void **state)
{
	(void)state;
	return loaded_begin();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_small_object_is_loaded),
	    cmocka_unit_test(what_is_spoiled_is_refused_with_a_word),
	    cmocka_unit_test(code_is_known_by_a_plain_name_that_is_its_own),
	    cmocka_unit_test(what_is_cut_is_refused_with_a_word),
	    cmocka_unit_test(what_is_changed_in_one_bit_does_no_harm),
	    cmocka_unit_test(names_are_only_so_many),
	    cmocka_unit_test(names_are_only_so_long),
	    cmocka_unit_test(gaps_are_listed_once),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
