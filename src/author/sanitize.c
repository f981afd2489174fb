/*
 * Theory of operation.
 *
 * The kit is compiled with the sanitizers once, by itself, and kept in the cache; its allocator is
 * left open, so that the program below can give out every tensor as a piece of its own, whose ends
 * the sanitizer then knows. For each reference a stage is made, as for a submission, and beside it
 * lie the kit's object, the cases as text, and a main() that includes the reference and calls it on
 * one case after the other. A script in the cage compiles, links and runs that; before each case
 * the program says its number. In the cage there is no /proc to find names with, so that the script
 * asks addr2line for the lines of the addresses in a report.
 */
#include "src/author/sanitize.h"

#include "grader/cache.h"
#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/copy.h"
#include "grader/exercise/fresh.h"
#include "grader/hash.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/value.h"
#include "src/author/caged.h"
#include "src/author/trial.h"
#include "src/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECONDS = 30, BUILD_FAILED = 10, HEADER_BYTES_MAX = 4 << 20, SEED = 1 };

#define FLAGS                                                                   \
	"-std=c17 -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined " \
	"-fno-sanitize-recover=all -w"

#define KIT_OBJECT "kit.o"

/* What is behind the reference in one file; the numbers are as put_case writes them. */
static const char MAIN[] =
    "static int stride_case;\n"
    "static void *stride_pieces[65536];\n"
    "static int stride_piece_count;\n"
    "void *__wrap_kit_alloc(size_t count, size_t size);\n"
    "void *__wrap_kit_alloc(size_t count, size_t size)\n"
    "{\n"
    "	void *piece = calloc(count, size);\n"
    "	if (!piece || stride_piece_count == 65536)\n"
    "		abort();\n"
    "	return stride_pieces[stride_piece_count++] = piece;\n"
    "}\n"
    "const char *__asan_default_options(void);\n"
    "const char *__asan_default_options(void)\n"
    "{\n"
    "	return \"detect_leaks=0:detect_stack_use_after_return=1:print_legend=0\";\n"
    "}\n"
    "static int stride_number(void)\n"
    "{\n"
    "	int number = 0;\n"
    "	if (scanf(\"%d\", &number) != 1)\n"
    "		exit(3);\n"
    "	return number;\n"
    "}\n"
    "static void stride_tensor(tensor *t)\n"
    "{\n"
    "	size_t size = 1;\n"
    "	t->rank = stride_number();\n"
    "	for (int i = 0; i < t->rank; i++)\n"
    "		size *= (size_t)(t->shape[i] = stride_number());\n"
    "	t->data = malloc(size * sizeof(float));\n"
    "	for (size_t i = 0; i < size; i++)\n"
    "		if (scanf(\"%a\", &t->data[i]) != 1)\n"
    "			exit(3);\n"
    "}\n"
    "#ifdef STRIDE_HAS_OPTIONS\n"
    "static char stride_words[8][4][16];\n"
    "static const char *stride_word(int of, int which)\n"
    "{\n"
    "	char *word = stride_words[of][which];\n"
    "	if (scanf(\"%15s\", word) != 1)\n"
    "		exit(3);\n"
    "	return *word == '-' ? NULL : word;\n"
    "}\n"
    "static void stride_options(struct conv_options *o, int of)\n"
    "{\n"
    "	for (int i = 0; i < 6; i++) {\n"
    "		o->window_strides[i] = stride_number();\n"
    "		o->pads[i][0] = stride_number();\n"
    "		o->pads[i][1] = stride_number();\n"
    "		o->lhs_dilation[i] = stride_number();\n"
    "		o->rhs_dilation[i] = stride_number();\n"
    "	}\n"
    "	o->feature_group_count = stride_number();\n"
    "	o->batch_group_count = stride_number();\n"
    "	o->padding = stride_word(of, 3);\n"
    "	for (int i = 0; i < 3; i++)\n"
    "		o->dimension_numbers[i] = stride_word(of, i);\n"
    "}\n"
    "#endif\n"
    "int main(void)\n"
    "{\n"
    "	static struct stride_call call;\n"
    "	char kind[2];\n"
    "	for (; scanf(\"%1s\", kind) == 1 && *kind == 'C'; stride_case++) {\n"
    "		memset(&call, 0, sizeof call);\n"
    "		for (int i = 0; scanf(\"%1s\", kind) == 1 && *kind != '.'; i++) {\n"
    "			if (*kind == 'T')\n"
    "				stride_tensor(&call.tensors[i]);\n"
    "			else if (*kind == 'I')\n"
    "				call.integers[i] = stride_number();\n"
    "			else if (*kind == 'F' && scanf(\"%a\", &call.reals[i]) != 1)\n"
    "				exit(3);\n"
    "#ifdef STRIDE_HAS_OPTIONS\n"
    "			else if (*kind == 'O')\n"
    "				stride_options(&call.options[i], i);\n"
    "#endif\n"
    "		}\n"
    "		fprintf(stderr, \"@%d\\n\", stride_case);\n"
    "		stride_call(&call);\n"
    "		for (int i = 0; i < 8; i++)\n"
    "			free(call.tensors[i].data);\n"
    "		while (stride_piece_count > 0)\n"
    "			free(stride_pieces[--stride_piece_count]);\n"
    "	}\n"
    "	return 0;\n"
    "}\n";

