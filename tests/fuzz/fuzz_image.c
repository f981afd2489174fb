/*
 * Any file at all as a linked object: it is refused with a word, or loaded so that what is read of
 * it lies inside of it. The first byte of an input chooses: the rest is the file, or it is a list
 * of changes to a good one, since bytes at random are hardly ever an object.
 *
 * The loader is part of another program than the rest of what is fuzzed, hence the includes.
 */
#include "grader/runner/image.c"   /* NOLINT(bugprone-suspicious-include) */
#include "grader/runner/imports.c" /* NOLINT(bugprone-suspicious-include) */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A small object, one segment, in which every place in the file is the address of the same number.
 */
struct object {
	Elf64_Ehdr header;
	Elf64_Phdr segments[3];
	Elf64_Dyn dynamic[12];
	uint32_t hash[4];
	Elf64_Sym symbols[5];
	Elf64_Rela relocations[5], calls[1];
	uint64_t constructors[1], places[8], local[2];
	char names[64];
	char code[16];
};

enum { NAME_FUNCTION = 1, NAME_CONV = 13, NAME_MALLOC = 34, NAME_ASKED = 41 };

static const char NAMES[] = "\0stride_call\0conv_general_dilated\0malloc\0asked";

#define AT(member) offsetof(struct object, member)

static Elf64_Rela relocation(uint64_t place, uint64_t symbol, uint64_t type, int64_t addend)
{
	return (Elf64_Rela){AT(places) + 8 * place, ELF64_R_INFO(symbol, type), addend};
}

static void add_tables(struct object *object)
{
	const unsigned char called = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
	const unsigned char asked = ELF64_ST_INFO(STB_GLOBAL, STT_GNU_IFUNC);

	object->symbols[1] = (Elf64_Sym){NAME_FUNCTION, called, 0, 1, AT(code), 16};
	object->symbols[2] = (Elf64_Sym){NAME_CONV, called, 0, SHN_UNDEF, 0, 0};
	object->symbols[3] = (Elf64_Sym){NAME_MALLOC, called, 0, SHN_UNDEF, 0, 0};
	object->symbols[4] = (Elf64_Sym){NAME_ASKED, asked, 0, 1, AT(code) + 8, 8};
	object->relocations[0] = relocation(0, 0, RELOC_RELATIVE, AT(code));
	object->relocations[1] = relocation(1, 2, RELOC_ABSOLUTE, 8);
	object->relocations[2] = relocation(2, 4, RELOC_DATA, 0);
	object->relocations[3] = relocation(3, 0, RELOC_TLS_MODULE, 0);
	object->relocations[4] = relocation(4, 0, RELOC_TLS_OFFSET, 8);
	object->calls[0] = relocation(5, 3, RELOC_CALL, 0);
	object->hash[0] = 1;
	object->hash[1] = 5;
	memcpy(object->names, NAMES, sizeof NAMES);
}

static struct object good_object(void)
{
	struct object object = {
	    .header = {.e_type = ET_DYN,
		.e_machine = MACHINE,
		.e_phoff = AT(segments),
		.e_phentsize = sizeof(Elf64_Phdr),
		.e_phnum = 3},
	    .segments = {{PT_LOAD, PF_R | PF_W, 0, 0, 0, sizeof object, sizeof object + 64, 4096},
		{PT_DYNAMIC, PF_R, AT(dynamic), AT(dynamic), 0, sizeof object.dynamic,
		    sizeof object.dynamic, 8},
		{PT_TLS, PF_R, AT(local), AT(local), 0, 16, 32, 8}},
	    .dynamic = {{DT_HASH, {AT(hash)}}, {DT_SYMTAB, {AT(symbols)}},
		{DT_RELA, {AT(relocations)}}, {DT_RELASZ, {sizeof object.relocations}},
		{DT_JMPREL, {AT(calls)}}, {DT_PLTRELSZ, {sizeof object.calls}},
		{DT_INIT_ARRAY, {AT(constructors)}},
		{DT_INIT_ARRAYSZ, {sizeof object.constructors}}, {DT_STRTAB, {AT(names)}},
		{DT_STRSZ, {sizeof object.names}}, {DT_NULL, {0}}},
	};

	memcpy(object.header.e_ident, ELFMAG, SELFMAG);
	object.header.e_ident[EI_CLASS] = ELFCLASS64;
	add_tables(&object);
	return object;
}

static void load(const void *bytes, size_t size, struct image *image, struct image_report *report)
{
	int fd = memfd_create("stride-fuzz", MFD_CLOEXEC);

	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
		abort();

	image_load(image, fd, 1U << KIT_TENSOR | 1U << KIT_LAX, report);
	close(fd);
}

static void check(const struct image *image, const struct image_report *report)
{
	if (report->trouble > IMAGE_HAS_START || !memchr(report->text, '\0', sizeof report->text))
		abort();
	if (report->trouble != IMAGE_FINE || !image->dynamic)
		return;
	const char *found = image_function(image, "stride_call");

	if (found && (found < image->base || found >= image->base + image->size))
		abort();
}

/* Nothing of what follows would mean much if the good one were refused. */
static void check_good(void)
{
	struct object object = good_object();
	struct image_report report;
	struct image image;

	load(&object, sizeof object, &image, &report);
	if (report.trouble != IMAGE_FINE || !image.dynamic || !report.calls_conv ||
	    image_function(&image, "stride_call") != image.base + AT(code)) {
		fprintf(stderr, "the good object: %d %s\n", (int)report.trouble, report.text);
		abort();
	}
	munmap(image.base, image.size);
}

/* A change: where (2 bytes), how many bytes, and these, little-endian numbers among them. */
static void change(char *bytes, size_t length, const uint8_t *data, size_t size)
{
	while (size >= 3) {
		size_t at = ((size_t)data[0] << 8 | data[1]) % length, count = 1 + data[2] % 8;

		count = count > size - 3 ? size - 3 : count;
		count = count > length - at ? length - at : count;
		memcpy(bytes + at, data + 3, count);
		data += 3 + count;
		size -= 3 + count;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct object object = good_object();
	struct image_report report;
	struct image image;
	static int checked;

	if (!checked)
		check_good();
	checked = 1;
	if (size == 0)
		return 0;
	if (data[0] % 8 == 0) {
		load(data + 1, size - 1, &image, &report);
	} else {
		change((char *)&object, sizeof object, data + 1, size - 1);
		load(&object, sizeof object, &image, &report);
	}
	check(&image, &report);
	if (image.base && image.base != MAP_FAILED)
		munmap(image.base, image.size);
	return 0;
}
