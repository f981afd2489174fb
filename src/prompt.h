/*
 * prompt.h - commands one line at a time, from a person or from a script.
 */
#ifndef SRC_PROMPT_H
#define SRC_PROMPT_H

#include "src/command.h"

/* Reads standard input to its end or to `quit`. The status is that of the last command that
 * failed, STATUS_DONE if none did. */
enum status prompt_run(struct session *session);

#endif