static const char KIT_SCRIPT[] =
    "$CC " FLAGS " -r -nostdlib -Wl,--wrap=kit_alloc -Ikit kit/*.c -o " KIT_OBJECT
    " >said 2>&1 || { tail -c 1000 said; exit 10; }";

static const char SCRIPT[] =
    "$CC " FLAGS " -Iinclude main.c " KIT_OBJECT " -lm -o program >said 2>&1 || "
    "{ head -c 1000 said; exit 10; }\n"
    "./program <cases >printed 2>said\n"
    "status=$?\n"
    "tail -c 16000 said\n"
    "[ $status = 0 ] || addr2line -e program $(sed -n "
    "'s/^ *#[0-9]* 0x[0-9a-f]* .*+\\(0x[0-9a-f]*\\)).*/\\1/p' said | head -n 12)\n"
    "exit $status\n";

/* --- files in the stage ----------------------------------------------------------------------- */

static int put_file(const struct stage *stage, const char *name, const char *text, size_t length,
    struct error *error)
{
	int fd = openat(stage->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
	bool put = out && fwrite(text, 1, length, out) == length;

	if (out ? fclose(out) == 0 && put : false)
		return 0;
	return error_set(error, "cannot write %s/%s: %s", stage->folder, name, strerror(errno));
}

static int put_copy(const struct stage *stage, const char *name, int from, struct error *error)
{
	int fd = openat(stage->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	bool copied = fd >= 0 && copy_file(from, fd);

	if (fd >= 0 && close(fd) == 0 && copied)
		return 0;
	return error_set(error, "cannot write %s/%s: %s", stage->folder, name, strerror(errno));
}

/* --- the kit ---------------------------------------------------------------------------------- */

/* What the work of one process stands on. */
struct bench {
	struct author *author;
	struct cage cage;
	struct compiler compiler;
	struct hash made_of; /* all that the outcome depends on */
};

static int is_source(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && (strcmp(dot, ".c") == 0 || strcmp(dot, ".h") == 0);
}

/* All its files in the folder "kit"; and what they are, into the hash. */
static int put_kit(
    const struct bench *bench, const struct stage *stage, struct hash *hash, struct error *error)
{
	struct dirent **entries = NULL;
	const char *kit = bench->author->kit;
	int count = scandir(kit, &entries, is_source, alphasort), done = 0;

	if (count < 0 || (stage && mkdirat(stage->fd, "kit", 0755) != 0))
		done = error_set(error, "cannot read %s: %s", kit, strerror(errno));
	for (int i = 0; i < count; i++) {
		char *path = text_format("%s/%s", kit, entries[i]->d_name);
		char *name = text_format("kit/%s", entries[i]->d_name);
		size_t length = 0;
		char *text = path && name && done == 0
				 ? file_read(path, HEADER_BYTES_MAX, &length, error)
				 : NULL;

		hash_add(hash, text ? text : "", length);
		if (!text || (stage && name && put_file(stage, name, text, length, error) != 0))
			done = -1;
		free(text);
		free(name);
		free(path);
		free(entries[i]);
	}
	free((void *)entries);
	return done;
}

static int name_kit(const struct bench *bench, char key[HASH_HEX], struct error *error)
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, KIT_SCRIPT, sizeof KIT_SCRIPT);
	hash_add(&hash, bench->compiler.identity, strlen(bench->compiler.identity));
	if (put_kit(bench, NULL, &hash, error) != 0)
		return -1;
	hash_finish(&hash, digest);
	hash_hex(digest, key);
	return 0;
}

