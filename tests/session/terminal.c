/*
 * terminal SCRIPT...: sessions at a pseudo-terminal, played from files; TAP, one test a file.
 *
 *     # what it is about: the name of the test
 *     size 80x24                       of the terminal, before it is started
 *     env NO_COLOR=1                   or "env NAME", which takes it away
 *     strip                            only what is readable is looked at, no escape sequences
 *     needs COMMAND                    for sh; if it fails, the test is skipped
 *     sh COMMAND                       must not fail
 *     finally COMMAND                  at the end, whatever came of it
 *     start [WORD...]                  the program; else the first step that needs it does that
 *     type list\r                      with \r \n \t \e \\ and \xNN
 *     key ctrl-c                       or up, down, left, right, home, end, tab, enter, escape
 *     see 1 · conv1d-basic             waits for it, behind what was seen last
 *     not-see \x1b[                    not since the start, up to now
 *     fits                             no line since the start is wider than the terminal
 *     file EX.c [HOW] <- PATH          a save into the workspace: write, truncate, rename or link
 *     remove EX.c
 *     pause 300                        milliseconds, for what shows nothing
 *     resize 40x20
 *     signal INT
 *     leave 0                          it ends with this status, 128 + N for signal N, and the
 *                                      terminal is as it was; it may be started again
 *
 * Each script has a folder of its own to live in, and an environment that it shares with nobody.
 */
#include "grader/clock.h"
#include "tests/session/pty.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 20000, VARIABLES_MAX = 40, WORDS_MAX = 16, FINALLY_MAX = 4 };

enum outcome { GOES_ON, FAILED, SKIPPED };

struct script {
	const char *path;
	char name[256], line[4096], reason[4096 + PATH_MAX];
	int number; /* of the line */
	char folder[64];
	char *environment[VARIABLES_MAX + 1];
	int variables;
	char *finally[FINALLY_MAX];
	int finals;
	int width, height;
	bool strip, started;
	struct pty pty;
};

static char stride[PATH_MAX], root[PATH_MAX];

/* --- what is said when it fails --------------------------------------------------------------- */

static enum outcome fail(struct script *script, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static enum outcome fail(struct script *script, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): it was started above */
	vsnprintf(script->reason, sizeof script->reason, format, arguments);
	va_end(arguments);
	return FAILED;
}

/* The end of what was shown, with what moves a cursor made visible. */
static void put_screen(const struct bytes *shown)
{
	enum { MOST = 3000 };
	size_t from = shown->length > MOST ? shown->length - MOST : 0;

	fputs("#     ", stdout);
	for (size_t i = from; i < shown->length; i++) {
		unsigned char byte = (unsigned char)shown->text[i];

		if (byte == '\n')
			fputs("\n#     ", stdout);
		else if (byte == '\x1b')
			fputs("\\e", stdout);
		else if (byte < ' ' || byte == 0x7f)
			printf("\\x%02x", byte);
		else
			putchar(byte);
	}
	putchar('\n');
}

/* --- texts ------------------------------------------------------------------------------------ */

static int digit(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* In place; returns the length, because there may be a NUL. */
static size_t unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (*from != '\\' || !from[1]) {
			*to++ = *from;
			continue;
		}
		from++;
		if (*from == 'x' && isxdigit((unsigned char)from[1]) &&
		    isxdigit((unsigned char)from[2])) {
			*to++ = (char)(digit(from[1]) * 16 + digit(from[2]));
			from += 2;
		} else {
			*to++ = *from == 'r'   ? '\r'
				: *from == 'n' ? '\n'
				: *from == 't' ? '\t'
				: *from == 'e' ? '\x1b'
					       : *from;
		}
	}
	*to = '\0';
	return (size_t)(to - text);
}

/* Where NAME or NAME=VALUE stands, or would be put. */
static int place_of(const struct script *script, const char *name)
{
	size_t length = strcspn(name, "=");
	int at = 0;

	while (at < script->variables && (strncmp(script->environment[at], name, length) != 0 ||
					     script->environment[at][length] != '='))
		at++;
	return at;
}

