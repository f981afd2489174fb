/*
 * The object comes from the system's linker but was made of a stranger's code, so every address,
 * size and index in it is checked before use. All relocations that need no foreign code are done
 * while loading; those that ask a function of the object (ifunc) wait for image_start.
 */
#include "grader/runner/image.h"

#include "grader/runner/imports.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__x86_64__)
enum {
	MACHINE = EM_X86_64,
	RELOC_NONE = R_X86_64_NONE,
	RELOC_ABSOLUTE = R_X86_64_64,
	RELOC_DATA = R_X86_64_GLOB_DAT,
	RELOC_CALL = R_X86_64_JUMP_SLOT,
	RELOC_RELATIVE = R_X86_64_RELATIVE,
	RELOC_ASK = R_X86_64_IRELATIVE,
	RELOC_TLS_MODULE = R_X86_64_DTPMOD64,
	RELOC_TLS_OFFSET = R_X86_64_DTPOFF64,
};
#elif defined(__aarch64__)
enum {
	MACHINE = EM_AARCH64,
	RELOC_NONE = R_AARCH64_NONE,
	RELOC_ABSOLUTE = R_AARCH64_ABS64,
	RELOC_DATA = R_AARCH64_GLOB_DAT,
	RELOC_CALL = R_AARCH64_JUMP_SLOT,
	RELOC_RELATIVE = R_AARCH64_RELATIVE,
	RELOC_ASK = R_AARCH64_IRELATIVE,
	RELOC_TLS_MODULE = R_AARCH64_TLS_DTPMOD,
	RELOC_TLS_OFFSET = R_AARCH64_TLS_DTPREL,
};
#endif

enum { FILE_MAX = 64 << 20, IMAGE_MAX = 1 << 30, TLS_MAX = 64 << 10, NAME_MAX_LENGTH = 4096 };

/* Memory that must be left when all is in its place: for stacks, arguments and results. */
enum { RESERVE = 16 << 20 };

/* There is one image in a process. */
static struct image_dynamic {
	Elf64_Sym *symbols;
	size_t symbol_count;
	char *names;
	size_t names_size;
	Elf64_Rela *relocations, *calls;
	size_t relocation_count, call_count;
	uint64_t *constructors;
	size_t constructor_count;
	uint64_t constructor; /* the older kind, alone; 0 for none */
	bool started;
} the_dynamic;

/* Thread-local variables of the one thread that there is. */
static _Alignas(64) char tls_block[TLS_MAX];

struct tls_index {
	unsigned long module, offset;
};

void *image_tls_address(const struct tls_index *index);

void *image_tls_address(const struct tls_index *index)
{
	return tls_block + index->offset % TLS_MAX;
}

static bool broken(struct image_report *report, const char *why)
{
	report->trouble = IMAGE_BROKEN;
	snprintf(report->text, sizeof report->text, "%s", why);
	return false;
}

/* Memory of the image at an address of the object, if all of it lies inside; else NULL. */
static void *at(const struct image *image, uint64_t address, uint64_t size)
{
	if (address > image->size || size > image->size - address)
		return NULL;
	return image->base + address;
}

/* --- segments --------------------------------------------------------------------------------- */

struct file {
	const char *bytes;
	size_t size;
	const Elf64_Phdr *segments;
	size_t segment_count;
};

static bool read_headers(struct file *file, struct image_report *report)
{
	const Elf64_Ehdr *header = (const void *)file->bytes;

	if (file->size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
	    header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_type != ET_DYN ||
	    header->e_machine != MACHINE || header->e_phentsize != sizeof(Elf64_Phdr))
		return broken(report, "it is not an object of this machine");
	file->segment_count = header->e_phnum;
	if (header->e_phoff % 8 != 0 || header->e_phoff > file->size ||
	    file->segment_count > (file->size - header->e_phoff) / sizeof(Elf64_Phdr))
		return broken(report, "its headers are cut");
	file->segments = (const void *)(file->bytes + header->e_phoff);
	return true;
}

