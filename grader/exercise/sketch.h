/*
 * sketch.h - the "picture" of a manifest: how the arguments are a convolution.
 *
 *     "picture": {"input": "x", "kernel": "kernel", "bias": "bias", "padding": "SAME",
 *                 "stride": "stride"}
 *     "picture": {"input": "x", "kernel": {"seed": "seed", "shape": ["K", "C", "features"]}, ...}
 *     "picture": {"options": "o"}
 *
 * The last axis of an input is that of its channels, and those before the axes of space are of a
 * batch; a kernel of one or two axes has no channels, and the input none either. With options all
 * is as they say.
 */
#ifndef GRADER_EXERCISE_SKETCH_H
#define GRADER_EXERCISE_SKETCH_H

#include "grader/exercise/manifest.h"

/* It may be left out: json is then NULL. */
void sketch_read(struct draft *draft, const struct place *at, const cJSON *json);

void sketch_release(struct sketch *sketch);

#endif
