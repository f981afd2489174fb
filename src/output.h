/*
 * output.h - the end of what a command prints.
 */
#ifndef SRC_OUTPUT_H
#define SRC_OUTPUT_H

#include <stdbool.h>

/* Writes out what was printed. False if that failed, as on a full disk; stderr says why, once. */
bool output_flush(void);

#endif