static bool measure(struct image *image, const struct file *file, struct image_report *report)
{
	for (size_t i = 0; i < file->segment_count; i++) {
		const Elf64_Phdr *segment = &file->segments[i];

		if (segment->p_type != PT_LOAD)
			continue;
		if (segment->p_filesz > segment->p_memsz || segment->p_offset > file->size ||
		    segment->p_filesz > file->size - segment->p_offset)
			return broken(report, "a part of it is cut");
		if (segment->p_memsz > IMAGE_MAX || segment->p_vaddr > IMAGE_MAX) {
			report->trouble = IMAGE_TOO_LARGE;
			return false;
		}
		if (image->size < segment->p_vaddr + segment->p_memsz)
			image->size = segment->p_vaddr + segment->p_memsz;
	}
	return image->size > 0 || broken(report, "there is nothing in it");
}

static bool reserve_is_left(void)
{
	void *reserve = mmap(NULL, RESERVE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return reserve != MAP_FAILED && munmap(reserve, RESERVE) == 0;
}

/* All writable at first, so that relocations can be made anywhere. */
static bool place(struct image *image, const struct file *file, struct image_report *report)
{
	image->base = mmap(NULL, image->size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (image->base == MAP_FAILED || !reserve_is_left()) {
		report->trouble = IMAGE_TOO_LARGE;
		return false;
	}
	for (size_t i = 0; i < file->segment_count; i++) {
		const Elf64_Phdr *segment = &file->segments[i];

		if (segment->p_type == PT_LOAD)
			memcpy(image->base + segment->p_vaddr, file->bytes + segment->p_offset,
			    segment->p_filesz);
		if (segment->p_type == PT_TLS) {
			const void *start = at(image, segment->p_vaddr, segment->p_filesz);

			if (!start || segment->p_memsz > TLS_MAX || segment->p_filesz > TLS_MAX)
				return broken(report, "its thread-local variables are too large");
			memcpy(tls_block, start, segment->p_filesz);
		}
	}
	return true;
}

static bool protect(struct image *image, const struct file *file, struct image_report *report)
{
	uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);

	for (size_t i = 0; i < file->segment_count; i++) {
		const Elf64_Phdr *segment = &file->segments[i];
		uint64_t start = segment->p_vaddr & ~(page - 1);
		int rights = PROT_READ | (segment->p_flags & PF_W ? PROT_WRITE : 0) |
			     (segment->p_flags & PF_X ? PROT_EXEC : 0);

		if (segment->p_type == PT_LOAD &&
		    mprotect(image->base + start, segment->p_vaddr + segment->p_memsz - start,
			rights) != 0)
			return broken(report, "its memory cannot be protected");
		if (segment->p_type == PT_LOAD && segment->p_flags & PF_X) {
			image->code = segment->p_vaddr;
			image->code_end = segment->p_vaddr + segment->p_memsz;
		}
	}
	return true;
}

/* --- the dynamic section ---------------------------------------------------------------------- */

/* The entries that matter, by tag. */
struct tags {
	uint64_t value[DT_NUM];
};

static bool read_tags(const struct image *image, const struct file *file, struct tags *tags)
{
	for (size_t i = 0; i < file->segment_count; i++) {
		const Elf64_Phdr *segment = &file->segments[i];
		const Elf64_Dyn *entry = at(image, segment->p_vaddr, segment->p_memsz);

		if (segment->p_type != PT_DYNAMIC)
			continue;
		if (!entry || segment->p_vaddr % 8 != 0)
			return false;
		for (size_t n = segment->p_memsz / sizeof *entry; n > 0 && entry->d_tag; n--) {
			if (entry->d_tag > 0 && entry->d_tag < DT_NUM)
				tags->value[entry->d_tag] = entry->d_un.d_val;
			entry++;
		}
		return true;
	}
	return false;
}

/* A table of `count` elements at an address; false if it lies outside or crooked. */
static bool table(const struct image *image, uint64_t address, uint64_t bytes, size_t element,
    void *start, size_t *count)
{
	void *found = at(image, address, bytes);

	*count = bytes / element;
	memcpy(start, &found, sizeof found);
	return bytes == 0 || (found && address % 8 == 0);
}

static void *copy_of(const void *bytes, size_t size)
{
	void *copy = malloc(size + 1);

	return copy && size > 0 ? memcpy(copy, bytes, size) : copy;
}

/* Copies of names and symbols, because a relocation may be aimed at the originals. */
static bool copy_names(const struct image *image, const uint64_t *v, const Elf64_Sym *symbols,
    struct image_report *report)
{
	struct image_dynamic *d = &the_dynamic;
	const char *names = at(image, v[DT_STRTAB], v[DT_STRSZ]);

	d->names_size = v[DT_STRSZ];
	if (!names || d->names_size == 0 || names[d->names_size - 1] != '\0')
		return broken(report, "its names lie outside of it");
	d->names = copy_of(names, d->names_size);
	d->symbols = copy_of(symbols, d->symbol_count * sizeof *symbols);
	return (d->names && d->symbols) || broken(report, "there is no memory for its names");
}

static bool read_dynamic(struct image *image, const struct file *file, struct image_report *report)
{
	struct image_dynamic *d = &the_dynamic;
	const Elf64_Sym *symbols = NULL;
	struct tags tags = {{0}};

	if (!read_tags(image, file, &tags))
		return broken(report, "it has no dynamic section");
	const uint64_t *v = tags.value;
	const uint32_t *hash = at(image, v[DT_HASH], 8);

	if (v[DT_HASH] == 0 || !hash || v[DT_HASH] % 4 != 0)
		return broken(report, "it has no table of names");
	if (!table(image, v[DT_SYMTAB], (uint64_t)hash[1] * sizeof *symbols, sizeof *symbols,
		&symbols, &d->symbol_count) ||
	    !table(image, v[DT_RELA], v[DT_RELASZ], sizeof *d->relocations, &d->relocations,
		&d->relocation_count) ||
	    !table(
		image, v[DT_JMPREL], v[DT_PLTRELSZ], sizeof *d->calls, &d->calls, &d->call_count) ||
	    !table(image, v[DT_INIT_ARRAY], v[DT_INIT_ARRAYSZ], sizeof *d->constructors,
		&d->constructors, &d->constructor_count))
		return broken(report, "its tables lie outside of it");
	d->constructor = v[DT_INIT];
	image->dynamic = d;
	return copy_names(image, v, symbols, report);
}

static const char *name_of(const Elf64_Sym *symbol)
{
	return symbol->st_name < the_dynamic.names_size ? the_dynamic.names + symbol->st_name : "";
}

/* --- relocations ------------------------------------------------------------------------------ */

static bool undefined(struct image_report *report, const char *name)
{
	report->trouble = IMAGE_UNDEFINED;
	snprintf(report->text, sizeof report->text, "%s", name);
	return false;
}

/* What a name stands for. An ifunc of the object's own is left for image_start: *ask is set. */
static bool resolve(const struct image *image, unsigned kit, size_t index, uint64_t *value,
    bool *ask, struct image_report *report)
{
	*value = 0;
	if (index == 0)
		return true;
	if (index >= the_dynamic.symbol_count)
		return broken(report, "it refers to a name that it does not have");
	const Elf64_Sym *symbol = &the_dynamic.symbols[index];
	const char *name = name_of(symbol);

	if (symbol->st_shndx == SHN_ABS) {
		*value = symbol->st_value;
	} else if (symbol->st_shndx != SHN_UNDEF) {
		*value = (uint64_t)(uintptr_t)image->base + symbol->st_value;
		*ask = ELF64_ST_TYPE(symbol->st_info) == STT_GNU_IFUNC;
	} else if (strlen(name) > NAME_MAX_LENGTH) {
		return broken(report, "it refers to a name that is too long");
	} else {
		report->calls_conv |= strcmp(name, "conv_general_dilated") == 0;
		*value = (uint64_t)(uintptr_t)import_find(name, kit);
		if (!*value && ELF64_ST_BIND(symbol->st_info) != STB_WEAK)
			return undefined(report, name);
	}
	return true;
}

static bool relocate_one(
    const struct image *image, unsigned kit, Elf64_Rela *relocation, struct image_report *report)
{
	uint64_t *place = at(image, relocation->r_offset, sizeof *place), value;
	uint64_t addend = (uint64_t)relocation->r_addend;
	size_t index = ELF64_R_SYM(relocation->r_info);
	bool ask = false;

	if (!place)
		return broken(report, "it would be changed outside of itself");
	switch (ELF64_R_TYPE(relocation->r_info)) {
	case RELOC_NONE:
	case RELOC_ASK:
		return true;
	case RELOC_RELATIVE:
		value = (uint64_t)(uintptr_t)image->base + addend;
		break;
	case RELOC_TLS_MODULE:
		value = 1;
		break;
	case RELOC_TLS_OFFSET:
		value = addend;
		if (index > 0 && index < the_dynamic.symbol_count)
			value += the_dynamic.symbols[index].st_value;
		break;
	case RELOC_ABSOLUTE:
	case RELOC_DATA:
	case RELOC_CALL:
		if (!resolve(image, kit, index, &value, &ask, report))
			return false;
		value += addend;
		if (ask) {
			/* From here on it looks like what it is: ask this function. */
			relocation->r_info = ELF64_R_INFO(0, RELOC_ASK);
			relocation->r_addend =
			    (Elf64_Sxword)(value - (uint64_t)(uintptr_t)image->base);
			return true;
		}
		break;
	default:
		return broken(
		    report, "it uses a kind of variable or call that cannot be loaded here");
	}
	memcpy(place, &value, sizeof value);
	return true;
}

static bool relocate(const struct image *image, unsigned kit, struct image_report *report)
{
	for (size_t i = 0; i < the_dynamic.relocation_count; i++)
		if (!relocate_one(image, kit, &the_dynamic.relocations[i], report))
			return false;
	for (size_t i = 0; i < the_dynamic.call_count; i++)
		if (!relocate_one(image, kit, &the_dynamic.calls[i], report))
			return false;
	return true;
}

void *image_function(const struct image *image, const char *name)
{
	for (size_t i = 1; i < image->dynamic->symbol_count; i++) {
		const Elf64_Sym *symbol = &image->dynamic->symbols[i];

		if (symbol->st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbol->st_info) == STT_FUNC &&
		    strcmp(name_of(symbol), name) == 0)
			return at(image, symbol->st_value, 1);
	}
	return NULL;
}