/* A descriptor of the kit's object, made in a stage where nothing of an author's is; -1 if the
 * compiler has no sanitizers. */
static int make_kit(const struct bench *bench, const struct exercise *exercise, const char *key,
    struct error *error)
{
	const struct source nothing = {.path = "answer.c", .text = ""};
	struct stage stage = {0};
	struct hash ignored;
	int status = BUILD_FAILED, object = -1;
	char *said = NULL;

	hash_init(&ignored);
	if (stage_make(&stage, &bench->author->workshop, exercise, &nothing, error) == 0 &&
	    put_kit(bench, &stage, &ignored, error) == 0) {
		struct caged_job job = {
		    &bench->cage, &bench->compiler, &stage, KIT_SCRIPT, SECONDS};

		said = caged_run(&job, &status, error);
	}
	if (said && status == 0)
		object = openat(stage.fd, KIT_OBJECT, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (said && object < 0)
		error_set(error, "the compiler has no sanitizers: %.300s", said);
	if (object >= 0)
		cache_keep(bench->author->workshop.cache, key, object);
	free(said);
	stage_release(&stage);
	return object;
}

static int open_kit(struct bench *bench, const struct exercise *exercise, struct error *error)
{
	char key[HASH_HEX];

	if (name_kit(bench, key, error) != 0)
		return -1;
	int object = cache_open(bench->author->workshop.cache, key);

	hash_add(&bench->made_of, key, sizeof key);
	return object >= 0 ? object : make_kit(bench, exercise, key, error);
}

/* --- the cases -------------------------------------------------------------------------------- */

static void put_word(FILE *out, const char *word)
{
	fprintf(out, " %s", *word ? word : "-");
}

static void put_options(FILE *out, const struct packed_options *o)
{
	for (int i = 0; i < CONV_MAX_SPATIAL; i++)
		fprintf(out, " %d %d %d %d %d", o->window_strides[i], o->pads[i][0], o->pads[i][1],
		    o->lhs_dilation[i], o->rhs_dilation[i]);
	fprintf(out, " %d %d", o->feature_group_count, o->batch_group_count);
	put_word(out, o->padding);
	for (int i = 0; i < 3; i++)
		put_word(out, o->dimension_numbers[i]);
}

static void put_tensor(FILE *out, const struct value *value)
{
	fprintf(out, "T %d", value->tensor.rank);
	for (int i = 0; i < value->tensor.rank; i++)
		fprintf(out, " %d", value->tensor.shape[i]);
	for (size_t i = 0; i < value_size(value); i++)
		fprintf(out, " %a", (double)value->tensor.data[i]);
}

static void put_case(FILE *out, const struct exercise *e, const struct test_case *of)
{
	fprintf(out, "C\n");
	for (int i = 0; i < e->param_count; i++) {
		if (of->args[i].kind == VALUE_TENSOR)
			put_tensor(out, &of->args[i]);
		else if (of->args[i].kind == VALUE_INT)
			fprintf(out, "I %d", of->args[i].integer);
		else if (of->args[i].kind == VALUE_FLOAT)
			fprintf(out, "F %a", (double)of->args[i].real);
		else
			fputc('O', out), put_options(out, &of->args[i].options);
		fputc('\n', out);
	}
	fprintf(out, ".\n");
}

static int put_cases(struct bench *bench, const struct stage *stage, const struct exercise *e,
    const struct test_case *drawn, int fresh, struct error *error)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	int done = -1;

