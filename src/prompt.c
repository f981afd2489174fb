/*
 * Commands come from a person at a terminal that can be edited on, who gets a prompt that says
 * where they are, a history and completion (libedit, which only this file knows); from a person at
 * a plainer terminal; or from a script, which gets none of it.
 *
 * While a line is edited Ctrl-C is a key like any other and begins a new one. While a command runs
 * it is a signal, which ends what the command does and never the prompt.
 */
#include "src/prompt.h"

#include "grader/text.h"
#include "src/command.h"
#include "src/complete.h"
#include "src/library.h"
#include "src/output.h"
#include "src/session.h"
#include "src/store/home.h"
#include "src/typed.h"
#include "src/welcome.h"
#include "src/words.h"

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { HISTORY_LINES = 500, PROMPT_MAX = 256 };

#define HISTORY_FILE "history"

#define FUNCTIONS(X)    \
	X(el_init)      \
	X(el_end)       \
	X(el_get)       \
	X(el_set)       \
	X(el_gets)      \
	X(el_line)      \
	X(el_cursor)    \
	X(el_deletestr) \
	X(el_insertstr) \
	X(el_source)    \
	X(history_init) \
	X(history_end)  \
	X(history)

static struct {
	FUNCTIONS(LIBRARY_POINTER)
} edit;

static const struct library_symbol SYMBOLS[] = {
#define SYMBOL(name) {#name, &edit.name},
    FUNCTIONS(SYMBOL)
#undef SYMBOL
	{NULL, NULL},
};

/* Whoever sends commands, and the line that they are read into. */
struct input {
	struct session *session;
	bool terminal; /* someone types, and sees what is wrong at once */
	bool person;   /* and what is printed goes to a terminal too: there is a prompt */
	bool begun;
	char *line; /* that came last */
	size_t room;
	EditLine *editor; /* NULL for these two */
	History *history;
	char *history_path;
	char prompt[PROMPT_MAX];
	struct termios before; /* the terminal as it was, to which it goes back for commands */
};

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

/* --- the prompt itself ------------------------------------------------------------------------ */

/* Between two of these libedit expects what takes no room on the screen. */
#define INVISIBLE '\1'

static void compose_prompt(struct input *input)
{
	struct session *session = input->session;
	struct where where = welcome_where(session);
	const char *style = screen_style(&session->screen, where.passed ? STYLE_GOOD : STYLE_CODE);
	const char *plain = screen_style(&session->screen, STYLE_PLAIN);

	if (!where.id)
		snprintf(input->prompt, sizeof input->prompt, "stride> ");
	else if (input->editor && *style)
		snprintf(input->prompt, sizeof input->prompt, "%c%s%c%s%s%s%c%s%c> ", INVISIBLE,
		    style, INVISIBLE, where.id, *where.sign ? " " : "", where.sign, INVISIBLE,
		    plain, INVISIBLE);
	else
		snprintf(input->prompt, sizeof input->prompt, "%s%s%s> ", where.id,
		    *where.sign ? " " : "", where.sign);
}

static char *editor_prompt(EditLine *editor)
{
	struct input *input = NULL;

	edit.el_get(editor, EL_CLIENTDATA, &input);
	return input->prompt;
}

/* --- keys ------------------------------------------------------------------------------------- */

static unsigned char cancel_line(EditLine *editor, int key)
{
	const LineInfo *line = edit.el_line(editor);

	(void)key;
	edit.el_cursor(editor, (int)(line->lastchar - line->cursor));
	edit.el_deletestr(editor, (int)(line->lastchar - line->buffer));
	edit.el_insertstr(editor, "\n"); /* without it, it would be the end of all lines */
	fputs("^C\r\n", stdout);
	return CC_NEWLINE;
}

static void list_completions(const struct input *input, const struct completions *completions)
{
	int widest = 1, columns;

	for (int i = 0; i < completions->count; i++) {
		int wide = screen_columns(completions->words[i]) + 2;

		widest = wide > widest ? wide : widest;
	}
	columns = input->session->screen.width / widest;
	columns = columns > 0 ? columns : 1;
	putchar('\n');
	for (int i = 0; i < completions->count; i++)
		printf("%-*s%s", widest, completions->words[i],
		    (i + 1) % columns == 0 || i + 1 == completions->count ? "\n" : "");
	fflush(stdout);
}

