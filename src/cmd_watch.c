/*
 * watch: the learner's file is checked at each save, and the verdict drawn on the same screen.
 *
 * One loop waits for three things: a save, a key, and what the process that checks has to say. What
 * a key shows stands below the verdict, or in its place, until the next save. Where the screen
 * cannot be drawn upon, all of it comes one after the other. Without a terminal there are no keys,
 * and a signal ends it.
 */
#include "grader/stop.h"
#include "grader/text.h"
#include "src/capture.h"
#include "src/checker.h"
#include "src/session.h"
#include "src/starting.h"
#include "src/typed.h"
#include "src/watching.h"
#include "src/workspace.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define MOVE_HOME_AND_CLEAR "\x1b[H\x1b[2J"
#define CLEAR_LINE "\r\x1b[K"
#define KEYS "n next  h hint  l list  s show  q quit"

enum {
	RULE_MOST = 72,
	ROWS_WORTH_SHOWING = 4, /* of a verdict that makes room for a hint */
	WIDTH_UNBROKEN = 10000,
};

enum { KEY_CTRL_C = 3, KEY_CTRL_D = 4, KEY_CTRL_L = 12, KEY_ESCAPE = 27 };

struct watch {
	struct session *session;
	const char *id; /* of the session */
	char *path;     /* of the file, as the learner would type it */
	struct watching watching;
	struct checker checker;
	bool checking;
	char *note;    /* in place of a verdict, while there is none */
	char *below;   /* the verdict: what a key showed */
	char saved[9]; /* when, of the clock */
	bool drawn;    /* something stands on the screen already */
	bool covered;  /* by what a key showed, in place of the verdict */
	bool keys;     /* there is somebody to press them */
	bool leaving;
	struct termios before;
};

static volatile sig_atomic_t resized, suspended;

static void on_signal(int number)
{
	if (number == SIGWINCH)
		resized = 1;
	else
		suspended = 1;
}

/* --- the terminal ----------------------------------------------------------------------------- */

/* Keys come as they are pressed, and are not shown; Ctrl-C and Ctrl-Z stay signals. */
static void take_keys(struct watch *watch)
{
	struct termios ours = watch->before;

	if (!watch->keys)
		return;
	ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	ours.c_cc[VMIN] = 1;
	ours.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &ours);
}

static void give_keys_back(const struct watch *watch)
{
	if (watch->keys)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &watch->before);
}

