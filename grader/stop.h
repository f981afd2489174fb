/*
 * stop.h - the one flag that a signal sets.
 *
 * A grade that is asked to stop ends as soon as it can, as ours, having removed what it made; then
 * the signal does what it always does.
 */
#ifndef GRADER_STOP_H
#define GRADER_STOP_H

#include <signal.h>

/* The signal that asked for it; 0 while nobody did. */
extern volatile sig_atomic_t stop_asked;

/* From now on SIGINT, SIGTERM and SIGHUP only set the flag. */
void stop_on_signals(void);

/* Gives the signals their old meaning, and the one that came its effect. */
void stop_now(void);

#endif