/* What all candidates have in common is put in; if that is nothing, they are listed. */
static unsigned char complete_word(EditLine *editor, int key)
{
	const LineInfo *info = edit.el_line(editor);
	char *line = text_format("%.*s", (int)(info->cursor - info->buffer), info->buffer);
	struct error ignored = {""};
	struct completions completions = {0};
	struct input *input = NULL;
	unsigned char what = CC_REFRESH_BEEP;

	(void)key;
	edit.el_get(editor, EL_CLIENTDATA, &input);
	if (line)
		complete(&completions, session_content(input->session, &ignored), line);
	size_t common = completions_common(&completions);

	if (completions.count > 0 && common > completions.typed) {
		completions.words[0][common] = '\0';
		edit.el_insertstr(editor, completions.words[0] + completions.typed);
		what = CC_REFRESH;
	}
	if (completions.count == 1 && common > 0 && completions.words[0][common - 1] != '/') {
		edit.el_insertstr(editor, " ");
		what = CC_REFRESH;
	} else if (completions.count > 1 && common == completions.typed) {
		list_completions(input, &completions);
		what = CC_REDISPLAY;
	}
	completions_release(&completions);
	free(line);
	return what;
}

/* --- the editor ------------------------------------------------------------------------------- */

static void open_history(struct input *input)
{
	struct error ignored = {""};
	HistEvent event;

	input->history = edit.history_init();
	if (!input->history)
		return;
	input->history_path = home_path(HISTORY_FILE, &ignored);
	edit.history(input->history, &event, H_SETSIZE, HISTORY_LINES);
	edit.history(input->history, &event, H_SETUNIQUE, 1);
	if (input->history_path)
		edit.history(input->history, &event, H_LOAD, input->history_path);
	edit.el_set(input->editor, EL_HIST, edit.history, input->history);
}

/* Written beside and renamed; that it cannot be kept is no reason to disturb anybody. */
static void keep_history(struct input *input, const char *line)
{
	char *beside =
	    input->history_path ? text_format("%s.%ld", input->history_path, (long)getpid()) : NULL;
	HistEvent event;

	if (line[strspn(line, " \t\r\n")])
		edit.history(input->history, &event, H_ENTER, line);
	if (beside && (edit.history(input->history, &event, H_SAVE, beside) < 0 ||
			  rename(beside, input->history_path) != 0))
		unlink(beside);
	free(beside);
}

static void open_editor(struct input *input)
{
	struct error error = {""};

	/* Without it lines can be typed, too. */
	if (library_load("libedit.so.2 libedit.so.0", SYMBOLS, &error) != 0) {
		typed_complain("%s", error.text);
		return;
	}
	input->editor = edit.el_init("stride", stdin, stdout, stderr);
	if (!input->editor)
		return;
	edit.el_set(input->editor, EL_CLIENTDATA, input);
	edit.el_set(input->editor, EL_EDITOR, "emacs");
	edit.el_set(input->editor, EL_SIGNAL, 1);
	edit.el_set(input->editor, EL_PROMPT_ESC, editor_prompt, INVISIBLE);
	edit.el_set(input->editor, EL_ADDFN, "stride-complete", "completes a word", complete_word);
	edit.el_set(input->editor, EL_ADDFN, "stride-cancel", "begins a new line", cancel_line);
	edit.el_set(input->editor, EL_BIND, "^I", "stride-complete", NULL);
	edit.el_set(input->editor, EL_BIND, "^C", "stride-cancel", NULL);
	edit.el_set(input->editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
	open_history(input);
	edit.el_source(input->editor, NULL); /* what the user likes to have otherwise: ~/.editrc */
}

static void close_editor(struct input *input)
{
	if (input->history)
		edit.history_end(input->history);
	if (input->editor)
		edit.el_end(input->editor);
	free(input->history_path);
	free(input->line);
}

/* While a line is edited Ctrl-C is a key. So is Ctrl-D, also between the prompt and the moment when
 * libedit takes the keys: the terminal would make a byte of it that means nothing then. */
static void take_terminal(struct input *input)
{
	struct termios ours;

	if (tcgetattr(STDIN_FILENO, &input->before) != 0)
		return;
	ours = input->before;
	ours.c_cc[VINTR] = ours.c_cc[VEOF] = _POSIX_VDISABLE;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &ours);
}