static void take_variable_away(struct script *script, const char *name)
{
	int at = place_of(script, name);

	if (at == script->variables)
		return;
	free(script->environment[at]);
	script->environment[at] = script->environment[--script->variables];
	script->environment[script->variables] = NULL;
}

static void set_variable(struct script *script, const char *assignment)
{
	take_variable_away(script, assignment);
	if (script->variables == VARIABLES_MAX)
		abort();
	script->environment[script->variables++] = strdup(assignment);
}

static const char *variable(const struct script *script, const char *name)
{
	size_t length = strlen(name);

	for (int i = 0; i < script->variables; i++)
		if (strncmp(script->environment[i], name, length) == 0 &&
		    script->environment[i][length] == '=')
			return script->environment[i] + length + 1;
	return "";
}

/* --- commands for sh -------------------------------------------------------------------------- */

/* In the folder of the script, without a terminal. What it says goes into `out`, if that is given.
 */
static int run_sh(const struct script *script, const char *command, const char *out)
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);
		int to = out ? open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666) : null;

		setsid();
		dup2(null, STDIN_FILENO);
		dup2(to, STDOUT_FILENO);
		dup2(to, STDERR_FILENO);
		if (chdir(script->folder) != 0)
			_exit(126);
		execle("/bin/sh", "sh", "-c", command, (char *)NULL, script->environment);
		_exit(127);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static enum outcome do_sh(struct script *script, char *rest)
{
	char said[PATH_MAX + 8], text[2000] = "";

	snprintf(said, sizeof said, "%s.said", script->folder);
	int status = run_sh(script, rest, said);
	FILE *file = status != 0 ? fopen(said, "r") : NULL;

	if (file) {
		text[fread(text, 1, sizeof text - 1, file)] = '\0';
		fclose(file);
	}
	unlink(said);
	return status == 0 ? GOES_ON : fail(script, "it failed, and said: %s", text);
}

static enum outcome do_needs(struct script *script, char *rest)
{
	if (run_sh(script, rest, NULL) == 0)
		return GOES_ON;
	fail(script, "%s", rest);
	return SKIPPED;
}

static enum outcome do_finally(struct script *script, char *rest)
{
	if (script->finals == FINALLY_MAX)
		return fail(script, "there are too many of these");
	script->finally[script->finals++] = strdup(rest);
	return GOES_ON;
}

/* --- the terminal ----------------------------------------------------------------------------- */

static bool read_size(const char *text, int *width, int *height)
{
	return sscanf(text, "%dx%d", width, height) == 2;
}

static enum outcome do_size(struct script *script, char *rest)
{
	return read_size(rest, &script->width, &script->height) ? GOES_ON
								: fail(script, "what size?");
}

static enum outcome do_env(struct script *script, char *rest)
{
	unescape(rest);
	if (strchr(rest, '='))
		set_variable(script, rest);
	else
		take_variable_away(script, rest);
	return GOES_ON;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the table wants it so */
static enum outcome do_strip(struct script *script, char *rest)
{
	(void)rest;
	script->strip = true;
	return GOES_ON;
}

static enum outcome do_start(struct script *script, char *rest)
{
	const char *words[WORDS_MAX + 2] = {stride};
	struct pty_program program = {
	    .words = words,
	    .environment = (const char *const *)(uintptr_t)script->environment,
	    .folder = script->folder,
	    .width = script->width,
	    .height = script->height,
	    .strip = script->strip,
	};
	int count = 1;

	for (char *word; count <= WORDS_MAX && (word = strtok_r(rest, " ", &rest));)
		words[count++] = word;
	if (script->started)
		pty_release(&script->pty);
	script->started = true;
	if (pty_start(&script->pty, &program) == 0)
		return GOES_ON;
	fail(script, "no pseudo-terminal: %s", strerror(errno));
	return SKIPPED;
}

static enum outcome begin(struct script *script)
{
	char none[] = "";

