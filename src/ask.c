#include "src/ask.h"

#include "src/typed.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_COLUMNS = 8 };

bool ask_yes(const struct session *session, const char *question, const char *option)
{
	char answer[64];

	if (!session->screen.terminal || !isatty(STDIN_FILENO)) {
		typed_complain(
		    "%s Nobody is here to answer; with %s it is done.", question, option);
		return false;
	}
	screen_wrap(stdout, question, 0, 0, session->screen.width - ANSWER_COLUMNS);
	printf(" [y/N] ");
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin)) {
		clearerr(stdin);
		putchar('\n');
		return false;
	}
	return tolower((unsigned char)answer[strspn(answer, " \t")]) == 'y';
}
