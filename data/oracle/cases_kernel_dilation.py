"""The hidden cases of the exercise kernel-dilation."""

import numpy as np

import vectors

EXERCISE = "kernel-dilation"


def plans():
    """Name, category, why, dilation, x and kernel; flat lists are a single channel."""
    yield ("worked example, other numbers", "reach",
           "The sizes of the worked example: seven rows, three taps two apart, 3 places.",
           2, [4, -2, 7, 1, -5, 3, 8], [1, -3, 2])
    yield ("two taps, four apart", "reach", "A single gap of four: the length shrinks by 4.",
           4, [3, -7, 4, 9, -1, 6, 2, -8, 5], [2, -1])
    yield ("four taps, two apart", "reach", "An even number of taps: they span 7 rows of 9.",
           2, [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3])
    yield ("three taps, three apart", "reach",
           "They span 7 rows, not 9: no zeros follow the last tap.",
           3, [-3, 6, 1, -8, 4, 7, -2, 5], [1, -2, 3])
    yield ("five taps, two apart", "reach", "They span 9 rows of 10, and fit in 2 places.",
           2, [8, -3, 1, 5, -9, 2, 6, -4, 7, 3], [3, 1, -2, 5, -1])
    yield ("the span is as long as the input", "reach",
           "Three taps four apart span 9 rows, all there are: one place.",
           4, [6, -4, 1, 9, -7, 2, 3, -5, 8], [-2, 3, 5])
    yield ("dilation one", "reach", "Dilation 1 is the ordinary convolution.",
           1, [7, 2, -5, 1, 8, -3], [1, -4, 3])
    yield ("more dilation than taps", "reach", "Three taps, five apart: they span 11 rows of 13.",
           5, [1, -6, 4, 9, 2, -3, 7, -8, 5, 3, -1, 6, -2], [4, -1, 2])

    yield ("an impulse", "direction",
           "A single 1 shows the taps, the last one first, with zeros between them.",
           2, [0, 0, 0, 0, 1, 0, 0, 0, 0], [5, -3, 2])
    yield ("weight on the first tap", "direction", "Only the first tap counts: x from its start.",
           2, [3, -7, 4, 9, -1, 6], [1, 0, 0])
    yield ("weight on the last tap", "direction",
           "Only the last tap counts: x from its fifth number on.",
           2, [3, -7, 4, 9, -1, 6], [0, 0, 1])

    yield ("two channels in, one out", "channels", "Both input channels are added up.",
           2, [[1, 5], [-2, 3], [4, -6], [7, 2], [-3, 8]], [[[2], [-1]], [[3], [4]]])
    yield ("one channel in, three out", "channels", "Each output channel has taps of its own.",
           3, [[4], [-1], [6], [2], [-7], [3]], [[[1, -2, 5]], [[3, 4, -1]]])
    yield ("two in, two out", "channels",
           "The kernel is not the same when its channels are swapped, though its shape is.",
           2, [[1, -4], [3, 2], [-5, 6], [8, -1], [2, 7]],
           [[[1, 3], [-2, 4]], [[5, -1], [2, 6]]])
    yield ("three in, two out", "channels", "More channels in than out.",
           2, ([7, 3], 11, "integers"), ([3, 3, 2], 12, "integers"))
    yield ("two in, four out", "channels", "More channels out than in.",
           3, ([9, 2], 13, "integers"), ([2, 2, 4], 14, "integers"))
    yield ("nine in, ten out", "channels", "More than eight channels on both sides.",
           2, ([4, 9], 15, "integers"), ([2, 9, 10], 16, "integers"))
    yield ("a channel that is not looked at", "channels",
           "Each output channel takes one input channel and leaves the other.",
           3, [[9, -2], [4, 7], [-6, 1], [3, 8], [5, -1]],
           [[[1, 0], [0, 2]], [[-1, 0], [0, 3]]])

    yield ("one under one", "smallest sizes", "L = K = 1: a product, whatever the dilation is.",
           4, [-6], [7])
    yield ("one tap", "smallest sizes",
           "A single tap has no gap: the length stays, whatever the dilation is.",
           3, [[-2, 8], [1, -5], [3, 7]], [[[-3, 2], [4, 1]]])
    yield ("two taps on three rows", "smallest sizes", "The first row meets the last one, once.",
           2, [5, 9, -3], [2, 7])

    yield ("the span is one too long", "span longer than the input",
           "Three taps two apart span 5 rows, and there are 4: empty, one output channel.",
           2, [8, -1, 3, 6], [3, 1, -2])
    yield ("fewer taps than rows, and still too long", "span longer than the input",
           "Two taps five apart span 6 rows, and there are 3: empty, three output channels.",
           5, ([3, 2], 21, "integers"), ([2, 2, 3], 22, "integers"))
    yield ("two taps over one row", "span longer than the input", "L = 1 and K = 2: empty.",
           3, [5], [2, -3])
    yield ("more taps than rows", "span longer than the input",
           "K > L: it would not even fit with dilation 1.",
           2, ([3, 2], 23, "integers"), ([5, 2, 2], 24, "integers"))

    yield ("the shapes of the lesson", "long inputs",
           "224 rows of 5 channels, 7 taps two apart, 6 output channels: 212 rows.",
           2, ([224, 5], 31, "integers"), ([7, 5, 6], 32, "integers"))
    yield ("a dilation above 64", "long inputs", "Three taps 65 apart span 131 rows of 140.",
           65, ([140, 1], 33, "integers"), [2, -5, 3])
    yield ("70 taps", "long inputs", "The kernel too is longer than 64: two places are left.",
           2, ([140, 1], 34, "integers"), ([70, 1, 1], 35, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           2, [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           3, [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, -0.75])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           2, ([9, 2], 41, "sevenths"), ([3, 2, 3], 42, "sevenths"))


def cases():
    for name, category, why, dilation, x, kernel in plans():
        x, kernel = vectors.tensor(x), vectors.tensor(kernel)
        if x.ndim == 1:
            x = x[:, np.newaxis]
        if kernel.ndim == 1:
            kernel = kernel[:, np.newaxis, np.newaxis]
        vectors.require_lopsided_channels(name, kernel)
        answer = vectors.along_channels(name, x, kernel, rhs_dilation=[dilation])
        yield vectors.case(name, category, why, [x, kernel, dilation], answer)