/* Until whoever typed Ctrl-Z wants us again. */
static void suspend(const struct watch *watch)
{
	struct sigaction usual = {.sa_handler = SIG_DFL}, ours;

	suspended = 0;
	give_keys_back(watch);
	sigaction(SIGTSTP, &usual, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* How many lines of the screen a line takes. */
static int rows_of(const char *line, int width)
{
	int columns = screen_columns(line);

	return columns <= width ? 1 : (columns + width - 1) / width;
}

static int rows_of_all(const char *text, int width)
{
	char *copy = strdup(text), *rest = copy, *line;
	int rows = 0;

	while ((line = strsep(&rest, "\n")))
		rows += rest || *line ? rows_of(line, width) : 0;
	free(copy);
	return rows;
}

/* Each line as a paragraph, broken to fit. The caller's; NULL without memory. */
static char *wrap(const char *text, int indent, int width)
{
	char *copy = strdup(text), *rest = copy, *line, *wrapped = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&wrapped, &length);

	while (out && (line = strsep(&rest, "\n")) && (rest || *line)) {
		screen_wrap(out, line, 0, indent, width);
		fputc('\n', out);
	}
	free(copy);
	if (out)
		fclose(out);
	return wrapped;
}

/* So much of a text as fits into so many lines; that there is more is said in the last. */
static void put_cut(FILE *out, const struct screen *screen, const char *text, int rows)
{
	bool all = !screen->moves || rows_of_all(text, screen->width) <= rows;
	char *copy = strdup(text), *rest = copy, *line;
	int used = 0;

	while ((line = strsep(&rest, "\n")) && (rest || *line)) {
		used += rows_of(line, screen->width);
		if (!all && used >= rows) {
			fprintf(out, "  %s... \"check\" shows more of it%s\n",
			    screen_style(screen, STYLE_FAINT), screen_style(screen, STYLE_PLAIN));
			break;
		}
		fprintf(out, "%s\n", line);
	}
	free(copy);
}

static void put_rule(FILE *out, const struct screen *screen)
{
	fputc('\n', out);
	for (int i = 0; i < screen->width && i < RULE_MOST; i++)
		fputs(screen_sign(screen, SIGN_LINE), out);
	fputc('\n', out);
}

static void put_keys(FILE *out, const struct watch *watch)
{
	const struct screen *screen = &watch->session->screen;

	if (watch->keys)
		fprintf(out, "\n%s%s%s%s", screen_style(screen, STYLE_FAINT), KEYS,
		    screen_style(screen, STYLE_PLAIN), screen->moves ? "" : "\n");
}

/* The verdict below its headline, and below both what a key showed. If there is no room for all of
 * it, what was asked for last has it. */
static void put_all(FILE *out, const struct watch *watch)
{
	const struct screen *screen = &watch->session->screen;
	char *note = watch->note ? wrap(watch->note, 0, screen->width) : NULL;
	char *below = watch->below ? wrap(watch->below, 2, screen->width) : NULL;
	const char *text = note                   ? note
			   : watch->checker.whole ? watch->checker.text
						  : "Checking ...\n";
	char *headline =
	    text_format("%s%s%s", watch->path, *watch->saved ? "  saved " : "", watch->saved);
	int rows = screen->height - 3 - (headline ? rows_of(headline, screen->width) : 0);
	int rows_below = below ? 1 + rows_of_all(below, screen->width) : 0;

	if (screen->moves || !below) {
		fprintf(out, "%s%s%s\n\n", screen_style(screen, STYLE_FAINT),
		    headline ? headline : "", screen_style(screen, STYLE_PLAIN));
		if (!below || rows - rows_below >= ROWS_WORTH_SHOWING)
			put_cut(out, screen, text, rows - rows_below);
		fputs(below ? "\n" : "", out);
	}
	if (below)
		put_cut(out, screen, below, rows);
	free(note);
	free(below);
	free(headline);
}

/* In one piece, so that nobody sees a screen that is half drawn. */
static void draw(struct watch *watch)
{
	const struct screen *screen = &watch->session->screen;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return;
	if (screen->moves)
		fputs(MOVE_HOME_AND_CLEAR, out);
	else if (watch->drawn)
		put_rule(out, screen);
	put_all(out, watch);
	put_keys(out, watch);
	if (fclose(out) == 0) {
		fputs(text, stdout);
		fflush(stdout);
	}
	free(text);
	watch->drawn = true;
	watch->covered = false;
}

/* That a check takes its time, in the last line, until its verdict is there. */
static void show_checking(const struct watch *watch)
{
	const struct screen *screen = &watch->session->screen;

	if (!screen->moves)
		return;
	printf("%s%schecking ...%s", CLEAR_LINE, screen_style(screen, STYLE_FAINT),
	    screen_style(screen, STYLE_PLAIN));
	fflush(stdout);
}

/* --- saves ------------------------------------------------------------------------------------ */

static void set_text(char **to, char *text)
{
	free(*to);
	*to = text;
}

static void note_time(struct watch *watch)
{
	time_t now = time(NULL);
	struct tm local;

	if (localtime_r(&now, &local))
		strftime(watch->saved, sizeof watch->saved, "%H:%M:%S", &local);
}

static void say(struct watch *watch, char *note)
{
	set_text(&watch->note, note);
	draw(watch);
}

static void check(struct watch *watch)
{
	struct error error = {""};

	set_text(&watch->note, NULL);
	set_text(&watch->below, NULL);
	watch->covered = false;
	note_time(watch);
	show_checking(watch);
	watch->checking = checker_start(&watch->checker, watch->session, watch->id, &error) == 0;
	if (!watch->checking)
		say(watch, text_format("It cannot be checked: %s\n", error.text));
}

static void notice(struct watch *watch)
{
	switch (watching_look(&watch->watching)) {
	case WATCHING_SAVED:
		check(watch);
		break;
	case WATCHING_REMOVED:
		checker_stop(&watch->checker);
		watch->checking = false;
		*watch->saved = '\0';
		set_text(&watch->below, NULL);
		say(watch, text_format("The file is not there any more. It is checked again once "
				       "it is back.\n"));
		break;
	case WATCHING_NOTHING:
		break;
	}
}

static void listen_to_checker(struct watch *watch)
{
	switch (checker_listen(&watch->checker)) {
	case CHECKER_DONE:
		watch->checking = false;
		if (!watch->covered)
			draw(watch);
		break;
	case CHECKER_LOST:
		watch->checking = false;
		say(watch, text_format("The check was killed, and has no verdict. Save again to "
				       "repeat it.\n"));
		break;
	case CHECKER_BUSY:
		break;
	}
}

/* --- from one exercise to the next ------------------------------------------------------------ */

/* Work that is there already is checked at once, a starter not before it was saved. */
static int go_to(struct watch *watch, const char *id, struct error *error)
{
	int made = starting_begin(watch->session, id, error);
	char *path = made >= 0 ? workspace_file(watch->session->work, id) : NULL;

	if (!path)
		return made < 0 ? -1 : error_set(error, "out of memory");
	checker_stop(&watch->checker);
	watching_release(&watch->watching);
	watch->checking = false;
	*watch->saved = '\0';
	watch->id = id;
	set_text(&watch->path, path);
	set_text(&watch->below, NULL);
	set_text(&watch->note, NULL);
	if (watching_open(&watch->watching, path, error) != 0)
		return -1;
	if (made > 0) {
		notice(watch);
		return 0;
	}
	watching_look(&watch->watching);
	say(watch, text_format("%s is started: the file holds the starter now. It is checked when "
			       "you save it.\n",
		       id));
	return 0;
}

static void go_on(struct watch *watch)
{
	const char *next = session_next_undone(watch->session, watch->id);
	struct error error = {""};

	if (!next)
		set_text(&watch->below, text_format("All of it is done.\n"));
	else if (strcmp(next, watch->id) == 0)
		set_text(&watch->below, text_format("This is the last one that is not done.\n"));
	else if (go_to(watch, next, &error) == 0)
		return;
	else
		set_text(&watch->below, text_format("%s\n", error.text));
	draw(watch);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void show_hint(struct watch *watch)
{
	char name[] = "hint", *words[] = {name, NULL};
	struct screen *screen = &watch->session->screen;
	struct capture capture;
	int width = screen->width;

	if (capture_begin(&capture) != 0)
		return;
	screen->width = WIDTH_UNBROKEN;
	command_execute(watch->session, 1, words);
	screen->width = width;
	set_text(&watch->below, capture_end(&capture));
	draw(watch);
	if (screen->moves)
		checker_redraw(&watch->checker, screen); /* it says how many hints are left */
}

/* What may need the whole screen, and a pager that has the keys. */
static void cover(struct watch *watch, char *command)
{
	const struct screen *screen = &watch->session->screen;
	char *words[] = {command, NULL};

	if (screen->moves)
		fputs(MOVE_HOME_AND_CLEAR, stdout);
	else
		put_rule(stdout, screen);
	fflush(stdout);
	give_keys_back(watch);
	command_execute(watch->session, 1, words);
	take_keys(watch);
	put_keys(stdout, watch);
	fflush(stdout);
	watch->covered = true;
}

static void press(struct watch *watch, char key)
{
	char list[] = "list", show[] = "show";

	switch (key) {
	case 'n':
		go_on(watch);
		break;
	case 'h':
		show_hint(watch);
		break;
	case 'l':
		cover(watch, list);
		break;
	case 's':
		cover(watch, show);
		break;
	case 'q':
	case KEY_CTRL_C:
	case KEY_CTRL_D:
		watch->leaving = true;
		break;
	case ' ':
	case '\n':
	case '\r':
	case KEY_CTRL_L:
	case KEY_ESCAPE:
		if (watch->session->screen.moves)
			draw(watch);
		break;
	default:
		break;
	}
}

/* How many bytes a key without a letter sent: ESC [ 1 ; 5 A, ESC O P, or ESC alone. */
static size_t length_of_key(const char *keys, size_t length)
{
	size_t at = 1;

	if (length < 2 || keys[0] != KEY_ESCAPE || (keys[1] != '[' && keys[1] != 'O'))
		return 1;
	do
		at++;
	while (at < length && (keys[at] < '@' || keys[at] > '~'));
	return at < length ? at + 1 : at;
}

/* Of what such a key sent, no byte is meant alone. */
static void read_keys(struct watch *watch)
{
	char keys[64];
	ssize_t got = read(STDIN_FILENO, keys, sizeof keys);
	size_t count = got > 0 ? (size_t)got : 0, length;

	if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
		watch->leaving = true;
	for (size_t i = 0; i < count && !watch->leaving; i += length) {
		length = length_of_key(keys + i, count - i);
		if (length == 1)
			press(watch, keys[i]);
	}
}

/* --- the loop --------------------------------------------------------------------------------- */

/* A verdict is drawn once it was made to fit. */
static void redraw(struct watch *watch)
{
	struct screen *screen = &watch->session->screen;
	bool asked;

	resized = 0;
	screen_measure(screen);
	asked = checker_redraw(&watch->checker, screen) && watch->checker.whole;
	if (screen->moves && !watch->covered && !asked)
		draw(watch);
}

static void come_back(struct watch *watch)
{
	suspend(watch);
	take_keys(watch);
	redraw(watch);
}

static void wait_for_anything(struct watch *watch)
{
	struct pollfd ready[] = {
	    {.fd = watch->keys ? STDIN_FILENO : -1, .events = POLLIN},
	    {.fd = watch->checker.fd, .events = POLLIN},
	    {.fd = watch->watching.fd, .events = POLLIN},
	};

	if (poll(ready, 3, watching_patience(&watch->watching)) < 0)
		return;
	if (ready[1].revents)
		listen_to_checker(watch);
	if (ready[0].revents)
		read_keys(watch);
}

static void run(struct watch *watch)
{
	while (!watch->leaving && !stop_asked) {
		if (suspended)
			come_back(watch);
		if (resized)
			redraw(watch);
		wait_for_anything(watch);
		if (!watch->leaving && !stop_asked)
			notice(watch);
	}
}

/* --- the command ------------------------------------------------------------------------------ */

/* Ctrl-C is a way to leave, and so is a signal where there is no other; any other signal does what
 * it always does. */
static void leave(struct watch *watch)
{
	bool usual = stop_asked == SIGINT;

	if (stop_asked == SIGTERM && !watch->session->screen.terminal)
		usual = watch->session->leaving = true;
	if (usual)
		stop_asked = 0;
	stop_now();
}

static enum status watch_exercise(struct session *session, const char *id, struct error *error)
{
	struct watch watch = {.session = session,
	    .keys = session->screen.terminal && tcgetattr(STDIN_FILENO, &watch.before) == 0,
	    .watching = {.fd = -1},
	    .checker = {.fd = -1}};
	const struct sigaction action = {.sa_handler = on_signal};
	struct sigaction resize, suspension;

	resized = suspended = 0;
	stop_on_signals();
	sigaction(SIGWINCH, &action, &resize);
	sigaction(SIGTSTP, watch.keys ? &action : NULL, &suspension);
	take_keys(&watch);
	int done = go_to(&watch, id, error);

	if (done == 0)
		run(&watch);
	give_keys_back(&watch);
	if (session->screen.moves)
		fputs(CLEAR_LINE, stdout);
	checker_stop(&watch.checker);
	watching_release(&watch.watching);
	sigaction(SIGWINCH, &resize, NULL);
	sigaction(SIGTSTP, &suspension, NULL);
	leave(&watch);
	free(watch.path);
	free(watch.note);
	free(watch.below);
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

static enum status watch(struct session *session, int count, char **words)
{
	struct error error = {""};
	enum status status;
	const char *id = session_exercise(session, count > 0 ? words[0] : NULL, &status, &error);

	if (id)
		status = watch_exercise(session, id, &error);
	if (*error.text)
		typed_complain("watch: %s", error.text);
	return status;
}

const struct command command_watch = {
    .name = "watch",
    .arguments = "[EX]",
    .summary = "Checks your file each time that you save it.",
    .example = "watch",
    .more = "Leave it running beside your editor. An exercise that is not started yet is started.\n"
	    "Keys: n goes on to the next exercise, h gives a hint, l lists all exercises, s shows "
	    "the lesson, q leaves; so do Ctrl-C and Ctrl-D. Without a terminal a signal ends it.",
    .max_arguments = 1,
    .run = watch,
};
