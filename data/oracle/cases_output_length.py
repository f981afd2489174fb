"""The hidden cases of the exercise output-length, answered by JAX's inference of shapes."""

import jax
import numpy as np

import conv
import vectors

EXERCISE = "output-length"


def plans():
    """Name, category, why, then length, kernel, stride, lo, hi, kernel and input dilation."""
    yield ("five under three", "window", "Three places: 0, 1 and 2.", 5, 3, 1, 0, 0, 1, 1)
    yield ("nine under one", "window",
           "A kernel of one weight takes nothing away.", 9, 1, 1, 0, 0, 1, 1)
    yield ("seven under two", "window",
           "An even kernel loses one place only.", 7, 2, 1, 0, 0, 1, 1)
    yield ("as long as the input", "window",
           "The kernel fits exactly: one place, no move.", 6, 6, 1, 0, 0, 1, 1)
    yield ("one under one", "window", "The smallest of all.", 1, 1, 1, 0, 0, 1, 1)

    yield ("three more", "pads", "13 numbers under four weights.", 10, 4, 1, 2, 1, 1, 1)
    yield ("in front only", "pads", "Two zeros in front, none behind.", 8, 3, 1, 2, 0, 1, 1)
    yield ("behind only", "pads", "Five zeros behind, none in front.", 8, 3, 1, 0, 5, 1, 1)
    yield ("cut in front", "pads",
           "A negative pad takes numbers away: 7 are left.", 9, 3, 1, -2, 0, 1, 1)
    yield ("cut behind", "pads", "The last three are cut off, and one zero comes in front.",
           9, 2, 1, 1, -3, 1, 1)
    yield ("cut on both sides", "pads", "One and two are cut off.", 12, 3, 1, -1, -2, 1, 1)
    yield ("more cut than there is", "pads",
           "lo alone would cut more than there is, but only the sum of lo and hi counts.",
           3, 2, 1, -5, 6, 1, 1)

    yield ("the last move is too short", "stride",
           "Three numbers are left to move over, and a move takes two: one move.",
           6, 3, 2, 0, 0, 1, 1)
    yield ("the last move just fits", "stride",
           "Four numbers are left to move over: two moves of two.", 7, 3, 2, 0, 0, 1, 1)
    yield ("one short of three moves", "stride",
           "8 / 3 is two moves and a part, and the part does not count.", 12, 4, 3, 0, 0, 1, 1)
    yield ("a stride beyond the end", "stride",
           "However long the stride, the first place counts.", 5, 3, 9, 0, 0, 1, 1)
    yield ("the stem of a network", "stride",
           "224 numbers, kernel 7, stride 2, three zeros on each side: half as many.",
           224, 7, 2, 3, 3, 1, 1)

    yield ("worked example, kernel dilation 2", "kernel dilation",
           "Seven taps with six gaps span 13.", 224, 7, 1, 0, 0, 2, 1)
    yield ("three taps far apart", "kernel dilation",
           "Three taps with three numbers in each of two gaps span 9.", 20, 3, 1, 0, 0, 4, 1)
    yield ("one tap cannot be dilated", "kernel dilation",
           "A single tap has no gap: it spans 1.", 20, 1, 1, 0, 0, 5, 1)
    yield ("spans all of the input", "kernel dilation",
           "Five taps at a distance of 2 span 9, and 9 there are.", 9, 5, 1, 0, 0, 2, 1)

    yield ("worked example, input dilation 2", "input dilation",
           "224 numbers with 223 zeros between them.", 224, 7, 1, 0, 0, 1, 2)
    yield ("two zeros in each gap", "input dilation",
           "Five numbers with eight zeros in their four gaps are 13.", 5, 2, 1, 0, 0, 1, 3)
    yield ("one number cannot be dilated", "input dilation",
           "A single number has no gap: it stays alone.", 1, 1, 1, 0, 0, 1, 4)
    yield ("inflated, then cut", "input dilation",
           "Pads count after the dilation: 11 less 2 are 9.", 6, 3, 1, -1, -1, 1, 2)

    yield ("nothing at all", "no numbers in", "No input, no pads: no place.", 0, 1, 1, 0, 0, 1, 1)
    yield ("zeros only", "no numbers in",
           "Five zeros are as good to slide on as any numbers.", 0, 2, 1, 3, 2, 1, 1)
    yield ("zeros only, dilated", "no numbers in",
           "Nothing dilated is still nothing: the five zeros are all there is.",
           0, 2, 1, 4, 1, 1, 3)
    yield ("nothing under three", "no numbers in",
           "No input under three weights: no place.", 0, 3, 2, 0, 0, 1, 2)

    yield ("four under five, stride 2", "no room",
           "-1 / 2 rounded down is -1, and one more is 0.", 4, 5, 2, 0, 0, 1, 1)
    yield ("three under five, stride 3", "no room",
           "-2 / 3 rounded down is -1, and one more is 0.", 3, 5, 3, 0, 0, 1, 1)
    yield ("one under five", "no room",
           "The formula alone would say -3; a result has no fewer than 0 numbers.",
           1, 5, 1, 0, 0, 1, 1)
    yield ("two under a wide kernel", "no room",
           "Three taps at a distance of 3 span 7: no place, whatever the stride.",
           2, 3, 4, 0, 0, 3, 1)
    yield ("all cut off", "no room", "lo and hi leave nothing of the input: no place.",
           4, 2, 1, -1, -3, 1, 1)

    yield ("everything at once", "all together",
           "33 + 5 - 2 = 36 to slide on, a span of 10, moves of 3.", 17, 4, 3, 5, -2, 3, 2)
    yield ("everything at once, cut in front", "all together",
           "46 - 4 + 7 = 49 to slide on, a span of 21, moves of 5.", 16, 6, 5, -4, 7, 4, 3)
    yield ("everything at once, no room", "all together",
           "13 + 1 - 6 = 8 to slide on, a span of 11.", 4, 3, 7, 1, -6, 5, 4)

    yield ("a minute of sound", "large numbers",
           "2,646,000 numbers in moves of 441.", 2646000, 882, 441, 100, 150, 1, 1)
    yield ("odd beyond a float", "large numbers",
           "A float cannot tell 20,000,001 from its neighbours; an int can.",
           20000001, 1, 1, 0, 0, 1, 1)
    yield ("far apart", "large numbers",
           "30,000 numbers at a distance of 50,000 reach over 1,499,950,001.",
           30000, 20000, 7, 12, -5, 40000, 50000)


def cases():
    for name, category, why, *args in plans():
        yield vectors.case(name, category, why, args, (length(*args), 0))


def length(numbers, weights, stride, lo, hi, kernel_dilation, input_dilation):
    """The length that JAX infers from shapes; nothing is computed, however long they are."""
    options = {
        "window_strides": [stride],
        "pads": [(lo, hi)],
        "lhs_dilation": [input_dilation],
        "rhs_dilation": [kernel_dilation],
    }
    out = jax.eval_shape(
        lambda x, k: conv.convolve(x, k, options),
        jax.ShapeDtypeStruct((1, 1, numbers), np.float32),
        jax.ShapeDtypeStruct((1, 1, weights), np.float32))
    return out.shape[2]
