#include "grader/stage.h"

#include "grader/runner/arena.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- what can be seen without compiling ------------------------------------------------------- */

enum { WORD_MAX = 16 };

/* Walks a source text as the compiler would: literals and comments are not words of it. */
struct reader {
	const char *at, *end;
	int line;
};

static void skip_one(struct reader *r)
{
	r->line += *r->at == '\n';
	r->at++;
}

static void skip_literal(struct reader *r)
{
	char quote = *r->at;

	for (skip_one(r); r->at < r->end && *r->at != quote && *r->at != '\n'; skip_one(r))
		if (*r->at == '\\' && r->at + 1 < r->end)
			skip_one(r);
	if (r->at < r->end)
		skip_one(r);
}

/* How many bytes a line break takes that the compiler takes out: a backslash at a line's end. */
static size_t line_break(const struct reader *r)
{
	size_t left = (size_t)(r->end - r->at);

	if (left >= 2 && memcmp(r->at, "\\\n", 2) == 0)
		return 2;
	return left >= 3 && memcmp(r->at, "\\\r\n", 3) == 0 ? 3 : 0;
}

static void skip_break(struct reader *r)
{
	r->at += line_break(r);
	r->line++;
}

static bool ends_comment(const struct reader *r, bool block)
{
	if (block)
		return r->at[0] == '*' && r->at + 1 < r->end && r->at[1] == '/';
	return *r->at == '\n';
}

static void skip_comment(struct reader *r)
{
	bool block = r->at[1] == '*';

	r->at += 2;
	while (r->at < r->end && !ends_comment(r, block)) {
		if (line_break(r))
			skip_break(r);
		else
			skip_one(r);
	}
	if (block && r->at < r->end)
		r->at += 2;
}

/* Reads a word, put together where it is broken at the end of a line; what is longer than any that
 * matters is cut. */
static void take_word(struct reader *r, char word[WORD_MAX])
{
	size_t length = 0;

	while (r->at < r->end) {
		if (line_break(r)) {
			skip_break(r);
			continue;
		}
		if (!isalnum((unsigned char)*r->at) && *r->at != '_')
			break;
		if (length + 1 < WORD_MAX)
			word[length++] = *r->at;
		r->at++;
	}
	word[length] = '\0';
}

/* The next identifier; false at the end. */
static bool next_word(struct reader *r, char word[WORD_MAX])
{
	while (r->at < r->end) {
		if (*r->at == '"' || *r->at == '\'') {
			skip_literal(r);
		} else if (*r->at == '/' && r->at + 1 < r->end &&
			   (r->at[1] == '*' || r->at[1] == '/')) {
			skip_comment(r);
		} else if (isalpha((unsigned char)*r->at) || *r->at == '_') {
			take_word(r, word);
			return true;
		} else {
			skip_one(r);
		}
	}
	return false;
}

/* A macro can still make the word of two halves: it is the cage that keeps an assembler from
 * reading files. This is for levels of it that cannot, and says so in plain words. */
static bool is_assembly(const char *word)
{
	return strcmp(word, "asm") == 0 || strcmp(word, "__asm") == 0 ||
	       strcmp(word, "__asm__") == 0;
}

const char *stage_objection(const struct source *source, int *line)
{
	struct reader reader = {source->text, source->text + source->length, 1};
	char word[WORD_MAX];

	*line = 0;
	if (source->length > SOURCE_MAX)
		return "the file is larger than 1 MB";
	if (memchr(source->text, '\0', source->length))
		return "the file is not a text: it holds a NUL byte";
	while (next_word(&reader, word))
		if (is_assembly(word)) {
			*line = reader.line;
			return "assembly language is not part of any exercise";
		}
	return NULL;
}

/* --- stride.h --------------------------------------------------------------------------------- */

const char *const STAGE_HEADERS[KIT_HEADER_COUNT] = {
#define KIT_NAME(name, text) text ".h",
    KIT_HEADERS(KIT_NAME)
#undef KIT_NAME
};

unsigned stage_kit(const struct exercise *exercise)
{
	unsigned kit = exercise->kit | 1U << KIT_TENSOR;

	kit |= kit & 1U << KIT_LAX ? 1U << KIT_CONV_OPTIONS : 0;
	for (int i = 0; i < exercise->param_count; i++)
		kit |= exercise->params[i].kind == VALUE_OPTIONS ? 1U << KIT_CONV_OPTIONS : 0;
	return kit | (kit & 1U << KIT_NN ? 1U << KIT_RANDOM : 0);
}

/* The call passes each argument from where the runner put it: tensors[i], integers[i], ... */
static const char *argument_text(enum value_kind kind, bool declared)
{
	switch (kind) {
	case VALUE_TENSOR:
		return declared ? "tensor" : "tensors";
	case VALUE_INT:
		return declared ? "int" : "integers";
	case VALUE_FLOAT:
		return declared ? "float" : "reals";
	case VALUE_OPTIONS:
		return declared ? "struct conv_options" : "options";
	}
	return "";
}

static void write_prototype(FILE *out, const struct exercise *e)
{
	fprintf(out, "%s %s(", e->returns == VALUE_INT ? "int" : "tensor", e->function);
	for (int i = 0; i < e->param_count; i++)
		fprintf(out, "%s%s %s", i ? ", " : "", argument_text(e->params[i].kind, true),
		    e->params[i].name);
	fputs(");", out);
}

