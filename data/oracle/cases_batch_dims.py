"""The hidden cases of the exercise batch-dims."""

import zlib

import vectors

EXERCISE = "batch-dims"

SQUARE = ((2, 2, 1, 1), [3, -1, 20, -100])


def plans():
    """Name, category, why, x and kernel: each a shape and its numbers, or the kind to fill it."""
    none, one, many = "no batch axis", "one batch axis", "several batch axes"
    yield ("worked example, other numbers, no batch axis", none,
           "One image of the worked example's size; the answer has no batch axis either.",
           ((2, 2, 1), [4, -7, 2, 5]), SQUARE)
    yield ("5x7, two channels", none, "Rows and columns differ in number, and so do the channels.",
           (5, 7, 2), (3, 3, 2, 3))
    yield ("4x6 under 2x3", none, "The kernel's rows and columns differ in number.",
           (4, 6, 1), (2, 3, 1, 2))
    yield ("a single pixel", none, "The smallest x there is: three axes of size 1.",
           ((1, 1, 1), [-6]), ((1, 1, 1, 1), [7]))

    yield ("worked example, other numbers, two images", one,
           "Two images of the worked example's size; neither may see the other.",
           ((2, 2, 2, 1), [4, -7, 2, 5, -3, 1, 8, 6]), SQUARE)
    yield ("two of 3x4", one, "Two images, two channels in and three out.",
           (2, 3, 4, 2), (3, 2, 2, 3))
    yield ("five of 2x3", one, "More images than rows, more rows than channels.",
           (5, 2, 3, 1), (2, 2, 1, 2))
    yield ("two images, one of zeros", one,
           "The second image is all zeros, and so is its answer: nothing of the first gets in.",
           ((2, 3, 2, 1), [5, -2, 7, 1, -8, 4, 0, 0, 0, 0, 0, 0]),
           ((3, 2, 1, 1), [2, -3, 1, 6, -5, 4]))
    yield ("two images, the first of zeros", one,
           "The first image is all zeros, and so is its answer: nothing of the second gets in.",
           ((2, 3, 2, 1), [0, 0, 0, 0, 0, 0, 5, -2, 7, 1, -8, 4]),
           ((3, 2, 1, 1), [2, -3, 1, 6, -5, 4]))

    yield ("worked example, other numbers, batch of (2, 2)", many,
           "Four images of the worked example's size, counted by two axes.",
           ((2, 2, 2, 2, 1), [4, -7, 2, 5, -3, 1, 8, 6, 9, -2, -5, 3, 7, -4, -1, -6]), SQUARE)
    yield ("batch of (2, 3)", many, "Six images, counted by two axes of different size.",
           (2, 3, 3, 4, 1), (2, 3, 1, 2))
    yield ("batch of (3, 2), four channels to one", many, "Six images, four channels in, one out.",
           (3, 2, 2, 3, 4), (3, 1, 4, 1))
    yield ("batch of (2, 2, 3)", many, "Three batch axes: twelve images.",
           (2, 2, 3, 2, 2, 1), (1, 2, 1, 2))
    yield ("batch of (2, 1, 3, 1, 2)", many,
           "Five batch axes, the most there can be: eight axes in all.",
           (2, 1, 3, 1, 2, 2, 1, 1), (2, 1, 1, 2))
    yield ("batch axes as large as the image", many,
           "All axes but the last have size 2: only where it stands tells what an axis is.",
           (2, 2, 2, 2, 3), (2, 2, 3, 2))

    ones = "axes of size 1"
    yield ("batch of 1", ones, "A batch axis of size 1 is a batch axis, and stays.",
           (1, 4, 3, 2), (3, 2, 2, 3))
    yield ("batch of (1, 1)", ones, "Two batch axes of size 1 stay two.",
           (1, 1, 3, 5, 2), (2, 3, 2, 1))
    yield ("batch of (1, 3)", ones, "The second batch axis alone says how many images there are.",
           (1, 3, 2, 3, 1), (3, 3, 1, 2))
    yield ("batch of (3, 1)", ones, "The first batch axis alone says how many images there are.",
           (3, 1, 2, 3, 1), (2, 1, 1, 2))
    yield ("images of one pixel", ones,
           "Rows, columns and channels of size 1: of the kernel's taps one meets each image.",
           (2, 3, 1, 1, 1), (3, 3, 1, 2))
    yield ("one of everything, twice batched", ones, "Five axes of size 1, and a single product.",
           ((1, 1, 1, 1, 1), [8]), ((1, 1, 1, 1), [-3]))

    window = "the window"
    yield ("an impulse", window,
           "A single 1 in the second image shows the kernel, last weight first, and where it lies.",
           ((2, 4, 5, 1), [0] * 31 + [1] + [0] * 8), ((3, 3, 1, 1), [1, -2, 3, 4, -5, 6, 7, 8, -9]))
    yield ("even kernels", window,
           "Two rows of four columns: a zero row below, one zero column in front and two behind.",
           (2, 4, 5, 1), (2, 4, 1, 1))
    yield ("four rows of two", window,
           "Four rows of two columns: one zero row above and two below, a zero column behind.",
           (2, 5, 3, 1), (4, 2, 1, 1))
    yield ("kernel larger than the image", window,
           "SAME keeps every size, however far the kernel hangs over.",
           (2, 2, 3, 1), (5, 6, 1, 1))
    yield ("kernel as large as the image", window, "3x4 under 3x4: still 3x4.",
           (2, 3, 4, 1), (3, 4, 1, 1))
    yield ("one tap, channels mixed", window,
           "A kernel of one tap mixes the channels of each pixel: three in, four out.",
           (2, 2, 3, 3), (1, 1, 3, 4))
    yield ("rows only", window, "A kernel of one column: each column by itself.",
           (2, 4, 3, 1), (3, 1, 1, 2))
    yield ("columns only", window, "A kernel of one row: each row by itself.",
           (2, 3, 5, 1), (1, 4, 1, 2))

    large = "more than a small buffer holds"
    yield ("two of 9x10", large, "More rows and columns than a buffer of 8 by 8 holds.",
           (2, 9, 10, 1), (3, 2, 1, 2))
    yield ("seventy images", large, "More images than a buffer of 64 counts.",
           (7, 10, 1, 2, 1), (2, 2, 1, 1))
    yield ("a strip of 66", large, "A row longer than 64, without a batch axis.",
           (1, 66, 1), (2, 5, 1, 1))
    yield ("nine channels to ten", large, "More channels than four, in and out.",
           (2, 1, 2, 9), (1, 2, 9, 10))

    fractions = "fractions"
    yield ("quarters", fractions, "Numbers like 1.25 and -0.75 are not whole.",
           (2, 3, 4, 2), (2, 3, 2, 2), "quarters")
    yield ("all below one", fractions,
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           ((2, 2, 2, 1), [0.5, 0.25, 0.75, 0.125, 0.625, -0.5, 0.375, -0.25]),
           ((2, 2, 1, 1), [0.25, 0.5, -0.75, 0.125]))
    yield ("sevenths", fractions, "Sevenths have no end in binary: the sums are rounded.",
           (2, 2, 3, 3, 2), (3, 2, 2, 2), "sevenths")


def cases():
    for name, category, why, x, kernel, *kind in plans():
        seed = zlib.crc32(name.encode()) % 100000
        x, kernel = vectors.filled(x, seed, *kind), vectors.filled(kernel, seed + 1, *kind)
        vectors.require_lopsided_in_space(name, kernel)
        answer = vectors.through_a_layer(name, x, kernel)
        yield vectors.case(name, category, why, [x, kernel], answer, vectors.FLAX_SOURCE)
