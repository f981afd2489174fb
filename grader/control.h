/*
 * control.h - whether it is the compiler's fault that it refused a source.
 */
#ifndef GRADER_CONTROL_H
#define GRADER_CONTROL_H

#include "grader/compile.h"

/* What compiled it, and may not work. */
struct control {
	const struct workshop *workshop;
	const struct exercise *exercise;
	const struct cage *cage;
	const struct compiler *compiler;
	double seconds;
};

/* 0 if the source is to blame, -1 and what to do if the compiler is. */
int control_refusal(
    const struct control *control, const struct compilation *refused, struct error *error);

#endif
