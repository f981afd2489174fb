"""The hidden cases of the exercise depthwise."""

import zlib

import vectors

EXERCISE = "depthwise"


def plans():
    """Name, category, why, groups, x and kernel: shapes, or a shape and its numbers."""
    one = "one group"
    yield ("one group, three to two", one, "One group is an ordinary convolution.",
           1, (5, 3), (3, 3, 2))
    yield ("one group, one to three", one, "One channel makes three, each with its own kernel.",
           1, (4, 1), (2, 1, 3))
    yield ("one group, one tap", one, "A single tap mixes the four channels of each place.",
           1, (3, 4), (1, 4, 4))
    yield ("one of everything", one, "L = K = 1 and one channel: a single product.",
           1, ((1, 1), [-6]), ((1, 1, 1), [7]))

    each = "every channel a group"
    yield ("worked example, other numbers", each,
           "The sizes of the worked example: two channels, each by itself.",
           2, ((4, 2), [4, -7, -2, 5, 8, 1, -3, 6]), ((2, 1, 2), [2, -5, -1, 3]))
    yield ("three channels", each, "Three channels with three different kernels.",
           3, (6, 3), (3, 1, 3))
    yield ("four channels, four taps", each, "An even kernel, four times.", 4, (5, 4), (4, 1, 4))
    yield ("six channels", each, "Six channels under five taps.", 6, (7, 6), (5, 1, 6))
    yield ("five channels, one tap", each, "Each channel is scaled by a number of its own.",
           5, (4, 5), (1, 1, 5))
    yield ("two filters for each of two", each,
           "Four outputs for two channels: the first two outputs see the first channel only.",
           2, (4, 2), (3, 1, 4))
    yield ("three filters for each of three", each,
           "Nine outputs for three channels, three side by side for each.",
           3, (3, 3), (2, 1, 9))

    several = "several channels to a group"
    yield ("worked example of two groups, other numbers", several,
           "A single row: channels 0 and 1 make output 0, channels 2 and 3 make output 1.",
           2, ((1, 4), [5, -2, 7, 3]), ((1, 2, 2), [1, 4, 10, -20]))
    yield ("two outputs for each of two, other numbers", several,
           "A single row of two channels: outputs 0 and 1 see channel 0, the others channel 1.",
           2, ((1, 2), [3, -5]), ((1, 1, 4), [2, -10, 30, 100]))
    yield ("two groups of two to two", several, "Four channels in, four out, in two groups.",
           2, (5, 4), (3, 2, 4))
    yield ("two groups of three to one", several, "Six channels in, and only two out.",
           2, (4, 6), (2, 3, 2))
    yield ("three groups of two to one", several, "Six channels in, three out.",
           3, (4, 6), (3, 2, 3))
    yield ("two groups of two to three", several, "Four channels in, and six out.",
           2, (3, 4), (2, 2, 6))
    yield ("three groups of three to two", several, "Nine channels in, six out.",
           3, (3, 9), (3, 3, 6))
    yield ("two groups of four to one", several, "Eight channels in, two out.",
           2, (2, 8), (2, 4, 2))
    yield ("four groups of two to two", several, "Eight channels in, eight out.",
           4, (3, 8), (2, 2, 8))
    yield ("an impulse in one channel", several,
           "A single 1 in channel 2: outputs 0 and 1, of the other group, stay zero.",
           2, ((5, 4), [0] * 10 + [1] + [0] * 9),
           ((3, 2, 4), [1, -2, 3, 4, 5, 6, -7, 8, 9, -1, 2, -3, 4, 5, 6, 7, -8, 9, 3, -5, 1, 2,
                        6, -4]))
    yield ("a group of zeros", several,
           "The channels of the second group are zero, and so are its outputs.",
           2, ((3, 4), [3, -1, 0, 0, 5, 2, 0, 0, -4, 7, 0, 0]), (2, 2, 4))

    window = "the window"
    yield ("two taps", window, "An even kernel: its one zero comes behind the last row.",
           2, (3, 2), (2, 1, 2))
    yield ("four taps", window, "One zero row in front, two behind.", 2, (5, 4), (4, 2, 2))
    yield ("six taps", window, "Two zero rows in front, three behind.", 2, (7, 2), (6, 1, 2))
    yield ("kernel as long as x", window, "K = L, and still L rows.", 2, (4, 4), (4, 2, 2))
    yield ("kernel longer than x", window, "Seven taps over two rows: two rows out.",
           2, (2, 4), (7, 2, 4))
    yield ("a single row", window, "Of three taps only the middle one meets the one row.",
           2, (1, 4), (3, 2, 4))

    large = "more than a small buffer holds"
    yield ("seventy rows", large, "More rows than a buffer of 64 holds.", 2, (70, 2), (3, 1, 2))
    yield ("sixty-six channels", large, "More channels than 64, in 33 groups of two.",
           33, (2, 66), (2, 2, 33))
    yield ("seventy outputs", large, "Fourteen filters for each of five channels.",
           5, (2, 5), (2, 1, 70))
    yield ("sixty-seven taps", large, "A kernel longer than 64, under which three rows lie.",
           2, (3, 2), (67, 1, 2))

    fractions = "fractions"
    yield ("quarters", fractions, "Numbers like 1.25 and -0.75 are not whole.",
           2, (5, 4), (3, 2, 4), "quarters")
    yield ("all below one", fractions,
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           2, ((3, 2), [0.5, 0.25, -0.75, 0.125, 0.625, -0.5]),
           ((2, 1, 2), [0.25, 0.5, -0.75, 0.125]))
    yield ("sevenths", fractions, "Sevenths have no end in binary: the sums are rounded.",
           3, (6, 6), (4, 2, 3), "sevenths")


def cases():
    for name, category, why, groups, x, kernel, *kind in plans():
        seed = zlib.crc32(name.encode()) % 100000
        x, kernel = vectors.filled(x, seed, *kind), vectors.filled(kernel, seed + 1, *kind)
        vectors.require_lopsided_in_space(name, kernel)
        answer = vectors.through_a_layer(name, x, kernel, feature_group_count=groups)
        yield vectors.case(name, category, why, [x, kernel, groups], answer, vectors.FLAX_SOURCE)