/* What libedit gives has a length, and not always an end. */
static ssize_t edit_line(struct input *input)
{
	int length = 0;

	take_terminal(input);
	const char *line = edit.el_gets(input->editor, &length);
	int why = errno;

	tcsetattr(STDIN_FILENO, TCSADRAIN, &input->before);
	screen_measure(&input->session->screen);
	free(input->line);
	input->line = line ? strndup(line, (size_t)length) : NULL;
	if (input->line && input->history)
		keep_history(input, input->line);
	/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the line is the input's */
	errno = line && !input->line ? ENOMEM : why;
	return input->line ? length : -1;
}

/* --- lines ------------------------------------------------------------------------------------ */

/* Waits for a line; -1 with errno, and `interrupted` set if it was Ctrl-C. */
static ssize_t ask(struct input *input)
{
	interrupted = 0;
	if (input->person)
		compose_prompt(input);
	if (input->person && !input->editor)
		fputs(input->prompt, stdout);
	if (!output_flush())
		return -1;
	errno = 0;
	if (input->editor)
		return edit_line(input);
	ssize_t length = getline(&input->line, &input->room, stdin);

	if (length >= 0 || !interrupted)
		return length;
	clearerr(stdin);
	fputs("\n", stdout);
	return -1;
}

/* The length of the next line; -1 at the end. */
static ssize_t next_line(struct input *input)
{
	ssize_t length;

	do
		length = ask(input);
	while (length < 0 && interrupted);
	return length;
}

/* Only the end of the input is one in order: a line may also not fit into the memory. */
static bool ended_well(const struct input *input)
{
	int why = errno;

	if (!output_flush())
		return false;
	if (!input->editor && !feof(stdin)) {
		fprintf(stderr, "Cannot read the next command: %s.\n", strerror(why));
		return false;
	}
	if (input->person)
		fputs("\n", stdout);
	return true;
}

/* Some editors begin a file with a mark of its byte order. */
static size_t mark_length(struct input *input)
{
	bool marked = !input->begun && strncmp(input->line, "\xEF\xBB\xBF", 3) == 0;

	input->begun = true;
	return marked ? 3 : 0;
}

static enum status run_line(struct session *session, char *line, size_t length)
{
	struct words words;
	const char *trouble = strlen(line) == length
				  ? words_split(&words, line)
				  : "That line holds a NUL byte, so it is no command.";
	enum status status = STATUS_USAGE;

	if (trouble)
		fprintf(stderr, "%s\n", trouble);
	else
		status = words.count > 0 ? command_execute(session, words.count, words.word)
					 : STATUS_DONE;
	return status;
}

static enum status run_lines(struct input *input)
{
	struct session *session = input->session;
	enum status last_failure = STATUS_DONE;

	while (!session->leaving) {
		ssize_t length = next_line(input);

		if (length < 0)
			return ended_well(input) ? last_failure : STATUS_BROKEN;
		size_t mark = mark_length(input);
		enum status status = run_line(session, input->line + mark, (size_t)length - mark);

		if (status != STATUS_DONE && !input->terminal)
			last_failure = status;
	}
	return last_failure;
}

enum status prompt_run(struct session *session)
{
	struct input input = {.session = session, .terminal = isatty(STDIN_FILENO)};
	struct sigaction ours = {.sa_handler = interrupt}, theirs;

	input.person = input.terminal && isatty(STDOUT_FILENO);
	session->prompting = input.person;
	if (input.person) {
		sigaction(SIGINT, &ours, &theirs);
		welcome_show(session);
	}
	if (input.person && session->screen.moves)
		open_editor(&input);
	enum status status = run_lines(&input);

	close_editor(&input);
	if (input.person)
		sigaction(SIGINT, &theirs, NULL);
	return status;
}
