#include "grader/runner/image.h"

#include "grader/runner/arena.h"
#include "grader/runner/loading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

enum { FILE_MAX = 64 << 20 };

_Alignas(TLS_ALIGNMENT_MAX) char loading_variables[TLS_MAX];

void *image_tls_address(const struct tls_index *index);

void *image_tls_address(const struct tls_index *index)
{
	return loading_variables + index->offset % TLS_MAX;
}

bool loading_trouble(struct loading *l, enum image_trouble trouble, const char *text)
{
	l->report->trouble = trouble;
	snprintf(l->report->text, sizeof l->report->text, "%s", text);
	return false;
}

bool loading_broken(struct loading *l, const char *why)
{
	return loading_trouble(l, IMAGE_BROKEN, why);
}

/* --- sections and symbols --------------------------------------------------------------------- */

bool loading_is_placed(const Elf64_Shdr *section)
{
	return section->sh_flags & SHF_ALLOC;
}

bool loading_is_thread_local(const Elf64_Shdr *section)
{
	return section->sh_flags & SHF_TLS;
}

const Elf64_Shdr *loading_section_of(const struct loading *l, const Elf64_Sym *symbol)
{
	size_t index = symbol->st_shndx;

	if (index == SHN_UNDEF || index >= l->object.section_count ||
	    !loading_is_placed(&l->object.sections[index]))
		return NULL;
	return &l->object.sections[index];
}

uint64_t loading_address(
    const struct loading *l, const Elf64_Shdr *section, const Elf64_Sym *symbol)
{
	uint64_t place = l->places[section - l->object.sections] + symbol->st_value;

	return loading_is_thread_local(section) ? place
						: (uint64_t)(uintptr_t)l->image->base + place;
}

/* --- what is in it ---------------------------------------------------------------------------- */

static void *find_function(const struct loading *l, const char *name)
{
	for (size_t i = 1; i < l->object.symbol_count; i++) {
		const Elf64_Sym *symbol = &l->object.symbols[i];
		const Elf64_Shdr *section = loading_section_of(l, symbol);

		if (section && !loading_is_thread_local(section) &&
		    ELF64_ST_BIND(symbol->st_info) != STB_LOCAL &&
		    ELF64_ST_TYPE(symbol->st_info) == STT_FUNC &&
		    symbol->st_value < section->sh_size &&
		    strcmp(object_symbol_name(&l->object, symbol), name) == 0)
			return (void *)(uintptr_t)loading_address(l, section, symbol);
	}
	return NULL;
}

/* A file with a main is a program, not an answer. */
static bool is_answer(struct loading *l)
{
	static const char *const STARTS[] = {"main", "_start", "__libc_start_main"};

	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
		if (find_function(l, STARTS[i]))
			return loading_trouble(l, IMAGE_HAS_START, STARTS[i]);
	l->image->call = find_function(l, STRIDE_CALL_NAME);
	return l->image->call || loading_trouble(l, IMAGE_UNDEFINED, STRIDE_CALL_NAME);
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

/* The name is a stranger's, and will be a word of a command. A second part of the same name would
 * be taken for the first. */
static bool can_be_named(const struct image *image, const char *name)
{
	size_t length =
	    strspn(name, "._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

	if (length == 0 || length >= IMAGE_NAME_MAX || name[length])
		return false;
	for (int i = 0; i < image->code_count; i++)
		if (strcmp(image->code[i].section, name) == 0)
			return false;
	return true;
}

static void note_code(struct loading *l, size_t index)
{
	const Elf64_Shdr *section = &l->object.sections[index];
	const char *name = object_section_name(&l->object, section);
	struct image *image = l->image;

	if (image->code_count == IMAGE_CODE_MAX || section->sh_size == 0 ||
	    !can_be_named(image, name))
		return;
	struct image_code *code = &image->code[image->code_count++];

	code->from = l->places[index];
	code->to = code->from + section->sh_size;
	snprintf(code->section, sizeof code->section, "%s", name);
}

static void note_parts(struct loading *l)
{
	struct image_starts *starts = l->image->starts;

	for (size_t i = 0; i < l->object.section_count; i++) {
		const Elf64_Shdr *section = &l->object.sections[i];

		if (!loading_is_placed(section) || loading_is_thread_local(section))
			continue;
		if (section->sh_type == SHT_INIT_ARRAY)
			note_constructors(l, i);
		if (section->sh_flags & SHF_EXECINSTR)
			note_code(l, i);
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
	       loading_broken(l, "there is no memory for its tables");
}

static bool load(struct loading *l, const void *bytes, size_t size)
{
	const char *why = object_read(&l->object, bytes, size);

	if (why)
		return loading_broken(l, why);
	if (!make_room(l) || !layout_plan(l) || !layout_fill(l) || !is_answer(l) || !gaps_fill(l))
		return false;
	note_parts(l);
	return layout_protect(l);
}

void image_load(struct image *image, int fd, unsigned kit, struct image_report *report)
{
	struct loading loading = {.image = image, .report = report, .kit = kit};
	struct stat status;

	*image = (struct image){0};
	*report = (struct image_report){0};
	if (fstat(fd, &status) != 0 || status.st_size <= 0 || status.st_size > FILE_MAX) {
		loading_broken(&loading, "its size is out of bounds");
		return;
	}
	void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);

	if (bytes == MAP_FAILED) {
		loading_broken(&loading, "it cannot be read");
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
