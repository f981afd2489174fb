"""The hidden cases of the exercise conv-nd."""

import zlib

import vectors

EXERCISE = "conv-nd"

CUBE = ((2, 2, 2, 1), [4, -7, 2, 5, -3, 1, 8, -6])


def plans():
    """Name, category, why, x and kernel: shapes, or a shape and its numbers."""
    one = "one axis"
    yield ("one axis, worked example, other numbers", one, "The sizes of the worked example.",
           ((3, 1), [4, -7, 2]), ((2, 1, 1), [3, -10]))
    yield ("6 under 4", one, "One axis, two channels in and three out.", (6, 2), (4, 2, 3))
    yield ("5 under 3", one, "One axis, three channels in and one out.", (5, 3), (3, 3, 1))
    yield ("1 under 1", one, "The smallest x there is: one place, one channel.",
           ((1, 1), [-6]), ((1, 1, 1), [7]))

    two = "two axes"
    yield ("two axes, worked example, other numbers", two, "The sizes of the worked example.",
           ((2, 2, 1), [4, -7, 2, 5]), ((2, 2, 1, 1), [3, -1, 20, -100]))
    yield ("3x5 under 3x2", two, "Rows and columns differ in number, and so do the channels.",
           (3, 5, 2), (3, 2, 2, 3))
    yield ("5x3 under 2x4", two, "Even kernels, of different size along the two axes.",
           (5, 3, 1), (2, 4, 1, 2))
    yield ("1x6 under 3x3", two, "A single row, of which the outer rows of the kernel see nothing.",
           (1, 6, 1), (3, 3, 1, 2))

    three = "three axes"
    yield ("a cube, two taps along the first axis", three,
           "The neighbour along the first axis is four numbers away in memory.",
           CUBE, ((2, 1, 1, 1, 1), [3, -10]))
    yield ("a cube, two taps along the second axis", three,
           "The neighbour along the second axis is two numbers away in memory.",
           CUBE, ((1, 2, 1, 1, 1), [3, -10]))
    yield ("a cube, two taps along the last axis", three,
           "The neighbour along the last axis is the next number.",
           CUBE, ((1, 1, 2, 1, 1), [3, -10]))
    yield ("2x3x4 under 3x2x2", three, "Three axes, each of another size, and two outputs.",
           (2, 3, 4, 1), (3, 2, 2, 1, 2))
    yield ("4x2x3 under 1x3x4", three, "Two channels, and a kernel that grows from axis to axis.",
           (4, 2, 3, 2), (1, 3, 4, 2, 1))
    yield ("3x3x3 under 3x3x3", three, "A cube under a cube of 27 different weights.",
           (3, 3, 3, 1), (3, 3, 3, 1, 1))

    four = "four axes"
    yield ("2x3x2x3 under 2x2x1x3", four, "Four axes, of which no two kernel sizes in a row agree.",
           (2, 3, 2, 3, 1), (2, 2, 1, 3, 1, 2))
    yield ("3x1x2x4 under 2x2x1x3", four, "Four axes, two channels in, one out.",
           (3, 1, 2, 4, 2), (2, 2, 1, 3, 2, 1))
    yield ("2x2x2x2 under 2x2x2x2", four,
           "All axes have size 2, the channels too: only where it stands tells what an axis is.",
           (2, 2, 2, 2, 2), (2, 2, 2, 2, 2, 2))
    yield ("two taps along the first of four", four,
           "The neighbour along the first axis is twelve numbers away in memory.",
           (3, 2, 2, 3, 1), ((2, 1, 1, 1, 1, 1), [3, -10]))
    yield ("three taps along the third of four", four,
           "The neighbours along the third axis are three numbers away in memory.",
           (2, 2, 3, 3, 1), ((1, 1, 3, 1, 1, 1), [2, -10, 50]))
    yield ("1x1x1x1 under 1x1x1x1", four, "Four axes of size 1: a single product.",
           ((1, 1, 1, 1, 1), [8]), ((1, 1, 1, 1, 1, 1), [-3]))

    window = "the window"
    yield ("an impulse in a cube", window,
           "A single 1 in the middle shows the kernel, last weight first, and where it lies.",
           ((3, 3, 3, 1), [0] * 13 + [1] + [0] * 13),
           ((2, 3, 2, 1, 1), [1, -2, 3, 4, -5, 6, 7, 8, -9, 2, 5, -3]))
    yield ("one row of three taps", window,
           "One zero column in front and behind, but no zero row.",
           (3, 4, 1), (1, 3, 1, 1))
    yield ("three rows of one tap", window,
           "One zero row in front and behind, but no zero column.",
           (3, 4, 1), (3, 1, 1, 1))
    yield ("five, two and four taps", window,
           "In front of the axes lie 2, 0 and 1 zeros, behind them 2, 1 and 2.",
           (3, 2, 4, 1), (5, 2, 4, 1, 1))
    yield ("kernel larger than x", window,
           "SAME keeps every size, however far the kernel hangs over.",
           (2, 3, 1), (5, 6, 1, 1))
    yield ("kernel larger than x, three axes", window,
           "One number along each axis but the last, under a kernel of more.",
           (1, 1, 2, 2), (3, 2, 4, 2, 1))
    yield ("kernel as large as x", window, "2x3x2 under 2x3x2: still 2x3x2.",
           (2, 3, 2, 1), (2, 3, 2, 1, 1))
    yield ("one tap, channels mixed", window,
           "A kernel of one tap mixes the channels of each place: three in, four out.",
           (2, 1, 2, 3), (1, 1, 1, 3, 4))

    large = "more than a small buffer holds"
    yield ("70 under 4", large, "More places than a buffer of 64 holds.", (70, 1), (4, 1, 1))
    yield ("9x10 under 2x3", large, "More rows and columns than a buffer of 8 by 8 holds.",
           (9, 10, 1), (2, 3, 1, 3))
    yield ("2x66 under 1x5", large, "A row longer than 64.", (2, 66, 1), (1, 5, 1, 1))
    yield ("3x4x6 under 2x1x3", large, "Three axes, five outputs at each of 72 places.",
           (3, 4, 6, 1), (2, 1, 3, 1, 5))

    fractions = "fractions"
    yield ("quarters", fractions, "Numbers like 1.25 and -0.75 are not whole.",
           (3, 4, 2), (2, 3, 2, 2), "quarters")
    yield ("all below one", fractions,
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           ((2, 2, 2, 1), [0.5, 0.25, 0.75, 0.125, 0.625, -0.5, 0.375, -0.25]),
           ((2, 1, 2, 1, 1), [0.25, 0.5, -0.75, 0.125]))
    yield ("sevenths", fractions, "Sevenths have no end in binary: the sums are rounded.",
           (2, 3, 2, 2, 2), (2, 2, 1, 3, 2, 1), "sevenths")


def cases():
    for name, category, why, x, kernel, *kind in plans():
        seed = zlib.crc32(name.encode()) % 100000
        x, kernel = vectors.filled(x, seed, *kind), vectors.filled(kernel, seed + 1, *kind)
        vectors.require_lopsided_in_space(name, kernel)
        # Without a batch axis Flax takes all axes but the last for space.
        answer = vectors.through_a_layer(name, x, kernel)
        yield vectors.case(name, category, why, [x, kernel], answer, vectors.FLAX_SOURCE)
