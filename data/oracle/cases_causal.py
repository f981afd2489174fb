"""The hidden cases of the exercise causal."""

import vectors

EXERCISE = "causal"


def plans():
    """Name, category, why, x, kernel and dilation."""
    yield ("worked example, other numbers", "side by side",
           "The sizes of the worked example: two zeros in front, none behind.",
           [4, -2, 7, 1, -5], [2, -3, 5], 1)
    yield ("an impulse", "side by side",
           "A single 1 is felt when it comes and by the next two, last weight first; never before.",
           [0, 0, 0, 1, 0, 0, 0], [5, -3, 2], 1)
    yield ("an impulse at the end", "side by side",
           "The last number is 1, all others are 0: only the last output may know of it.",
           [0, 0, 0, 0, 0, 1], [5, -3, 2], 1)
    yield ("an impulse at the start", "side by side",
           "The first number is 1: the answer begins with the kernel, last weight first.",
           [1, 0, 0, 0, 0, 0], [5, -3, 2], 1)
    yield ("weight on the last tap", "side by side",
           "The last tap stands on the present: the answer is x.",
           [3, -7, 4, 9, -1, 6], [0, 0, 1], 1)
    yield ("weight on the first tap", "side by side",
           "The first tap stands on the oldest number: the answer is x, two places late.",
           [3, -7, 4, 9, -1, 6], [1, 0, 0], 1)
    yield ("two taps", "side by side", "Each output is 2 x[i-1] - x[i].",
           [5, 1, -4, 8, 2], [2, -1], 1)
    yield ("five taps", "side by side", "Five different weights over nine numbers.",
           [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3, 6], 1)

    yield ("dilation 2, worked example, other numbers", "dilation",
           "Three taps, two apart: four zeros in front.",
           [4, -2, 7, 1, -5], [2, -3, 5], 2)
    yield ("dilation 3, an impulse", "dilation",
           "A 1 shows where the taps stand: felt at once, three and six places later.",
           [0, 1, 0, 0, 0, 0, 0, 0, 0], [5, -3, 2], 3)
    yield ("dilation 4, two taps", "dilation", "Each output is 3 x[i-4] + 2 x[i].",
           [5, -3, 8, 1, -6, 2, 9, -4, 7], [3, 2], 4)
    yield ("dilation 2, four taps", "dilation", "An even kernel, spread over seven places.",
           [-3, 6, 1, -8, 4, 7, -2, 5, 9, -1], [1, -2, 3, 5], 2)
    yield ("dilation 3, five taps", "dilation", "A reach of 12 over 14 numbers.",
           (14, 11, "integers"), [-1, 4, 2, -3, 6], 3)
    yield ("dilation 4, five taps", "dilation", "A reach of 16, and the input is longer: 20.",
           (20, 13, "integers"), [2, 5, -4, 1, -3], 4)
    yield ("dilation 17, two taps", "dilation", "Two taps that are 17 apart, over 24 numbers.",
           (24, 15, "integers"), [-2, 7], 17)

    yield ("one under three", "reach beyond the start",
           "L = 1: only the last tap stands on x, the others on zeros.", [5], [2, -3, 4], 1)
    yield ("one under four, dilation 3", "reach beyond the start",
           "L = 1 again: how far apart the taps are makes no difference.", [-7], [6, 2, -1, 3], 3)
    yield ("two under two", "reach beyond the start",
           "A reach of 1: the first tap comes to stand on x[0] once.", [5, -3], [2, 7], 1)
    yield ("two under two, dilation 2", "reach beyond the start",
           "A reach of 2 for two numbers: the first tap always stands on zeros.",
           [5, -3], [2, 7], 2)
    yield ("six under two, dilation 5", "reach beyond the start",
           "A reach of L - 1: the first tap stands on x for the last output only.",
           [4, -1, 6, -8, 3, 7], [9, -2], 5)
    yield ("three under five", "reach beyond the start",
           "K > L: the length is still L, and four zeros stand in front.",
           [1, -6, 4], [2, 7, -1, 3, 5], 1)
    yield ("four under three, dilation 5", "reach beyond the start",
           "A reach of 10 for four numbers: they see themselves and nothing else.",
           [8, -3, 1, 6], [7, 4, -2], 5)
    yield ("five under twelve", "reach beyond the start",
           "A kernel more than twice as long as the input.",
           [-4, 9, 2, -7, 3], (12, 21, "integers"), 1)

    yield ("one under one", "smallest sizes", "L = K = 1: a product.", [-6], [7], 1)
    yield ("one tap", "smallest sizes", "One weight needs no zeros at all.",
           [-2, 8, 1, -5], [-3], 1)
    yield ("one tap, dilation 3", "smallest sizes",
           "A single tap has no neighbour to be apart from: dilation changes nothing.",
           [7, -4, 2, 9, 6], [2], 3)

    yield ("65 under 3", "long inputs", "One number more than a buffer of 64 holds.",
           (65, 31, "integers"), [3, -1, 2], 1)
    yield ("60 under 5, dilation 2", "long inputs",
           "The input fits into a buffer of 64; with its padding it no longer does.",
           (60, 33, "integers"), [-4, 2, 1, 7, -3], 2)
    yield ("300 under 2", "long inputs", "More positions than a byte can count.",
           (300, 51, "integers"), [-2, 5], 1)
    yield ("80 under 67", "long inputs", "The kernel too is longer than 64.",
           (80, 61, "integers"), (67, 62, "integers"), 1)
    yield ("90 under 3, dilation 40", "long inputs",
           "A reach of 80: the first tap stands on x for the last ten outputs only.",
           (90, 71, "integers"), [6, -5, 1], 40)

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75], 1)
    yield ("all below one, dilation 2", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75], 2)
    yield ("a fading memory", "fractions",
           "The present counts half, and each number before it half as much as the next.",
           [7, -2, 5, 9, -4, 1, 3], [0.0625, 0.125, 0.25, 0.5], 1)
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           (10, 81, "sevenths"), (4, 82, "sevenths"), 2)
    yield ("many sevenths", "fractions",
           "Ninety sevenths under eleven: rounding adds up, a little.",
           (90, 91, "sevenths"), (11, 92, "sevenths"), 3)


def cases():
    for name, category, why, x, kernel, dilation in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.layer_along_a_line(
            name, x, kernel, padding="CAUSAL", kernel_dilation=(dilation,))
        yield vectors.case(
            name, category, why, [x, kernel, dilation], answer, vectors.FLAX_SOURCE)
