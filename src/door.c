/*
 * door.c - what is called when one types "stride".
 *
 * A grade has two milliseconds beside the compiler, and a program that is linked against the
 * trainer's libraries spends some of them before main. So this one is small and grades by itself;
 * for all else it becomes the trainer, the program beside it with every command.
 */
#include "src/command.h"
#include "src/content.h"
#include "src/outbox/posting.h"
#include "src/output.h"
#include "src/typed.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern const struct command command_grade;

const struct command *const COMMANDS[] = {&command_grade, NULL};

/* A grade alone goes nowhere: one that is to be posted is the trainer's, too. */
const struct poster POSTER = {0};

static const char *const POSTING[] = {
    "--report-to", "--secret-file", "--outbox", "--learner", NULL};

static bool is_posting(const char *word)
{
	for (const char *const *option = POSTING; *option; option++)
		if (strncmp(word, *option, strlen(*option)) == 0)
			return true;
	return false;
}

static bool is_for_trainer(int count, char **words)
{
	if (count < 2 || strcmp(words[1], command_grade.name) != 0)
		return true;
	for (int i = 2; i < count; i++)
		if (is_posting(words[i]))
			return true;
	return false;
}

/* Returns only if that failed. */
static enum status become_trainer(char **argv)
{
	struct error error = {""};
	char *trainer = content_trainer(&error);

	if (trainer) {
		execv(trainer, argv);
		error_set(&error,
		    "cannot run %s: %s; build it with \"make\", or install Stride again", trainer,
		    strerror(errno));
	}
	typed_complain("stride: %s", error.text);
	free(trainer);
	return STATUS_BROKEN;
}

int main(int argc, char **argv)
{
	if (is_for_trainer(argc, argv))
		return (int)become_trainer(argv);
	signal(SIGCHLD, SIG_DFL); /* ignored by some parents, and then no child's end can be seen */

	/* A grade remembers nothing, so that there is no session. */
	enum status status = command_execute(NULL, argc - 1, argv + 1);

	return output_flush() ? (int)status : STATUS_BROKEN;
}