	return script->started ? GOES_ON : do_start(script, none);
}

static enum outcome do_type(struct script *script, char *rest)
{
	size_t length = unescape(rest);

	return pty_type(&script->pty, rest, length) ? GOES_ON : fail(script, "nobody reads");
}

static enum outcome do_key(struct script *script, char *rest)
{
	static const struct {
		const char *name, *bytes;
	} KEYS[] = {{"up", "\x1b[A"}, {"down", "\x1b[B"}, {"right", "\x1b[C"}, {"left", "\x1b[D"},
	    {"home", "\x1b[H"}, {"end", "\x1b[F"}, {"tab", "\t"}, {"enter", "\r"},
	    {"escape", "\x1b"}};
	char control[2] = "";

	if (strncmp(rest, "ctrl-", 5) == 0 && rest[5]) {
		control[0] = (char)(rest[5] & 0x1f);
		return pty_type(&script->pty, control, 1) ? GOES_ON : fail(script, "nobody reads");
	}
	for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
		if (strcmp(rest, KEYS[i].name) == 0)
			return pty_type(&script->pty, KEYS[i].bytes, strlen(KEYS[i].bytes))
				   ? GOES_ON
				   : fail(script, "nobody reads");
	return fail(script, "there is no such key");
}

static enum outcome do_see(struct script *script, char *rest)
{
	unescape(rest);
	return pty_see(&script->pty, rest, PATIENCE_MS) ? GOES_ON
							: fail(script, "that was not shown");
}

static enum outcome do_not_see(struct script *script, char *rest)
{
	unescape(rest);
	pty_pause(&script->pty, 0);
	return strstr(script->pty.seen.text, rest) ? fail(script, "that was shown") : GOES_ON;
}

/* Letters, each of which takes a column here. */
static int columns_of(const char *line, size_t length)
{
	int columns = 0;

	for (size_t i = 0; i < length; i++)
		columns += ((unsigned char)line[i] & 0xc0) != 0x80;
	return columns;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the table wants it so */
static enum outcome do_fits(struct script *script, char *rest)
{
	(void)rest;
	for (const char *line = script->pty.seen.text; *line;) {
		size_t length = strcspn(line, "\n");

		if (columns_of(line, length) > script->width)
			return fail(script, "this is too wide: %.*s", (int)length, line);
		line += length + (line[length] == '\n');
	}
	return GOES_ON;
}

static enum outcome do_pause(struct script *script, char *rest)
{
	pty_pause(&script->pty, atoi(rest));
	return GOES_ON;
}

static enum outcome do_resize(struct script *script, char *rest)
{
	int width, height;

	if (!read_size(rest, &width, &height))
		return fail(script, "what size?");
	pty_resize(&script->pty, width, height);
	return GOES_ON;
}

static enum outcome do_signal(struct script *script, char *rest)
{
	static const struct {
		const char *name;
		int number;
	} SIGNALS[] = {{"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"KILL", SIGKILL}};

	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		if (strcmp(rest, SIGNALS[i].name) == 0)
			return kill(script->pty.pid, SIGNALS[i].number) == 0
				   ? GOES_ON
				   : fail(script, "%s", strerror(errno));
	return fail(script, "there is no such signal");
}

static enum outcome do_leave(struct script *script, char *rest)
{
	int status = pty_leave(&script->pty, PATIENCE_MS);

	if (status < 0)
		return fail(script, "it did not end");
	if (status != atoi(rest))
		return fail(script, "it ended with %d", status);
	if (!pty_is_restored(&script->pty))
		return fail(script, "it left the terminal in another mode");
	return GOES_ON;
}

/* --- saves ------------------------------------------------------------------------------------ */

static bool write_file(const char *path, const char *text, size_t length, bool slowly)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	size_t first = slowly ? length / 2 : length;
	bool done = fd >= 0;

	if (done && slowly)
		usleep(30000);
	done = done && write(fd, text, first) == (ssize_t)first;
	if (done && slowly)
		usleep(30000);
	done = done && write(fd, text + first, length - first) == (ssize_t)(length - first);
	return fd >= 0 && close(fd) == 0 && done;
}

static bool save(const char *path, const char *how, const char *text, size_t length)
{
	char beside[PATH_MAX + 8];

	snprintf(beside, sizeof beside, "%s~new", path);
	if (strcmp(how, "write") == 0)
		return write_file(path, text, length, false);
	if (strcmp(how, "truncate") == 0)
		return write_file(path, text, length, true);
	if (!write_file(beside, text, length, false))
		return false;
	if (strcmp(how, "rename") == 0)
		return rename(beside, path) == 0;
	unlink(path);
	return strcmp(how, "link") == 0 && link(beside, path) == 0 && unlink(beside) == 0;
}

static void workspace_path(const struct script *script, const char *name, char path[PATH_MAX])
{
	const char *work = variable(script, "STRIDE_WORK");
	bool absolute = *work == '/';
	char folder[PATH_MAX];

	snprintf(folder, sizeof folder, "%s%s%s", absolute ? "" : script->folder,
	    absolute ? "" : "/", work);
	mkdir(folder, 0777);
	if (snprintf(path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX)
		abort();
}

static enum outcome do_file(struct script *script, char *rest)
{
	char name[256], how[16] = "write", from[1024], path[PATH_MAX], source[PATH_MAX];
	static char text[1 << 20];

	if (sscanf(rest, "%255s <- %1023s", name, from) != 2 &&
	    sscanf(rest, "%255s %15s <- %1023s", name, how, from) != 3)
		return fail(script, "what, and where from?");
	workspace_path(script, name, path);
	snprintf(source, sizeof source, "%.2000s/%s", root, from);
	FILE *file = fopen(source, "r");
	size_t length = file ? fread(text, 1, sizeof text, file) : 0;

	if (file)
		fclose(file);
	return length > 0 && save(path, how, text, length)
		   ? GOES_ON
		   : fail(script, "cannot save %s: %s", path, strerror(errno));
}

static enum outcome do_remove(struct script *script, char *rest)
{
	char path[PATH_MAX];

	workspace_path(script, rest, path);
	return unlink(path) == 0 ? GOES_ON : fail(script, "%s", strerror(errno));
}

/* --- scripts ---------------------------------------------------------------------------------- */

static const struct step {
	const char *name;
	bool runs; /* the program has to be started before */
	enum outcome (*play)(struct script *script, char *rest);
} STEPS[] = {
    {"size", false, do_size},
    {"env", false, do_env},
    {"strip", false, do_strip},
    {"needs", false, do_needs},
    {"sh", false, do_sh},
    {"finally", false, do_finally},
    {"start", false, do_start},
    {"file", false, do_file},
    {"remove", false, do_remove},
    {"type", true, do_type},
    {"key", true, do_key},
    {"see", true, do_see},
    {"not-see", true, do_not_see},
    {"fits", true, do_fits},
    {"pause", true, do_pause},
    {"resize", true, do_resize},
    {"signal", true, do_signal},
    {"leave", true, do_leave},
};

static enum outcome play_line(struct script *script)
{
	char line[sizeof script->line], *rest = line;

	snprintf(line, sizeof line, "%s", script->line);
	const char *name = strsep(&rest, " ");
	char none[] = "";

	for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++) {
		if (strcmp(name, STEPS[i].name) != 0)
			continue;
		enum outcome outcome = STEPS[i].runs ? begin(script) : GOES_ON;

		return outcome == GOES_ON ? STEPS[i].play(script, rest ? rest : none) : outcome;
	}
	return fail(script, "there is no such step");
}

static enum outcome play_lines(struct script *script)
{
	FILE *file = fopen(script->path, "r");
	enum outcome outcome = GOES_ON;

	if (!file)
		return fail(script, "cannot read it: %s", strerror(errno));
	while (outcome == GOES_ON && fgets(script->line, sizeof script->line, file)) {
		script->number++;
		script->line[strcspn(script->line, "\n")] = '\0';
		if (script->line[0] == '#' && !script->name[0])
			snprintf(script->name, sizeof script->name, "%.200s",
			    script->line + 1 + strspn(script->line + 1, " "));
		else if (script->line[0] && script->line[0] != '#')
			outcome = play_line(script);
	}
	fclose(file);
	return outcome;
}

static void furnish(struct script *script)
{
	static const char *const KEPT[] = {
	    "PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "STRIDE_CC"};
	char text[PATH_MAX + 64];

	for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++) {
		snprintf(
		    text, sizeof text, "%s=%s", KEPT[i], getenv(KEPT[i]) ? getenv(KEPT[i]) : "");
		if (getenv(KEPT[i]))
			set_variable(script, text);
	}
	const struct {
		const char *name, *in, *value;
	} OWN[] = {{"HOME", script->folder, "/home"}, {"STRIDE_HOME", script->folder, "/state"},
	    {"STRIDE_WORK", "", "work"}, {"TERM", "", "xterm-256color"}, {"LC_ALL", "", "C.UTF-8"},
	    {"STRIDE", stride, ""}, {"ROOT", root, ""}};

	for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++) {
		snprintf(text, sizeof text, "%s=%s%s", OWN[i].name, OWN[i].in, OWN[i].value);
		set_variable(script, text);
	}
	/* Compiled references are worth sharing. */
	const char *cache = getenv("XDG_CACHE_HOME");

	snprintf(text, sizeof text, "XDG_CACHE_HOME=%s%s", cache ? cache : script->folder,
	    cache ? "" : "/cache");
	set_variable(script, text);
}

static void clear_away(struct script *script)
{
	char command[128];

	pty_release(&script->pty);
	while (script->finals > 0) {
		run_sh(script, script->finally[--script->finals], NULL);
		free(script->finally[script->finals]);
	}
	snprintf(command, sizeof command, "chmod -R u+rwX . && rm -rf '%s'", script->folder);
	run_sh(script, command, NULL);
	for (int i = 0; i < script->variables; i++)
		free(script->environment[i]);
}

static bool play(const char *path, int number)
{
	struct script script = {.path = path, .width = 80, .height = 24};
	const char *base = getenv("TMPDIR");
	double started = clock_ms();

	snprintf(script.folder, sizeof script.folder, "%.32s/stride-terminal-XXXXXX",
	    base && strlen(base) < 32 ? base : "/tmp");
	if (!mkdtemp(script.folder)) {
		printf("not ok %d - %s: no folder: %s\n", number, path, strerror(errno));
		return false;
	}
	furnish(&script);
	enum outcome outcome = play_lines(&script);

	if (outcome == FAILED) {
		printf("not ok %d - %s\n# %s:%d: %s\n#   %s\n", number, script.name, path,
		    script.number, script.line, script.reason);
		if (script.pty.shown.length > 0) {
			printf("# what was shown last:\n");
			put_screen(&script.pty.shown);
		}
	} else if (outcome == SKIPPED) {
		printf("ok %d - %s # SKIP %s\n", number, script.name, script.reason);
	} else {
		printf("ok %d - %s (%.1f s)\n", number, script.name, (clock_ms() - started) / 1e3);
	}
	fflush(stdout);
	clear_away(&script);
	return outcome != FAILED;
}

int main(int argc, char **argv)
{
	const char *build = getenv("STRIDE_BUILD");
	int failed = 0;

	if (!build || snprintf(stride, sizeof stride, "%s/stride", build) >= (int)sizeof stride ||
	    !getcwd(root, sizeof root)) {
		fprintf(stderr, "set STRIDE_BUILD to the folder with the program\n");
		return 2;
	}
	for (int i = 1; i < argc; i++)
		failed += !play(argv[i], i);
	printf("1..%d\n", argc - 1);
	return failed > 0;
}
