/*
 * prompt.h - commands one line at a time, from a person or from a script.
 */
#ifndef SRC_PROMPT_H
#define SRC_PROMPT_H

#include "src/command.h"

#include <stdbool.h>

/* Reads standard input to its end or to `quit`. The status is that of the last command that
 * failed, STATUS_DONE if none did. Nothing more is read once the output cannot be written. */
enum status prompt_run(struct session *session);

/* Writes out what was printed. False if that failed, as on a full disk; stderr says why, once. */
bool prompt_flush(void);

#endif
