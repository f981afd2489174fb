#include "src/command.h"
#include "src/output.h"
#include "src/prompt.h"
#include "src/session.h"
#include "src/typed.h"

#include <signal.h>
#include <string.h>

/* What a user of other programs tries first; each is a command here. */
static char *spelled_as_option(char *word)
{
	static char help[] = "help", version[] = "version";

	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		return help;
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
		return version;
	return word;
}

/* A full disk shows only when the last of the output is written. */
static enum status finish(enum status status)
{
	return output_flush() ? status : STATUS_BROKEN;
}

static enum status run(struct session *session, int count, char **words)
{
	if (count == 0)
		return prompt_run(session);
	words[0] = spelled_as_option(words[0]);
	return command_execute(session, count, words);
}

int main(int argc, char **argv)
{
	struct session session;
	struct error error = {""};
	int count = argc > 0 ? argc - 1 : 0;
	enum status status = STATUS_USAGE;

	signal(SIGCHLD, SIG_DFL); /* ignored by some parents, and then no child's end can be seen */
	if (session_open(&session, &count, argv + 1, &error) == 0)
		status = run(&session, count, argv + 1);
	else
		typed_complain("stride: %s", error.text);
	session_release(&session);
	return (int)finish(status);
}
