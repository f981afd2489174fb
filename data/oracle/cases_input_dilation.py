"""The hidden cases of the exercise input-dilation."""

import numpy as np

import vectors

EXERCISE = "input-dilation"


def plans():
    """Name, category, why, dilation, pads, x and kernel; flat lists are a single channel."""
    yield ("worked example, other numbers", "inflation",
           "The sizes of the worked example: seven rows with the zeros, 5 places.",
           2, (0, 0), [4, -2, 7, 1], [1, -3, 2])
    yield ("two zeros in each gap", "inflation", "Five rows and four gaps: 13 rows, 12 places.",
           3, (0, 0), [3, -7, 4, 9, -1], [2, -1])
    yield ("four taps", "inflation", "An even kernel over 11 rows: 8 places.",
           2, (0, 0), [2, -5, 8, -1, 6, 7], [-1, 4, 2, -3])
    yield ("dilation one", "inflation", "Dilation 1 puts nothing between the rows.",
           1, (0, 0), [7, 2, -5, 1, 8, -3], [1, -4, 3])
    yield ("gaps wider than the kernel", "inflation",
           "Four zeros in each gap, three taps: at some places every tap stands on a zero.",
           5, (0, 0), [6, -4, 9], [3, 1, -2])
    yield ("more taps than rows", "inflation",
           "K > L, and yet there is a place: two rows, inflated, are five.",
           4, (0, 0), [8, -3], [2, 5, -1, 4, -6])

    yield ("an impulse", "direction", "A single 1 shows the taps, the last one first.",
           2, (2, 2), [0, 1, 0], [5, -3, 2])
    yield ("weight on the first tap", "direction",
           "Only the first tap counts: the inflated signal from its start.",
           2, (0, 0), [3, -7, 4, 9], [1, 0, 0])
    yield ("weight on the last tap", "direction",
           "Only the last tap counts: the inflated signal from its third row on.",
           2, (0, 0), [3, -7, 4, 9], [0, 0, 1])

    yield ("zeros in front only", "pads", "lo = 2: two places more, at the start.",
           2, (2, 0), [5, 1, -4], [2, -1, 3])
    yield ("zeros behind only", "pads", "hi = 3: three places more, at the end.",
           3, (0, 3), [5, 1, -4], [2, -1, 3])
    yield ("different pads", "pads", "Three zeros in front, one behind.",
           2, (3, 1), [-3, 6, 1, -8], [1, -2, 3, 5])
    yield ("pads without dilation", "pads", "Dilation 1 with pads (1, 2) is plain padding.",
           1, (1, 2), [8, -3, 1, 5], [3, 1, -2])
    yield ("pads longer than the signal", "pads",
           "Places where the whole kernel stands on padding are zeros, and they count.",
           2, (7, 5), [9, -2], [4, -1, 2])
    yield ("the padding of a linear up-sampling", "pads",
           "One zero on each side: as many places as the inflated signal has rows.",
           2, (1, 1), [6, -4, 1, 9], [1, 2, 3])

    yield ("one row cut in front", "negative pads",
           "lo = -1 takes the first row of x and leaves the zero behind it.",
           2, (-1, 0), [2, -5, 8, -1], [-1, 4, 2])
    yield ("two rows cut behind", "negative pads",
           "hi = -2 takes the last row of x and one of the two zeros before it.",
           3, (0, -2), [2, -5, 8], [3, -1])
    yield ("cut in front, padded behind", "negative pads", "lo = -3 and hi = 2.",
           2, (-3, 2), [7, 3, -6, 2], [1, -2, 5])
    yield ("padded in front, cut behind", "negative pads", "lo = 2 and hi = -3.",
           2, (2, -3), [7, 3, -6, 2], [1, -2, 5])
    yield ("cut on both sides, without dilation", "negative pads",
           "Dilation 1: lo and hi cut rows of x.",
           1, (-1, -2), [4, -9, 3, 6, -5, 1], [2, 7])
    yield ("more cut than there is", "negative pads",
           "lo = -7 cuts all 5 rows and 2 of the zeros that hi = 5 adds: 3 zeros are left.",
           2, (-7, 5), [3, -1, 4], [2, -3])

    yield ("two channels in, one out", "channels", "Both input channels are added up.",
           2, (1, 0), [[1, 5], [-2, 3], [4, -6]], [[[2], [-1]], [[3], [4]]])
    yield ("one channel in, three out", "channels", "Each output channel has taps of its own.",
           3, (0, 2), [[4], [-1], [6]], [[[1, -2, 5]], [[3, 4, -1]]])
    yield ("three in, two out", "channels", "More channels in than out.",
           2, (-1, 1), ([4, 3], 11, "integers"), ([3, 3, 2], 12, "integers"))
    yield ("nine in, ten out", "channels", "More than eight channels on both sides.",
           2, (0, 0), ([2, 9], 15, "integers"), ([2, 9, 10], 16, "integers"))

    yield ("one under one", "smallest sizes", "A single row has no gap, whatever the dilation is.",
           4, (0, 0), [-6], [7])
    yield ("one row between pads", "smallest sizes", "L = 1 with a zero on each side: 2 places.",
           3, (1, 1), [5], [2, -3])
    yield ("one tap", "smallest sizes", "K = 1: every row of the inflated signal, scaled.",
           2, (0, 0), [[-2, 8], [1, -5], [3, 7]], [[[-3, 2], [4, 1]]])

    yield ("one tap too many", "kernel longer than the padded input",
           "Two rows are three with the zero, and K = 4: empty, three output channels.",
           2, (0, 0), ([2, 2], 21, "integers"), ([4, 2, 3], 22, "integers"))
    yield ("far too many taps", "kernel longer than the padded input",
           "K = 5 over the two rows that the pads leave of five: empty.",
           2, (-1, -2), [3, -1, 8], [1, 4, -2, 6, 3])
    yield ("nothing left", "kernel longer than the padded input",
           "The pads cut all three rows away: length 0, and not even one tap fits.",
           2, (-2, -1), [9, 4], [5])

    yield ("the shapes of the lesson", "long inputs",
           "224 rows of 5 channels, dilation 2, 7 taps, 6 output channels: 441 rows.",
           2, (0, 0), ([224, 5], 31, "integers"), ([7, 5, 6], 32, "integers"))
    yield ("short until it is inflated", "long inputs",
           "The input fits into a buffer of 64; inflated it no longer does.",
           5, (2, 1), ([14, 1], 33, "integers"), [2, -5, 3])
    yield ("66 taps", "long inputs", "The kernel too is longer than 64.",
           2, (-2, 1), ([36, 1], 34, "integers"), ([66, 1, 1], 35, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           2, (1, 0), [1.25, -0.75, 2.5, 0.25], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           3, (0, 1), [0.5, 0.25, 0.75], [0.25, -0.75])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           2, (0, -1), ([5, 2], 41, "sevenths"), ([4, 2, 3], 42, "sevenths"))


def cases():
    for name, category, why, dilation, pads, x, kernel in plans():
        x, kernel = vectors.tensor(x), vectors.tensor(kernel)
        if x.ndim == 1:
            x = x[:, np.newaxis]
        if kernel.ndim == 1:
            kernel = kernel[:, np.newaxis, np.newaxis]
        vectors.require_lopsided_channels(name, kernel)
        answer = vectors.along_channels(name, x, kernel, lhs_dilation=[dilation], pads=[pads])
        yield vectors.case(name, category, why, [x, kernel, dilation, *pads], answer)
