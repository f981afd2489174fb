#include "src/welcome.h"

#include <stdio.h>

struct where welcome_where(struct session *session)
{
	struct error ignored = {""};
	enum status status;
	struct where where = {.id = session_exercise(session, NULL, &status, &ignored), .sign = ""};
	struct standings standings = session_standings(session);
	const struct standing *standing = where.id ? standings_find(&standings, where.id) : NULL;

	where.passed = standing && standing->passed;
	if (standing && standing->tries > 0)
		where.sign = screen_sign(&session->screen, where.passed ? SIGN_RIGHT : SIGN_WRONG);
	standings_release(&standings);
	return where;
}

static void greet(struct session *session)
{
	const char *strong = screen_style(&session->screen, STYLE_STRONG);
	const char *plain = screen_style(&session->screen, STYLE_PLAIN);

	printf("%sStride%s teaches convolution by exercises, and tells which mistake you made.\n"
	       "  %sshow%s     reads the lesson of the first exercise to you\n"
	       "  %sstart%s    writes a file for your answer; %sedit%s opens it in your editor\n"
	       "  %scheck%s    grades it; %shint%s helps, one hint at a time\n"
	       "  %slist%s     shows all exercises; %snext%s goes on\n"
	       "  %shelp%s     explains every command; %squit%s leaves, and all is kept\n",
	    strong, plain, strong, plain, strong, plain, strong, plain, strong, plain, strong,
	    plain, strong, plain, strong, plain, strong, plain, strong, plain);
}

void welcome_show(struct session *session)
{
	struct standings standings = session_standings(session);
	int passed = 0;
	struct error ignored = {""};
	const struct content *content = session_content(session, &ignored);

	for (int i = 0; i < standings.count; i++)
		passed += standings.list[i].passed;
	if (standings.count == 0)
		greet(session);
	else
		screen_say(&session->screen, stdout,
		    "Welcome back. %d of %d done; \"list\" shows them, \"help\" all commands.",
		    passed, content ? content_count(content) : 0);
	standings_release(&standings);
}
