/*
 * prompt.h - commands one line at a time, from a person or from a script.
 */
#ifndef SRC_PROMPT_H
#define SRC_PROMPT_H

#include "src/command.h"

/*
 * Reads standard input to its end or to `quit`. From a script the status is that of the last
 * command that failed, STATUS_DONE if none did; who types has seen it, and leaves with STATUS_DONE.
 * Nothing more is read once the output cannot be written. Ctrl-C at the prompt begins a new line.
 */
enum status prompt_run(struct session *session);

#endif
