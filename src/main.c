#include "src/command.h"
#include "src/output.h"
#include "src/prompt.h"

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

int main(int argc, char **argv)
{
	struct session session = {0};

	signal(SIGCHLD, SIG_DFL); /* ignored by some parents, and then no child's end can be seen */
	if (argc <= 1)
		return (int)finish(prompt_run(&session));
	argv[1] = spelled_as_option(argv[1]);
	return (int)finish(command_run(&session, argc - 1, argv + 1));
}