	for (int i = 0; out && i < e->case_count; i++)
		put_case(out, e, &e->cases[i]);
	for (int i = 0; out && i < fresh; i++)
		put_case(out, e, &drawn[i]);
	if (out && fclose(out) == 0) {
		hash_add(&bench->made_of, text, length);
		done = put_file(stage, "cases", text, length, error);
	} else {
		error_set(error, "out of memory");
	}
	free(text);
	return done;
}

static bool has_options(const struct exercise *e)
{
	for (int i = 0; i < e->param_count; i++)
		if (e->params[i].kind == VALUE_OPTIONS)
			return true;
	return false;
}

static int put_main(const struct stage *stage, const struct exercise *e, struct error *error)
{
	char *text = text_format("#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
				 "%s#include \"src/answer.c\"\n#line 1 \"main.c\"\n%s",
	    has_options(e) ? "#define STRIDE_HAS_OPTIONS\n" : "", MAIN);
	int done = text ? put_file(stage, "main.c", text, strlen(text), error)
			: error_set(error, "out of memory");

	free(text);
	return done;
}

/* --- what came of it -------------------------------------------------------------------------- */

/* The text between `begin` and the end of its line, or " on"; the caller's. NULL if it is not
 * there.
 */
static char *behind(const char *said, const char *begin)
{
	const char *found = strstr(said, begin);
	const char *text = found ? found + strlen(begin) : NULL;
	const char *on = text ? strstr(text, " on ") : NULL;
	size_t length = text ? strcspn(text, "\n") : 0;

	if (on && (size_t)(on - text) < length)
		length = (size_t)(on - text);
	return text ? text_printable(text, length, false) : NULL;
}

/* The case that was begun last. */
static int last_case(const char *said)
{
	const char *at = NULL;

	for (const char *next = said; (next = strstr(next, "@")); next++)
		if (next == said || next[-1] == '\n')
			at = next;
	return at ? atoi(at + 1) : 0;
}

static int line_of(const char *said)
{
	const char *at = strstr(said, STAGE_SOURCE ":");

	return at ? atoi(at + strlen(STAGE_SOURCE ":")) : 0;
}

static char *what_happened(const char *said, int status)
{
	char *what = behind(said, "ERROR: AddressSanitizer: ");

	if (!what)
		what = behind(said, "runtime error: ");
	return what ? what : text_format("it ended with the status %d", status);
}

