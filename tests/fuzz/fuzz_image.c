/*
 * Any file at all as an object: it is refused with a word, or loaded so that all that is left of it
 * lies inside of it. The first byte of an input chooses: the rest is the file, or it is a list of
 * changes to a good one, since bytes at random are hardly ever an object.
 *
 * The loader is included, to see what it keeps to itself, and to give it memory whose ends are
 * known: the file is a block of malloc's, and around the image lies what cannot be touched.
 */
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/types.h>

static void *map(void *at, size_t size, int rights, int flags, int fd, off_t offset);
static int unmap(void *memory, size_t size);

#define mmap map
#define munmap unmap
#include "grader/runner/image.c"  /* NOLINT(bugprone-suspicious-include) */
#include "grader/runner/layout.c" /* NOLINT(bugprone-suspicious-include) */
#undef mmap
#undef munmap

#include "grader/grader.h"
#include "tests/fuzz/small_object.h"

#include <stdint.h>

enum { GUARD = 1 << 20, READ_MAX = 4 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- memory ----------------------------------------------------------------------------------- */

static char *the_file;
static struct {
	char *whole;
	size_t size;
} the_memory;

static bool is_in_memory(const void *place)
{
	uintptr_t at = (uintptr_t)place, from = (uintptr_t)the_memory.whole;

	return at >= from && at < from + the_memory.size;
}

static void *map_file(int fd, size_t size)
{
	the_file = malloc(size);
	if (!the_file || pread(fd, the_file, size, 0) != (ssize_t)size)
		abort();
	return the_file;
}

/* The first such memory is the image's. */
static void *map(void *at, size_t size, int rights, int flags, int fd, off_t offset)
{
	if (fd >= 0)
		return map_file(fd, size);
	if (the_memory.whole)
		return mmap(at, size, rights, flags, fd, offset);
	char *whole = mmap(at, size + 2 * GUARD, PROT_NONE, flags, fd, offset);

	if (whole == MAP_FAILED || mprotect(whole + GUARD, size, rights) != 0)
		abort();
	the_memory.whole = whole;
	the_memory.size = size + 2 * GUARD;
	return whole + GUARD;
}

static int unmap(void *memory, size_t size)
{
	if (memory != the_file)
		return is_in_memory(memory) ? mprotect(memory, size, PROT_NONE)
					    : munmap(memory, size);
	free(the_file);
	the_file = NULL;
	return 0;
}

static void load_bytes(
    const void *bytes, size_t size, struct image *image, struct image_report *report)
{
	static int fd = -1;

	if (fd < 0)
		fd = memfd_create("stride-fuzz", MFD_CLOEXEC);
	if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, bytes, size, 0) != (ssize_t)size)
		abort();
	image_load(image, fd, 1U << KIT_TENSOR | 1U << KIT_LAX, report);
}

static void release(struct image *image)
{
	if (image->starts) {
		free(image->starts->asks);
		free(image->starts->constructors);
		free(image->starts);
	}
	if (the_memory.whole)
		munmap(the_memory.whole, the_memory.size);
	the_memory.whole = NULL;
	the_memory.size = 0;
	memset(loading_variables, 0, sizeof loading_variables);
}

/* --- what must hold --------------------------------------------------------------------------- */

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Whether so many bytes are the image's. */
static bool lies_inside(const struct image *image, const void *place, size_t bytes)
{
	uintptr_t from = (uintptr_t)image->base, at = (uintptr_t)place;

	return at >= from && at - from <= image->size && bytes <= image->size - (at - from);
}

/* What the child does later: it reads all, and writes the answers. */
static void use(const struct image *image)
{
	const struct image_starts *starts = image->starts;
	volatile uint64_t sum = 0;

	for (size_t i = 0; i < image->size && i < READ_MAX; i++)
		sum += (unsigned char)image->base[i];
	sum += (unsigned char)image->base[image->size - 1];
	for (size_t i = 0; i < starts->constructor_count; i++)
		for (size_t n = 0; n < starts->constructors[i].count * sizeof(uint64_t); n++)
			sum += (unsigned char)starts->constructors[i].functions[n];
	for (size_t i = 0; i < starts->ask_count; i++)
		starts->asks[i].answer->address = sum;
}

static void check(const struct image *image, const struct image_report *report)
{
	const struct image_starts *starts = image->starts;

	must(report->trouble <= IMAGE_HAS_START);
	must(memchr(report->text, '\0', sizeof report->text) != NULL);
	must(report->trouble != IMAGE_BROKEN || report->text[0] != '\0');
	must(report->trouble != IMAGE_FINE || image->base);
	if (report->trouble != IMAGE_FINE)
		return;
	must(lies_inside(image, image->call, 1));
	for (int i = 0; i < image->code_count; i++)
		must(image->code[i].from < image->code[i].to && image->code[i].to <= image->size);
	for (size_t i = 0; i < starts->ask_count; i++) {
		must(lies_inside(image, starts->asks[i].answer, sizeof *starts->asks[i].answer));
		must(lies_inside(image, (void *)(uintptr_t)starts->asks[i].function, 0));
	}
	for (size_t i = 0; i < starts->constructor_count; i++)
		must(lies_inside(image, starts->constructors[i].functions,
		    starts->constructors[i].count * sizeof(uint64_t)));
	use(image);
}

/* Nothing of what follows would mean much if the good one were refused. */
static void check_good(void)
{
	struct small_object object = small_object();
	struct image_report report;
	struct image image;

	load_bytes(&object, sizeof object, &image, &report);
	if (report.trouble != IMAGE_FINE)
		fprintf(stderr, "the good object: %d %s\n", (int)report.trouble, report.text);
	must(report.trouble == IMAGE_FINE && report.calls_conv);
	must(image.call == image.base + image.code[0].from);
	must(image.code_count == 1 && image.code[0].to - image.code[0].from == sizeof object.code);
	must(image.starts->ask_count == 1 && image.starts->constructor_count == 1);
	must(image.starts->asks[0].function == (uint64_t)(uintptr_t)image.call + 8);
	must(memcmp(image.starts->constructors[0].functions, &image.call, sizeof image.call) == 0);
	check(&image, &report);
	release(&image);
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
	struct small_object object = small_object();
	struct image_report report;
	struct image image;
	static bool checked;

	if (!checked)
		check_good();
	checked = true;
	if (size == 0)
		return 0;
	if (data[0] % 8 == 0) {
		load_bytes(data + 1, size - 1, &image, &report);
	} else {
		change((char *)&object, sizeof object, data + 1, size - 1);
		load_bytes(&object, sizeof object, &image, &report);
	}
	check(&image, &report);
	release(&image);
	return 0;
}
