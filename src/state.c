#include "src/state.h"

#include "src/workspace.h"

static const struct {
	const char *word;
	enum sign sign;
	enum style style;
} STATES[] = {
    [STATE_NEW] = {"new", SIGN_SKIPPED, STYLE_FAINT},
    [STATE_STARTED] = {"started", SIGN_SKIPPED, STYLE_PLAIN},
    [STATE_TRIED] = {"tried", SIGN_WRONG, STYLE_BAD},
    [STATE_PASSED] = {"passed", SIGN_RIGHT, STYLE_GOOD},
};

enum state state_of(const struct session *session, const struct standing *standing, const char *id)
{
	if (standing && standing->passed)
		return STATE_PASSED;
	if (standing && standing->tries > 0)
		return STATE_TRIED;
	return workspace_has(session->work, id) ? STATE_STARTED : STATE_NEW;
}

const char *state_word(enum state state)
{
	return STATES[state].word;
}

enum sign state_sign(enum state state)
{
	return STATES[state].sign;
}

enum style state_style(enum state state)
{
	return STATES[state].style;
}