/* "line 12: heap-buffer-overflow on "one number", under the sanitizers". */
static char *complaint(const struct exercise *e, const char *said, int status)
{
	int index = last_case(said), line = line_of(said);
	char *what = what_happened(said, status);
	char *where = index < e->case_count
			  ? text_format("\"%s\"", e->cases[index].name)
			  : text_format("fresh %d of seed %d", index - e->case_count + 1, SEED);
	char *place = line > 0 ? text_format("line %d: ", line) : strdup("");
	char *text = text_format("%s%s, on %s; the sanitizers see what a grade may not; mend it",
	    place ? place : "", what ? what : "", where ? where : "");

	free(place);
	free(where);
	free(what);
	return text;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int furnish(struct bench *bench, const struct stage *stage, const struct exercise *e,
    int fresh, struct error *error)
{
	struct test_case *drawn = NULL;
	int kit = open_kit(bench, e, error), done = -1;

	if (kit >= 0 && put_copy(stage, KIT_OBJECT, kit, error) == 0 &&
	    put_main(stage, e, error) == 0 && fresh_draw(&drawn, e, SEED, fresh, error) == 0)
		done = put_cases(bench, stage, e, drawn, fresh, error);
	fresh_release(drawn, fresh);
	if (kit >= 0)
		close(kit);
	return done;
}

/* What was clean once is clean: only the same program on the same cases has this name. */
static void name_outcome(
    struct bench *bench, const struct stage *stage, const struct source *source, char key[HASH_HEX])
{
	unsigned char digest[HASH_BYTES];

	hash_add(&bench->made_of, SCRIPT, sizeof SCRIPT);
	hash_add(&bench->made_of, MAIN, sizeof MAIN);
	hash_add(&bench->made_of, stage->include, strlen(stage->include));
	hash_add(&bench->made_of, source->text, source->length);
	hash_finish(&bench->made_of, digest);
	hash_hex(digest, key);
}

static bool is_known_clean(const struct bench *bench, const char *key)
{
	int mark = cache_open(bench->author->workshop.cache, key);

	if (mark >= 0)
		close(mark);
	return mark >= 0;
}

static void note_clean(const struct bench *bench, const char *key)
{
	static const char word[] = "clean\n";
	int mark = memfd_create("clean", MFD_CLOEXEC);

	if (mark >= 0 && write(mark, word, sizeof word - 1) == sizeof word - 1)
		cache_keep(bench->author->workshop.cache, key, mark);
	if (mark >= 0)
		close(mark);
}

static void run(struct result *result, struct bench *bench, const struct stage *stage,
    const struct exercise *e, struct error *error)
{
	struct caged_job job = {&bench->cage, &bench->compiler, stage, SCRIPT, SECONDS};
	int status = 0;
	char *said = caged_run(&job, &status, error);

	/* One that never ends is found without them; here it only takes several times as long. */
	if (said && status == CAGED_OUT_OF_TIME)
		error_set(error,
		    "%d seconds were too few for all cases; try fewer fresh ones, --fresh 100",
		    SECONDS);
	else if (said && status == 0)
		result->verdict = VERDICT_ACCEPTED;
	else if (said && status != BUILD_FAILED && status != CAGED_BROKEN) {
		result->verdict = VERDICT_RUNTIME_ERROR;
		result->message = complaint(e, said, status);
	} else if (said) {
		error_set(error, "%.300s", said);
	}
	free(said);
}

static void try_it(struct result *result, struct bench *bench, const struct stage *stage,
    const struct exercise *e, const struct source *source, struct error *error)
{
	char key[HASH_HEX];

	name_outcome(bench, stage, source, key);
	if (is_known_clean(bench, key)) {
		result->verdict = VERDICT_ACCEPTED;
		return;
	}
	run(result, bench, stage, e, error);
	if (result->verdict == VERDICT_ACCEPTED)
		note_clean(bench, key);
}

void sanitize_run(
    FILE *out, struct author *author, const struct subject *subject, const char *path, int fresh)
{
	struct bench bench = {.author = author};
	struct error error = {""};
	struct result result = {.verdict = VERDICT_COMPILE_ERROR};
	struct stage stage = {0};
	struct source source = {.path = path};
	char *text = file_read(path, SOURCE_MAX, &source.length, &error);

	source.text = text;
	hash_init(&bench.made_of);
	if (text && cage_probe(&bench.cage, &error) == 0 &&
	    compiler_find(&bench.compiler, &error) == 0 &&
	    stage_make(&stage, &author->workshop, &subject->exercise, &source, &error) == 0 &&
	    furnish(&bench, &stage, &subject->exercise, fresh, &error) == 0)
		try_it(&result, &bench, &stage, &subject->exercise, &source, &error);
	if (result.verdict == VERDICT_COMPILE_ERROR)
		result.message = text_printable(error.text, strlen(error.text), false);
	trial_write(out, &result, &subject->exercise, false);
	stage_release(&stage);
	free(result.message);
	free(text);
}
