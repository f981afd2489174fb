#include "grader/compiler.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_program(const char *path)
{
	struct stat status;

	return access(path, X_OK) == 0 && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool find_program(const char *name, char found[PATH_MAX])
{
	const char *path = getenv("PATH");
	char candidate[PATH_MAX];

	if (strchr(name, '/'))
		return realpath(name, found) && is_program(found);
	for (path = path ? path : "/usr/bin:/bin"; *path; path += strspn(path, ":")) {
		int length = (int)strcspn(path, ":");

		snprintf(candidate, sizeof candidate, "%.*s/%s", length, path, name);
		path += length;
		if (is_program(candidate) && realpath(candidate, found))
			return true;
	}
	return false;
}

/* A compiler at /opt/gcc/bin/gcc brings /opt/gcc along. */
static void find_toolchain(struct compiler *compiler)
{
	char *bin;

	if (strncmp(compiler->path, "/usr/", 5) == 0)
		return;
	snprintf(compiler->toolchain, sizeof compiler->toolchain, "%s", compiler->path);
	for (int up = 0; up < 2; up++)
		if ((bin = strrchr(compiler->toolchain, '/')))
			*bin = '\0';
}

int compiler_find(struct compiler *compiler, struct error *error)
{
	static const char *const NAMES[] = {"gcc", "cc", "clang"};
	const char *chosen = getenv("STRIDE_CC");
	struct stat status;

	*compiler = (struct compiler){0};
	if (chosen && *chosen) {
		if (!find_program(chosen, compiler->path))
			return error_set(error,
			    "there is no compiler \"%s\", which STRIDE_CC names; install it, or "
			    "unset STRIDE_CC",
			    chosen);
	} else {
		for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES && !compiler->path[0]; i++)
			if (!find_program(NAMES[i], compiler->path))
				compiler->path[0] = '\0';
	}
	if (!compiler->path[0])
		return error_set(
		    error, "there is no C compiler; install one: apt-get install gcc libc6-dev");
	if (!find_program("addr2line", compiler->locator))
		compiler->locator[0] = '\0';
	compiler->clang = strstr(compiler->path, "clang") != NULL;
	find_toolchain(compiler);
	if (stat(compiler->path, &status) != 0)
		return error_set(error, "cannot look at %s: %s", compiler->path, strerror(errno));
	snprintf(compiler->identity, sizeof compiler->identity, "%.150s %lld %lld %lld",
	    compiler->path, (long long)status.st_size, (long long)status.st_mtim.tv_sec,
	    (long long)status.st_ino);
	return 0;
}

/* Uninitialised locals hold a pattern, so that a sum begun in one is wrong every time. */
#define COMMON_FLAGS                                                                        \
	"-std=c17", "-O1", "-g", "-fPIC", "-fno-common", "-ftrivial-auto-var-init=pattern", \
	    "-fno-omit-frame-pointer", "-Wall", "-Wextra", "-Werror=return-type",           \
	    "-Werror=implicit-function-declaration", "-Werror=incompatible-pointer-types",  \
	    "-Werror=int-conversion"

static const char *const GCC_FLAGS[] = {
    COMMON_FLAGS, "-pipe", "-fdiagnostics-format=json", "-fmax-errors=20", NULL};
static const char *const CLANG_FLAGS[] = {
    COMMON_FLAGS, "-fno-caret-diagnostics", "-fno-color-diagnostics", "-ferror-limit=20", NULL};

/* What grader/runner/checks.c has an answer to. clang, where it optimises, forgets lines, and
 * memory that it need not ask for; gcc finds more there. */
#define CHECKS "-fsanitize=bounds,null,vla-bound,shift,signed-integer-overflow,float-cast-overflow"
static const char *const GCC_CHECKS[] = {"-fno-sanitize-recover=all", CHECKS ",object-size", NULL};
static const char *const CLANG_CHECKS[] = {"-fno-sanitize-recover=all", CHECKS, "-O0", NULL};

static const char *const *flags_of(const struct compiler *compiler)
{
	return compiler->clang ? CLANG_FLAGS : GCC_FLAGS;
}

const char *compiler_flags(const struct compiler *compiler)
{
	static char text[1024];
	size_t used = 0;

	for (const char *const *flag = flags_of(compiler); *flag; flag++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s ", *flag);
	return text;
}

const char *const COMPILER_ENVIRONMENT[] = {"PATH=/usr/bin:/bin", "LC_ALL=C", "TMPDIR=.", NULL};

void compiler_call(const struct compiler *compiler, const char *how, const char *from,
    const char *to, const char *words[COMPILER_WORDS_MAX])
{
	const char *const rest[] = {
	    "-Iinclude", "-MD", "-MF", "answer.d", how, from, "-o", to, NULL};
	int count = 0;

	words[count++] = compiler->path;
	for (const char *const *flag = flags_of(compiler); *flag; flag++)
		words[count++] = *flag;
	const char *const *checks = compiler->clang ? CLANG_CHECKS : GCC_CHECKS;

	for (const char *const *flag = checks; compiler->checks && *flag; flag++)
		words[count++] = *flag;
	memcpy(words + count, rest, sizeof rest);
}
