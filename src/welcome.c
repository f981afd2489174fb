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

/* A sentence beside a command, and below itself where it needs several lines. */
static void explain(const struct screen *screen, const char *command, const char *sentence)
{
	enum { COLUMN = 11 };

	printf("  %s%-*s%s", screen_style(screen, STYLE_STRONG), COLUMN - 2, command,
	    screen_style(screen, STYLE_PLAIN));
	screen_wrap(stdout, sentence, COLUMN, COLUMN, screen->width);
	putchar('\n');
}

static void greet(const struct screen *screen)
{
	screen_say(screen, stdout,
	    "%sStride%s teaches convolution by exercises, and tells which mistake you made.",
	    screen_style(screen, STYLE_STRONG), screen_style(screen, STYLE_PLAIN));
	explain(screen, "show", "reads the lesson of the first exercise to you");
	explain(screen, "start", "writes a file for your answer; \"edit\" opens it in your editor");
	explain(screen, "check", "grades it; \"hint\" helps, one hint at a time");
	explain(screen, "watch", "checks it each time that you save it");
	explain(screen, "list", "shows all exercises; \"next\" goes on");
	explain(screen, "help", "explains every command; \"quit\" leaves, and all is kept");
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
		greet(&session->screen);
	else
		screen_say(&session->screen, stdout,
		    "Welcome back. %d of %d done; \"list\" shows them, \"help\" all commands.",
		    passed, content ? content_count(content) : 0);
	standings_release(&standings);
}