/* A file with a main is a program, not an answer. */
static bool is_answer(const struct image *image, struct image_report *report)
{
	static const char *const STARTS[] = {"main", "_start", "__libc_start_main"};

	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
		if (image_function(image, STARTS[i])) {
			report->trouble = IMAGE_HAS_START;
			snprintf(report->text, sizeof report->text, "%s", STARTS[i]);
			return false;
		}
	return true;
}

/* --- the whole -------------------------------------------------------------------------------- */

void image_load(struct image *image, int fd, unsigned kit, struct image_report *report)
{
	struct file file = {0};
	struct stat status;

	*image = (struct image){0};
	*report = (struct image_report){0};
	free(the_dynamic.names);
	free(the_dynamic.symbols);
	the_dynamic = (struct image_dynamic){0};
	if (fstat(fd, &status) != 0 || status.st_size <= 0 || status.st_size > FILE_MAX) {
		broken(report, "its size is out of bounds");
		return;
	}
	file.size = (size_t)status.st_size;
	void *bytes = mmap(NULL, file.size, PROT_READ, MAP_PRIVATE, fd, 0);

	if (bytes == MAP_FAILED) {
		broken(report, "it cannot be read");
		return;
	}
	file.bytes = bytes;
	if (read_headers(&file, report) && measure(image, &file, report) &&
	    place(image, &file, report) && read_dynamic(image, &file, report) &&
	    is_answer(image, report) && relocate(image, kit, report))
		protect(image, &file, report);
	munmap(bytes, file.size);
}

static uint64_t call_address(uint64_t address)
{
	uint64_t (*function)(void);
	void *pointer = (void *)(uintptr_t)address;

	memcpy(&function, &pointer, sizeof function);
	return function();
}

static void ask_all(const struct image *image, const Elf64_Rela *relocations, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t *place = at(image, relocations[i].r_offset, sizeof *place);

		if (place && ELF64_R_TYPE(relocations[i].r_info) == RELOC_ASK) {
			uint64_t value = call_address(
			    (uint64_t)(uintptr_t)image->base + (uint64_t)relocations[i].r_addend);

			memcpy(place, &value, sizeof value);
		}
	}
}

void image_start(const struct image *image)
{
	const struct image_dynamic *d = image->dynamic;

	ask_all(image, d->relocations, d->relocation_count);
	ask_all(image, d->calls, d->call_count);
	if (d->constructor)
		call_address((uint64_t)(uintptr_t)image->base + d->constructor);
	for (size_t i = 0; i < d->constructor_count; i++)
		if (d->constructors[i] != 0 && d->constructors[i] != UINT64_MAX)
			call_address(d->constructors[i]);
}
