/*
 * What the loader makes of an object: of what the system's compilers make of the programs in
 * tests/unit/objects, and of a small one that is spoiled in each way.
 *
 * STRIDE_CC names another compiler, which may be one for another machine, if this test is built for
 * that one and runs in an emulator of it.
 */
#include "grader/runner/image.h"

#include "exercises/kit/kit.h"
#include "grader/compiler.h"
#include "grader/grader.h"
#include "grader/runner/imports.h"
#include "tests/fuzz/small_object.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { KIT = 1U << KIT_TENSOR | 1U << KIT_LAX };

/* Instead of what stride_call is called with. */
enum { ONLY_LOAD = -1 };

/* --- in a process of its own ------------------------------------------------------------------ */

/* What such a process leaves behind. */
static struct outcome {
	struct image_report report;
	bool call_is_code; /* stride_call lies in what is said to be the code */
	int answer;
	char sentence[256]; /* what the kit refused it with */
} * the_outcome;

typedef int call_function(int which);

static void note_refusal(enum kit_fault fault, const char *sentence)
{
	(void)fault;
	snprintf(the_outcome->sentence, sizeof the_outcome->sentence, "%s", sentence);
	_exit(0);
}

/* What would be a failure of the test elsewhere ends such a process. */
static void begin_child(void)
{
	static const int SIGNALS[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGSYS};
	const struct rlimit none = {0, 0};

	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		signal(SIGNALS[i], SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
}

static _Noreturn void load_and_call(int fd, unsigned kit, int which)
{
	struct image image;
	call_function *function;

	begin_child();
	kit_on_fault(note_refusal);
	image_load(&image, fd, kit, &the_outcome->report);
	if (the_outcome->report.trouble == IMAGE_FINE && which != ONLY_LOAD) {
		size_t place = (size_t)((char *)image.call - image.base);

		the_outcome->call_is_code = place >= image.code && place < image.code_end;
		memcpy(&function, &image.call, sizeof function);
		image_start(&image);
		the_outcome->answer = function(which);
	}
	_exit(0);
}

static int await_child(pid_t child)
{
	int status;

	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

/* The status of the process. */
static int load_apart(int fd, unsigned kit, int which)
{
	memset(the_outcome, 0, sizeof *the_outcome);
	fflush(NULL);
	pid_t child = fork();

	if (child == 0)
		load_and_call(fd, kit, which);
	return await_child(child);
}

/* --- programs --------------------------------------------------------------------------------- */

enum { COMPILERS_MAX = 2 };

static struct compiler compilers[COMPILERS_MAX];
static size_t compiler_count;

static char folder[64], objects[PATH_MAX];

/* One of compiler and level; each program goes through all of them. */
struct way {
	const struct compiler *compiler;
	const char *level; /* beside what the grader asks for; NULL for just that */
};

static void run_compiler(const char *const *words)
{
	int said = -1;

	if (chdir(folder) == 0)
		said = open("said", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (dup2(said, STDOUT_FILENO) >= 0 && dup2(said, STDERR_FILENO) >= 0)
		execve(words[0], (char *const *)(uintptr_t)words,
		    (char *const *)(uintptr_t)COMPILER_ENVIRONMENT);
	_exit(127);
}

static _Noreturn void fail_with_what_it_said(const struct way *way, const char *name)
{
	char path[128], text[1024] = "";
	FILE *file;

	snprintf(path, sizeof path, "%s/said", folder);
	file = fopen(path, "r");
	if (file) {
		text[fread(text, 1, sizeof text - 1, file)] = '\0';
		fclose(file);
	}
	fail_msg("%s cannot compile %s: %s", way->compiler->path, name, text);
	abort();
}

/* A descriptor of the object that it makes of a program, or fails the test. */
static int compile(const struct way *way, const char *name)
{
	const char *words[COMPILER_WORDS_MAX + 1];
	char from[PATH_MAX + 64], to[PATH_MAX];
	int count = 0;

	snprintf(from, sizeof from, "%s/%s.c", objects, name);
	snprintf(to, sizeof to, "%s/answer.o", folder);
	compiler_call(way->compiler, "-c", from, to, words);
	while (words[count])
		count++;
	words[count] = way->level;
	words[count + 1] = NULL;
	pid_t child = fork();

	if (child == 0)
		run_compiler(words);
	if (await_child(child) != 0)
		fail_with_what_it_said(way, name);
	int fd = open(to, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	return fd;
}

static int call_program(const struct way *way, const char *name, int which)
{
	int fd = compile(way, name);
	int status = load_apart(fd, KIT | (way->compiler->checks ? IMPORT_CHECKS : 0), which);

	close(fd);
	return status;
}

#define FAIL_WAY(way, name, format, ...)                                                          \
	fail_msg("%s %s, %s.c: " format, (way)->compiler->path, (way)->level ? (way)->level : "", \
	    name, __VA_ARGS__)

static void assert_runs(const struct way *way, const char *name)
{
	int status = call_program(way, name, 0);
	const struct image_report *report = &the_outcome->report;

	if (report->trouble != IMAGE_FINE)
		FAIL_WAY(way, name, "it is not loaded: %d %s", (int)report->trouble, report->text);
	if (status != 0)
		FAIL_WAY(way, name, "it ends with status %#x", (unsigned)status);
	if (the_outcome->answer != 0)
		FAIL_WAY(way, name, "what line %d wants does not hold", the_outcome->answer);
	if (!the_outcome->call_is_code)
		FAIL_WAY(way, name, "%s", "stride_call is not where the code is said to be");
}

static void assert_refused(
    const struct way *way, const char *name, enum image_trouble trouble, const char *text)
{
	int status = call_program(way, name, 0);
	const struct image_report *report = &the_outcome->report;

	if (status != 0)
		FAIL_WAY(way, name, "it ends with status %#x", (unsigned)status);
	if (report->trouble != trouble || !strstr(report->text, text))
		FAIL_WAY(way, name, "found is %d \"%s\" instead of %d \"%s\"", (int)report->trouble,
		    report->text, (int)trouble, text);
}

static const char *const LEVELS[] = {"-O0", NULL, "-O2"};

static void for_each_way(
    void (*assert_it)(const struct way *way, const char *name), const char *name)
{
	for (size_t i = 0; i < compiler_count; i++)
		for (size_t level = 0; level < sizeof LEVELS / sizeof *LEVELS; level++)
			assert_it(&(struct way){&compilers[i], LEVELS[level]}, name);
}

static void assert_runs_everywhere(const char *name)
{
	for_each_way(assert_runs, name);
}

static void assert_refused_everywhere(
    const char *name, enum image_trouble trouble, const char *text)
{
	for (size_t i = 0; i < compiler_count; i++)
		assert_refused(&(struct way){&compilers[i], NULL}, name, trouble, text);
}

#define RUNS(name)                             \
	static void name##_run(void **state)   \
	{                                      \
		(void)state;                   \
		assert_runs_everywhere(#name); \
	}

RUNS(calls)
RUNS(addresses)
RUNS(variables)
RUNS(starts)
RUNS(asked)
RUNS(weak)
RUNS(ways)
RUNS(own_accord)

/* On some machines they are reached in a way that is not known here. */
static void thread_local_variables_are_there(void **state)
{
	(void)state;
#if defined(__x86_64__)
	assert_runs_everywhere("thread_local");
#else
	assert_refused_everywhere("thread_local", IMAGE_BROKEN, "a kind of variable or call");
#endif
}

static void memory_has_the_rights_of_its_sort(void **state)
{
	(void)state;
	for (size_t i = 0; i < compiler_count; i++) {
		struct way way = {&compilers[i], NULL};
		int fd = compile(&way, "rights");

		assert_int_equal(load_apart(fd, KIT, 0), 0);
		assert_int_equal(the_outcome->report.trouble, IMAGE_FINE);
		for (int which = 1; which <= 6; which++) {
			int status = load_apart(fd, KIT, which);

			if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSEGV)
				FAIL_WAY(&way, "rights", "%d is allowed", which);
		}
		close(fd);
	}
}

static void assert_calls_conv(const struct way *way, const char *name)
{
	assert_runs(way, name);
	assert_true(the_outcome->report.calls_conv);
}

static void it_is_known_who_calls_the_convolution(void **state)
{
	(void)state;
	for_each_way(assert_calls_conv, "conv");
	assert_runs(&(struct way){&compilers[0], NULL}, "calls");
	assert_false(the_outcome->report.calls_conv);
}

static void what_the_kit_does_not_allow_is_not_there(void **state)
{
	(void)state;
	int fd = compile(&(struct way){&compilers[0], NULL}, "conv");

	assert_int_equal(load_apart(fd, 1U << KIT_TENSOR, 0), 0);
	assert_int_equal(the_outcome->report.trouble, IMAGE_UNDEFINED);
	assert_string_equal(the_outcome->report.text, "conv_general_dilated");
	assert_true(the_outcome->report.calls_conv);
	close(fd);
}

static void checks_have_something_to_call(void **state)
{
	static const char *const SENTENCES[] = {"", "index 4", "2147483647 + 2", "33", "NULL",
	    "a number does not fit into the integer"};

	(void)state;
	for (size_t i = 0; i < compiler_count; i++) {
		struct compiler compiler = compilers[i];
		struct way way = {&compiler, NULL};

		compiler.checks = true;
		int fd = compile(&way, "checks");

		for (int which = 0; which < (int)(sizeof SENTENCES / sizeof *SENTENCES); which++) {
			int status = load_apart(fd, KIT | IMPORT_CHECKS, which);

			if (status != 0 || the_outcome->report.trouble != IMAGE_FINE ||
			    (which == 0) != (the_outcome->sentence[0] == '\0') ||
			    !strstr(the_outcome->sentence, SENTENCES[which]))
				FAIL_WAY(&way, "checks", "%d is told as \"%s\" %s", which,
				    the_outcome->sentence, the_outcome->report.text);
		}
		assert_int_equal(load_apart(fd, KIT, 0), 0);
		assert_int_equal(the_outcome->report.trouble, IMAGE_UNDEFINED);
		close(fd);
	}
}

static void what_cannot_be_loaded_is_refused_with_a_word(void **state)
{
	static const struct {
		const char *name;
		enum image_trouble trouble;
		const char *text;
	} REFUSED[] = {
	    {"refused_name", IMAGE_UNDEFINED, "misspelt"},
	    {"refused_variable", IMAGE_UNDEFINED, "no_variable"},
	    {"refused_main", IMAGE_HAS_START, "main"},
	    {"refused_static", IMAGE_UNDEFINED, "stride_call"},
	    {"refused_large", IMAGE_TOO_LARGE, ""},
	    {"refused_common", IMAGE_BROKEN, "__attribute__((common))"},
	    {"refused_model", IMAGE_BROKEN, "a kind of variable or call"},
	    {"refused_threads", IMAGE_BROKEN, "too large"},
	    {"refused_thread_alignment", IMAGE_BROKEN, "more than 4096 bytes"},
	    {"refused_alignment", IMAGE_BROKEN, "to lie at a place that there is not"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
		assert_refused_everywhere(REFUSED[i].name, REFUSED[i].trouble, REFUSED[i].text);
}

/* --- objects made by hand --------------------------------------------------------------------- */

static int object_file(const void *bytes, size_t size)
{
	int fd = memfd_create("stride-test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, size), size);
	return fd;
}

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
	int fd = object_file(&object, sizeof object);

	image_load(&image, fd, KIT, &report);
	close(fd);
	assert_string_equal(report.text, "");
	assert_int_equal(report.trouble, IMAGE_FINE);
	assert_true(report.calls_conv);
	assert_ptr_equal(image.call, image.base + image.code);
	assert_int_equal(image.code_end - image.code, sizeof object.code);
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
	assert_ptr_equal((void *)(uintptr_t)data[5], import_find("malloc", KIT));
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
    {"a common variable", SYMBOL(SMALL_BUFFER, st_shndx), SHN_COMMON, IMAGE_BROKEN, "common"},
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
		int fd = object_file(&object, sizeof object);
		int status = load_apart(fd, KIT, ONLY_LOAD);
		const struct image_report *report = &the_outcome->report;

		close(fd);
		if (status != 0 || report->trouble != spoiled->trouble ||
		    !strstr(report->text, spoiled->text))
			fail_msg("%s: %#x %d \"%s\" instead of %d \"%s\"", spoiled->what,
			    (unsigned)status, (int)report->trouble, report->text,
			    (int)spoiled->trouble, spoiled->text);
	}
}

/* Wherever it ends; its headers come last, so that each piece lacks some. */
static _Noreturn void load_each_piece(void)
{
	struct small_object object = small_object();

	begin_child();
	for (size_t size = 0; size < sizeof object; size++) {
		struct image image;
		int fd = object_file(&object, size);

		image_load(&image, fd, KIT, &the_outcome->report);
		close(fd);
		if (the_outcome->report.trouble == IMAGE_FINE || !the_outcome->report.text[0])
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
	assert_int_equal(await_child(child), 0);
}

/* Whatever becomes of it, it does no harm. */
static _Noreturn void load_with_each_byte_changed(void)
{
	struct small_object object = small_object();

	begin_child();
	for (size_t i = 0; i < sizeof object; i++)
		for (int bit = 1; bit <= 0x80; bit <<= 1) {
			struct image image;

			((unsigned char *)&object)[i] ^= (unsigned char)bit;
			int fd = object_file(&object, sizeof object);

			((unsigned char *)&object)[i] ^= (unsigned char)bit;
			image_load(&image, fd, KIT, &the_outcome->report);
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
	assert_int_equal(await_child(child), 0);
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
	int fd = object_file(larger->bytes, larger->size);

	free(larger->bytes);
	assert_int_equal(load_apart(fd, KIT, ONLY_LOAD), 0);
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
	assert_int_equal(the_outcome->report.trouble, IMAGE_FINE);
	load_with_names(20000);
	assert_int_equal(the_outcome->report.trouble, IMAGE_BROKEN);
	assert_string_equal(
	    the_outcome->report.text, "it refers to too many names that it does not define");
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
	assert_string_equal(the_outcome->report.text, "");
	load_with_name_of(4097);
	assert_string_equal(the_outcome->report.text, "it refers to a name that is too long");
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
	assert_string_equal(the_outcome->report.text, "its relocations lie upon each other");
}

/* --- all of them ------------------------------------------------------------------------------ */

static void add_compiler(const char *name)
{
	struct error error = {""};

	setenv("STRIDE_CC", name, 1);
	if (compiler_find(&compilers[compiler_count], &error) == 0)
		compiler_count++;
}

static int enter(void **state)
{
	const char *chosen = getenv("STRIDE_CC");
	char name[PATH_MAX];

	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-image-XXXXXX");
	if (!mkdtemp(folder) || !realpath("tests/unit/objects", objects))
		return -1;
	the_outcome = mmap(
	    NULL, sizeof *the_outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (chosen && *chosen) {
		snprintf(name, sizeof name, "%s", chosen);
		add_compiler(name);
	} else {
		add_compiler("gcc");
		add_compiler("clang");
	}
	return the_outcome != MAP_FAILED && compiler_count > 0 ? 0 : -1;
}

static int leave(void **state)
{
	char command[96];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(calls_run),
	    cmocka_unit_test(addresses_run),
	    cmocka_unit_test(variables_run),
	    cmocka_unit_test(thread_local_variables_are_there),
	    cmocka_unit_test(starts_run),
	    cmocka_unit_test(asked_run),
	    cmocka_unit_test(weak_run),
	    cmocka_unit_test(ways_run),
	    cmocka_unit_test(own_accord_run),
	    cmocka_unit_test(memory_has_the_rights_of_its_sort),
	    cmocka_unit_test(it_is_known_who_calls_the_convolution),
	    cmocka_unit_test(what_the_kit_does_not_allow_is_not_there),
	    cmocka_unit_test(checks_have_something_to_call),
	    cmocka_unit_test(what_cannot_be_loaded_is_refused_with_a_word),
	    cmocka_unit_test(a_small_object_is_loaded),
	    cmocka_unit_test(what_is_spoiled_is_refused_with_a_word),
	    cmocka_unit_test(what_is_cut_is_refused_with_a_word),
	    cmocka_unit_test(what_is_changed_in_one_bit_does_no_harm),
	    cmocka_unit_test(names_are_only_so_many),
	    cmocka_unit_test(names_are_only_so_long),
	    cmocka_unit_test(gaps_are_listed_once),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