static void write_include(FILE *out, const struct exercise *e)
{
	fputs("#ifndef STRIDE_H\n#define STRIDE_H\n", out);
	for (int i = 0; i < KIT_HEADER_COUNT; i++)
		if (stage_kit(e) & 1U << i)
			fprintf(out, "#include \"%s\"\n", STAGE_HEADERS[i]);
	fputs("\n", out);
	write_prototype(out, e);
	fprintf(out,
	    "\n\nstruct stride_call {\n\ttensor tensors[%d];\n\tfloat reals[%d];\n"
	    "\tint integers[%d];\n\ttensor result;\n\tint integer;\n",
	    ARENA_ARGS_MAX, ARENA_ARGS_MAX, ARENA_ARGS_MAX);
	if (stage_kit(e) & 1U << KIT_CONV_OPTIONS)
		fprintf(out, "\tstruct conv_options options[%d];\n", ARENA_ARGS_MAX);
	fputs("};\n\n", out);
	fprintf(out, "void %s(struct stride_call *stride_call_);\n", STRIDE_CALL_NAME);
	fprintf(out, "void %s(struct stride_call *stride_call_)\n{\n\tstride_call_->%s = %s(",
	    STRIDE_CALL_NAME, e->returns == VALUE_INT ? "integer" : "result", e->function);
	for (int i = 0; i < e->param_count; i++)
		fprintf(out, "%sstride_call_->%s[%d]", i ? ", " : "",
		    argument_text(e->params[i].kind, false), i);
	fputs(");\n}\n\n#endif\n", out);
}

/* In memory of its own; NULL without. */
static char *written(
    void (*write)(FILE *out, const struct exercise *e), const struct exercise *exercise)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return NULL;
	write(out, exercise);
	if (fclose(out) != 0) {
		free(text);
		return NULL;
	}
	return text;
}

char *stage_include(const struct exercise *exercise)
{
	return written(write_include, exercise);
}

char *stage_prototype(const struct exercise *exercise)
{
	return written(write_prototype, exercise);
}

/* --- the folder ------------------------------------------------------------------------------- */

static int write_text(int folder, const char *name, const char *text, size_t length)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
	size_t done = 0;

	while (fd >= 0 && done < length) {
		ssize_t wrote = write(fd, text + done, length - done);

		if (wrote < 0 && errno != EINTR)
			break;
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	return fd >= 0 && close(fd) == 0 && done == length ? 0 : -1;
}

static int copy_header(int from_folder, int to_folder, const char *name)
{
	char text[32 << 10];
	int fd = openat(from_folder, name, O_RDONLY | O_CLOEXEC);
	ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text);

	if (fd >= 0)
		close(fd);
	return length < 0 ? -1 : write_text(to_folder, name, text, (size_t)length);
}

static int fill(struct stage *stage, const struct workshop *workshop,
    const struct exercise *exercise, const struct source *source, struct error *error)
{
	int kit = open(workshop->kit, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int src = -1, include = -1, done = -1;

	if (kit < 0) {
		error_set(
		    error, "cannot open the kit's folder %s: %s", workshop->kit, strerror(errno));
		return -1;
	}
	if (mkdirat(stage->fd, "src", 0755) == 0 && mkdirat(stage->fd, "include", 0755) == 0 &&
	    mkdirat(stage->fd, "empty", 0555) == 0) {
		src = openat(stage->fd, "src", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		include = openat(stage->fd, "include", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	if (src >= 0 && include >= 0)
		done = write_text(src, STAGE_SOURCE, source->text, source->length);
	if (done == 0)
		done = write_text(include, "stride.h", stage->include, strlen(stage->include));
	for (int i = 0; i < KIT_HEADER_COUNT && done == 0; i++)
		if (stage_kit(exercise) & 1U << i)
			done = copy_header(kit, include, STAGE_HEADERS[i]);
	if (done != 0)
		error_set(error, "cannot write the submission's folder %s: %s; is the disk full?",
		    stage->folder, strerror(errno));
	close(kit);
	if (src >= 0)
		close(src);
	if (include >= 0)
		close(include);
	return done;
}

/* $TMPDIR if it is set; else memory, where making a file costs a tenth of what it costs on a disk.
 */
static int make_folder(struct stage *stage, struct error *error)
{
	const char *chosen = getenv("TMPDIR");
	const char *const parents[] = {chosen && chosen[0] == '/' ? chosen : "/dev/shm", "/tmp"};
	int why = 0;

	for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
		if (snprintf(stage->folder, sizeof stage->folder, "%s/stride-XXXXXX", parents[i]) <
			(int)sizeof stage->folder &&
		    mkdtemp(stage->folder))
			return 0;
		why = errno;
		stage->folder[0] = '\0';
		if (parents[i] == chosen)
			break;
	}
	return error_set(error,
	    "cannot make a folder for the submission in %.200s: %s; set TMPDIR to one that can be "
	    "written",
	    parents[0] == chosen ? chosen : "/dev/shm or /tmp", strerror(why));
}

int stage_make(struct stage *stage, const struct workshop *workshop,
    const struct exercise *exercise, const struct source *source, struct error *error)
{
	*stage = (struct stage){.fd = -1};
	if (make_folder(stage, error) != 0)
		return -1;
	snprintf(stage->empty, sizeof stage->empty, "%s/empty", stage->folder);
	stage->fd = open(stage->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	stage->include = stage_include(exercise);
	if (stage->fd < 0 || !stage->include)
		return error_set(error, "cannot prepare %s: %s", stage->folder, strerror(errno));
	return fill(stage, workshop, exercise, source, error);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

void stage_release(struct stage *stage)
{
	bool is_there = stage->folder[0] && rmdir(stage->folder) != 0;

	if (stage->folder[0] && stage->fd >= 0)
		close(stage->fd); /* removing needs two, and there may be no more */
	if (is_there)
		nftw(stage->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(stage->include);
	*stage = (struct stage){.fd = -1};
}
