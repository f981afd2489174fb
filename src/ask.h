/*
 * ask.h - a question with yes or no for an answer.
 */
#ifndef SRC_ASK_H
#define SRC_ASK_H

#include "src/session.h"

#include <stdbool.h>

/* Asks on the terminal. Where nobody can answer it is no, and stderr says which option means yes.
 */
bool ask_yes(const struct session *session, const char *question, const char *option);

#endif
