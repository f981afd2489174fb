#include "grader/parts.h"

#include "grader/cache.h"
#include "grader/clock.h"
#include "grader/hash.h"
#include "grader/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SAID_MAX = 32 << 10, ANSWER_MS = 1000 };

/* --- reading what it says --------------------------------------------------------------------- */

/* Takes one word of a line, as a shell would: in quotes, or with backslashes, or bare. It is put
 * where it stood. NULL at the end of the line. */
static char *take_word(char **at)
{
	char *from = *at + strspn(*at, " "), *word = from, *to = from;
	bool quoted = false;

	if (!*from)
		return NULL;
	for (; *from && (quoted || *from != ' '); from++) {
		if (*from == '"') {
			quoted = !quoted;
			continue;
		}
		if (*from == '\\' && from[1])
			from++;
		*to++ = *from;
	}
	*at = *from ? from + 1 : from;
	*to = '\0';
	return word;
}

/* How many words there are; -1 if they are too many. */
static int take_words(char *line, const char *words[PARTS_WORDS_MAX])
{
	int count = 0;

	for (char *word; (word = take_word(&line)); words[count++] = word)
		if (count == PARTS_WORDS_MAX - 1)
			return -1;
	words[count] = NULL;
	return count;
}

/* A driver that names no folder means the PATH, which is short in the cage. */
static bool find_assembler(struct parts *parts)
{
	static const char *const PLACES[] = {"/usr/bin/as", "/bin/as"};

	for (size_t i = 0; parts->assemble[0][0] != '/' && i < 2; i++)
		if (strcmp(parts->assemble[0], "as") == 0 && access(PLACES[i], X_OK) == 0)
			parts->assemble[0] = PLACES[i];
	return access(parts->assemble[0], X_OK) == 0;
}

static bool is_usable(struct parts *parts, int compile_count, int assemble_count)
{
	if (compile_count < 4 || assemble_count < 2)
		return false;
	const char **tail = &parts->compile[compile_count - 3];

	if (strcmp(tail[0], "-o") != 0 || strcmp(tail[1], "-") != 0 || strcmp(tail[2], "|") != 0)
		return false;
	tail[2] = NULL;
	return parts->compile[0][0] == '/' && access(parts->compile[0], X_OK) == 0 &&
	       find_assembler(parts);
}

/* The commands are the lines that begin with a space. */
static bool read_commands(struct parts *parts)
{
	int counts[2] = {0, 0}, commands = 0;
	char *rest = parts->text;

	for (char *line; (line = strsep(&rest, "\n"));) {
		if (*line != ' ')
			continue;
		if (commands == 2)
			return false;
		counts[commands] =
		    take_words(line, commands == 0 ? parts->compile : parts->assemble);
		commands++;
	}
	return commands == 2 && is_usable(parts, counts[0], counts[1]);
}

struct parts *parts_read(const char *said, size_t length)
{
	struct parts *parts = calloc(1, sizeof *parts);

	if (parts && !memchr(said, '\0', length) && (parts->text = strndup(said, length)) &&
	    read_commands(parts))
		return parts;
	parts_free(parts);
	return NULL;
}

void parts_free(struct parts *parts)
{
	if (parts)
		free(parts->text);
	free(parts);
}

/* --- asking ----------------------------------------------------------------------------------- */

static pid_t start_asking(const struct compiler *compiler, int output)
{
	const char *words[COMPILER_WORDS_MAX + 1];
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;

	compiler_call(compiler, "-c", STAGE_SOURCE_PATH, STAGE_OBJECT, words + 1);
	words[0] = words[1];
	words[1] = "-###";
	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	if (posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) !=
		0 ||
	    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) != 0 ||
	    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO) != 0 ||
	    posix_spawn(&pid, words[0], &actions, NULL, (char *const *)(uintptr_t)words,
		(char *const *)(uintptr_t)COMPILER_ENVIRONMENT) != 0)
		pid = -1;
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

/* All that comes through before the end or the deadline; -1 if it does not end in time. */
static ssize_t read_answer(int fd, char *said)
{
	double deadline = clock_ms() + ANSWER_MS;
	size_t length = 0;

	while (length < SAID_MAX) {
		struct pollfd watched = {fd, POLLIN, 0};
		double left = deadline - clock_ms();

		if (left <= 0 || (poll(&watched, 1, (int)left + 1) < 0 && errno != EINTR))
			return -1;
		if (!watched.revents)
			continue;
		ssize_t got = read(fd, said + length, SAID_MAX - length);

		if (got <= 0)
			return got < 0 ? -1 : (ssize_t)length;
		length += (size_t)got;
	}
	return -1;
}

/* What the driver says that it would do; its length, or -1. It never sees a submission. */
static ssize_t ask(const struct compiler *compiler, char *said)
{
	int ends[2], status;
	ssize_t length = -1;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	pid_t pid = start_asking(compiler, ends[1]);

	close(ends[1]);
	if (pid > 0) {
		length = read_answer(ends[0], said);
		kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	close(ends[0]);
	return length;
}

/* --- remembering ------------------------------------------------------------------------------ */

static void name_answer(const struct compiler *compiler, char key[HASH_HEX])
{
	const char *words[COMPILER_WORDS_MAX];
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	compiler_call(compiler, "-c", STAGE_SOURCE_PATH, STAGE_OBJECT, words);
	hash_init(&hash);
	hash_add(&hash, "parts", sizeof "parts");
	hash_add(&hash, compiler->identity, strlen(compiler->identity) + 1);
	for (const char **word = words + 1; *word; word++) /* the first is in the identity */
		hash_add(&hash, *word, strlen(*word) + 1);
	hash_finish(&hash, digest);
	hash_hex(digest, key);
}

static struct parts *find(const struct compiler *compiler, const char *folder)
{
	static char said[SAID_MAX];
	char key[HASH_HEX];
	struct parts *parts = NULL;
	size_t kept_length;
	ssize_t length;

	name_answer(compiler, key);
	/* A damaged one would look like commands, and no source would compile any more. */
	char *kept = cache_read(folder, key, &kept_length);

	if (kept)
		parts = parts_read(kept, kept_length);
	free(kept);
	if (!parts && (length = ask(compiler, said)) > 0) {
		parts = parts_read(said, (size_t)length);
		if (parts)
			cache_write(folder, key, said, (size_t)length);
	}
	return parts ? parts : calloc(1, sizeof *parts);
}

const struct parts *parts_find(
    struct parts **known, const struct compiler *compiler, const char *folder)
{
	if (compiler->clang)
		return NULL; /* is its own compiler proper and assembler */
	if (*known && strcmp((*known)->identity, compiler->identity) != 0) {
		parts_free(*known);
		*known = NULL;
	}
	if (!*known && (*known = find(compiler, folder)))
		memcpy((*known)->identity, compiler->identity, sizeof(*known)->identity);
	return *known && (*known)->text ? *known : NULL;
}
