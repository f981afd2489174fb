/*
 * uid.h - a name that nothing else has, on no machine.
 */
#ifndef SRC_UID_H
#define SRC_UID_H

#include "grader/error.h"

/* In lower-case hexadecimal digits, with the NUL at the end. */
enum { UID_SIZE = 33 };

int uid_make(char uid[UID_SIZE], struct error *error);

#endif
