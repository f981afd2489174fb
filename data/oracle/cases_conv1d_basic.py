"""The hidden cases of the exercise conv1d-basic."""

import vectors

EXERCISE = "conv1d-basic"


def plans():
    """Name, category, why, x and kernel."""
    yield ("worked example, other numbers", "direction",
           "The sizes of the worked example; a flipped kernel turns every sign around.",
           [4, -2, 7, 1, -5], [1, 0, -1])
    yield ("an impulse", "direction",
           "A single 1 in the input shows the kernel itself, last weight first.",
           [0, 0, 0, 1, 0, 0, 0], [5, -3, 2])
    yield ("weight on the first tap", "direction",
           "Only the first tap counts: the answer is x from its start.",
           [3, -7, 4, 9, -1, 6], [1, 0, 0])
    yield ("weight on the last tap", "direction",
           "Only the last tap counts: the answer is x from its third number on.",
           [3, -7, 4, 9, -1, 6], [0, 0, 1])
    yield ("two taps", "direction",
           "An even kernel: 2 x[i] - x[i+1], not the other way round.",
           [5, 1, -4, 8, 2], [2, -1])
    yield ("four taps", "direction", "Four different weights, each with its own place.",
           [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("five taps", "direction", "Five different weights over nine numbers.",
           [2, -5, 8, -1, 0, 7, -6, 3, 4], [-1, 4, 2, -3, 6])

    yield ("five under three", "length", "L = 5 and K = 3: the kernel fits in 3 places.",
           [-2, 9, 3, -6, 1], [2, 5, -1])
    yield ("six under three", "length", "L = 6 and K = 3: the kernel fits in 4 places.",
           [8, -3, 1, 5, -9, 2], [-4, 1, 3])
    yield ("seven under two", "length", "An even kernel loses one place only: 6 numbers.",
           [1, -1, 6, 2, -7, 3, 9], [3, -2])
    yield ("eight under four", "length", "L = 8 and K = 4: 5 numbers.",
           [7, 2, -5, 1, 8, -3, -6, 4], [1, 2, -4, 3])
    yield ("eight under seven", "length", "Two places are left, side by side.",
           [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("kernel as long as the input", "length",
           "K = L: one place, and the answer is a single sum of products.",
           [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("kernel as long as a longer input", "length",
           "K = L = 9: still a single number, of nine products.",
           [6, -4, 1, 9, -7, 2, 3, -5, 8], [-2, 3, 5, -1, 4, 1, -6, 2, 7])

    yield ("one under one", "smallest sizes", "L = K = 1: a product, as a tensor of one number.",
           [-6], [7])
    yield ("two under one", "smallest sizes", "K = 1: VALID takes nothing away.", [4, -9], [3])
    yield ("two under two", "smallest sizes", "The smallest input that a kernel of two covers.",
           [5, -3], [2, 7])
    yield ("one tap of one", "smallest sizes", "One weight, and it is 1: the answer is x.",
           [9, -4, 2, 0, 6, -1], [1])
    yield ("one tap that is negative", "smallest sizes",
           "One weight scales every number; the length stays.",
           [-2, 8, 1, -5, 3, 7], [-3])
    yield ("an input of zeros", "smallest sizes",
           "Zeros in, zeros out, as many as there are places.",
           [0, 0, 0, 0], [4, -7])

    yield ("one under two", "kernel longer than the input",
           "K = L + 1: the kernel fits nowhere, and the answer is empty.", [5], [2, -3])
    yield ("one under three", "kernel longer than the input",
           "L - K + 1 is -1, but no tensor has a negative size: the answer is empty.",
           [5], [2, -3, 4])
    yield ("two under three", "kernel longer than the input", "K = L + 1 again: empty, no number.",
           [8, -1], [3, 1, -2])
    yield ("three under five", "kernel longer than the input",
           "The kernel hangs over by two: empty.", [1, -6, 4], [2, 7, -1, 3, 5])
    yield ("four under twelve", "kernel longer than the input",
           "A kernel three times as long as the input: empty.", [9, 2, -3, 7], (12, 11, "integers"))
    yield ("66 under 70", "kernel longer than the input",
           "Both are long, and the kernel is the longer one: empty.",
           (66, 21, "integers"), (70, 22, "integers"))

    yield ("65 under 3", "long inputs", "One number more than a buffer of 64 holds.",
           (65, 31, "integers"), [3, -1, 2])
    yield ("100 under 8", "long inputs", "A hundred numbers under an even kernel.",
           (100, 41, "integers"), (8, 42, "integers"))
    yield ("300 under 5", "long inputs", "More positions than a byte can count.",
           (300, 51, "integers"), [-2, 6, 1, -4, 3])
    yield ("130 under 66", "long inputs", "The kernel too is longer than 64.",
           (130, 61, "integers"), (66, 62, "integers"))
    yield ("70 under 70", "long inputs", "K = L = 70: one number, of seventy products.",
           (70, 71, "integers"), (70, 72, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("a weighted average", "fractions", "Three weights that add up to 1.",
           [7, -2, 5, 9, -4, 1, 3], [0.5, 0.375, 0.125])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           (10, 81, "sevenths"), (4, 82, "sevenths"))
    yield ("many sevenths", "fractions",
           "Ninety sevenths under eleven: rounding adds up, a little.",
           (90, 91, "sevenths"), (11, 92, "sevenths"))
    yield ("large numbers", "fractions",
           "Halves of large numbers: neither a short nor an int will do.",
           [30000.5, -12345.25, 50000, 7.75, -40000.5], [200, -3.5])


def cases():
    for name, category, why, x, kernel in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.along_a_line(name, x, kernel, padding="VALID")
        yield vectors.case(name, category, why, [x, kernel], answer)
