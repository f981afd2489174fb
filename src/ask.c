#include "src/ask.h"

#include "src/typed.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool ask_yes(const struct session *session, const char *question, const char *option)
{
	char answer[64];

	if (!session->screen.terminal || !isatty(STDIN_FILENO)) {
		typed_complain(
		    "%s Nobody is here to answer; with %s it is done.", question, option);
		return false;
	}
	printf("%s [y/N] ", question);
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin)) {
		clearerr(stdin);
		putchar('\n');
		return false;
	}
	return tolower((unsigned char)answer[strspn(answer, " \t")]) == 'y';
}
