/*
 * fresh_conv.h - a convolution at random: options, and two tensors' shapes that they suit.
 */
#ifndef GRADER_EXERCISE_FRESH_CONV_H
#define GRADER_EXERCISE_FRESH_CONV_H

#include "grader/exercise/generator.h"
#include "grader/packed_options.h"

#include <stdbool.h>

/*
 * Both tensors have this rank. False when nothing came out that a case can be made of, for the
 * caller to try again; what came out is legal always.
 */
bool fresh_conv_draw(
    struct generator *g, int rank, struct packed_options *options, int *lhs, int *rhs);

#endif
