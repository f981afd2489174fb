#include "src/prompt.h"

#include "src/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char GREETING[] = "Stride teaches convolution by exercises, and grades them.\n"
			       "Type \"help\" for what you can do here, \"quit\" to leave.\n";

static enum status run_line(struct session *session, char *line)
{
	struct words words;
	const char *trouble = words_split(&words, line);

	if (trouble) {
		fprintf(stderr, "%s\n", trouble);
		return STATUS_USAGE;
	}
	return words.count > 0 ? command_run(session, words.count, words.word) : STATUS_DONE;
}

bool prompt_flush(void)
{
	static bool failed;

	if (failed)
		return false;
	errno = 0;
	failed = fflush(stdout) != 0 || ferror(stdout);
	/* A write that failed earlier has left its mark, but not its reason. */
	if (failed)
		fprintf(
		    stderr, "stride: cannot write its output: %s\n", strerror(errno ? errno : EIO));
	return !failed;
}

enum status prompt_run(struct session *session)
{
	int person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	enum status last_failure = STATUS_DONE;
	char *line = NULL;
	size_t room = 0;

	if (person)
		fputs(GREETING, stdout);
	while (!session->leaving) {
		if (person)
			fputs("stride> ", stdout);
		if (!prompt_flush()) {
			last_failure = STATUS_BROKEN;
			break;
		}
		errno = 0;
		if (getline(&line, &room, stdin) < 0) {
			if (ferror(stdin)) {
				fprintf(
				    stderr, "Cannot read the next command: %s.\n", strerror(errno));
				last_failure = STATUS_BROKEN;
			} else if (person) {
				fputs("\n", stdout);
			}
			break;
		}
		enum status status = run_line(session, line);

		if (status != STATUS_DONE)
			last_failure = status;
	}
	free(line);
	return last_failure;
}
