#include "src/prompt.h"

#include "src/output.h"
#include "src/session.h"
#include "src/words.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char GREETING[] = "Stride teaches convolution by exercises, and grades them.\n"
			       "Type \"help\" for what you can do here, \"quit\" to leave.\n";

/* Whoever sends commands, and the line that they are read into. */
struct input {
	bool terminal; /* someone types, and sees what is wrong at once */
	bool person;   /* and what is printed goes to a terminal too: there is a prompt */
	bool begun;
	char *line;
	size_t room;
};

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

/* Prints the prompt and waits for a line; -1 with errno, and `interrupted` set if it was Ctrl-C. */
static ssize_t ask(struct input *input)
{
	interrupted = 0;
	if (input->person)
		fputs("stride> ", stdout);
	if (!output_flush())
		return -1;
	errno = 0;
	ssize_t length = getline(&input->line, &input->room, stdin);

	if (length >= 0 || !interrupted)
		return length;
	clearerr(stdin);
	fputs("\n", stdout);
	return -1;
}

/* The length of the next line; -1 at the end. Ctrl-C ends the wait for it at a prompt, and anywhere
 * else the program, as ever. */
static ssize_t next_line(struct input *input)
{
	struct sigaction ours = {.sa_handler = interrupt}, theirs;
	ssize_t length;

	if (input->person)
		sigaction(SIGINT, &ours, &theirs);
	do
		length = ask(input);
	while (length < 0 && interrupted);
	int why = errno;

	if (input->person)
		sigaction(SIGINT, &theirs, NULL);
	errno = why;
	return length;
}

/* Only the end of the input is one in order: a line may also not fit into the memory. */
static bool ended_well(const struct input *input)
{
	int why = errno;

	if (!output_flush())
		return false;
	if (!feof(stdin)) {
		fprintf(stderr, "Cannot read the next command: %s.\n", strerror(why));
		return false;
	}
	if (input->person)
		fputs("\n", stdout);
	return true;
}

/* Some editors begin a file with a mark of its byte order. */
static char *without_mark(struct input *input)
{
	bool marked = !input->begun && strncmp(input->line, "\xEF\xBB\xBF", 3) == 0;

	input->begun = true;
	return input->line + (marked ? 3 : 0);
}

static enum status run_line(struct session *session, char *line, size_t length)
{
	struct words words;
	const char *trouble = strlen(line) == length
				  ? words_split(&words, line)
				  : "That line holds a NUL byte, so it is no command.";

	if (trouble) {
		fprintf(stderr, "%s\n", trouble);
		return STATUS_USAGE;
	}
	return words.count > 0 ? command_execute(session, words.count, words.word) : STATUS_DONE;
}

enum status prompt_run(struct session *session)
{
	struct input input = {.terminal = isatty(STDIN_FILENO)};
	enum status last_failure = STATUS_DONE;

	input.person = input.terminal && isatty(STDOUT_FILENO);
	if (input.person)
		fputs(GREETING, stdout);
	while (!session->leaving) {
		ssize_t length = next_line(&input);

		if (length < 0) {
			last_failure = ended_well(&input) ? last_failure : STATUS_BROKEN;
			break;
		}
		char *line = without_mark(&input);
		enum status status = run_line(session, line, (size_t)(input.line + length - line));

		if (status != STATUS_DONE && !input.terminal)
			last_failure = status;
	}
	free(input.line);
	return last_failure;
}
