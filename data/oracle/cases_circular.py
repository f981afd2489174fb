"""The hidden cases of the exercise circular."""

import vectors

EXERCISE = "circular"


def plans():
    """Name, category, why, x and kernel."""
    yield ("worked example, other numbers", "odd kernel",
           "The sizes of the worked example: one number of the other end on each side.",
           [4, -2, 7, 1, -5], [2, 3, -1])
    yield ("an impulse in front", "odd kernel",
           "The first number is 1: the last output is its neighbour and feels it too.",
           [1, 0, 0, 0, 0, 0], [5, -3, 2])
    yield ("an impulse at the end", "odd kernel",
           "The last number is 1: the first output is its neighbour and feels it too.",
           [0, 0, 0, 0, 0, 1], [5, -3, 2])
    yield ("weight on the first tap", "odd kernel",
           "Only the first tap counts: x turned by one place, the last number first.",
           [3, -7, 4, 9, -1, 6], [1, 0, 0])
    yield ("weight on the last tap", "odd kernel",
           "Only the last tap counts: x turned the other way, the first number last.",
           [3, -7, 4, 9, -1, 6], [0, 0, 1])
    yield ("five taps", "odd kernel", "Two numbers of the other end on each side.",
           [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3, 6])
    yield ("seven taps over eight", "odd kernel", "Three numbers of the other end on each side.",
           [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("three under three", "odd kernel", "K = L: each output sees the whole ring.",
           [6, -1, 4], [3, 5, -2])

    yield ("two taps", "even kernel",
           "One number is needed, and it goes behind: the last output sees x[4] and x[0].",
           [5, 1, -4, 8, 2], [2, -1])
    yield ("two under two", "even kernel", "The smallest ring that two taps go around.",
           [5, -3], [2, 7])
    yield ("four taps", "even kernel", "Three numbers: one in front and two behind.",
           [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("four under four", "even kernel", "K = L: each output sees the whole ring.",
           [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("six taps", "even kernel", "Five numbers: two in front and three behind.",
           [9, 2, -5, 1, 8, -3, -6, 4, 7], [4, -1, 2, 5, -3, 1])
    yield ("an impulse under four", "even kernel",
           "A single 1 shows the kernel, last weight first, and where it came to lie.",
           [0, 0, 0, 0, 0, 1, 0], [5, -3, 2, 7])

    yield ("one under two", "wider than the ring",
           "L = 1: whichever way you go, you meet the same number.", [5], [2, -3])
    yield ("one under three", "wider than the ring",
           "L = 1: the number times the sum of all weights.", [5], [2, -3, 4])
    yield ("one under six", "wider than the ring",
           "L = 1 and an even kernel: once more the sum of all weights.",
           [-7], [1, 4, -2, 6, 3, -5])
    yield ("two under five", "wider than the ring",
           "Two numbers on each side of two: exactly once around.",
           [8, -3], [2, 7, -1, 3, 5])
    yield ("two under six", "wider than the ring",
           "Two in front, three behind: behind, it goes more than once around.",
           [8, -3], [1, 4, -2, 6, 3, -5])
    yield ("two under nine", "wider than the ring",
           "Four numbers on each side of two: twice around.",
           [-7, 4], [3, 1, -2, 5, 8, -6, 2, 9, -4])
    yield ("two under fourteen", "wider than the ring",
           "Six numbers in front and seven behind, for a ring of two.",
           [9, -2], (14, 11, "integers"))
    yield ("three under nine", "wider than the ring",
           "Four numbers on each side of three: a little more than once around.",
           [1, -6, 4], [2, 7, -1, 3, 5, -8, 6, -2, 9])
    yield ("three under seventeen", "wider than the ring",
           "Eight numbers on each side of three: nearly three times around.",
           [5, -1, 7], (17, 13, "integers"))
    yield ("five under twelve", "wider than the ring",
           "Five in front, six behind: only behind it goes more than once around.",
           [-4, 9, 2, -7, 3], (12, 21, "integers"))

    yield ("one under one", "smallest sizes", "L = K = 1: a product.", [-6], [7])
    yield ("one tap", "smallest sizes", "One weight needs no neighbours at all.",
           [7, -4, 2, 9], [-2])
    yield ("two under three", "smallest sizes",
           "In a ring of two, the neighbour on the left is the neighbour on the right.",
           [4, -9], [3, 1, -2])

    yield ("65 under 3", "long inputs", "One number more than a buffer of 64 holds.",
           (65, 31, "integers"), [3, -1, 2])
    yield ("62 under 5", "long inputs",
           "The input fits into a buffer of 64; with its padding it no longer does.",
           (62, 33, "integers"), [-4, 2, 1, 7, -3])
    yield ("300 under 2", "long inputs", "More positions than a byte can count.",
           (300, 51, "integers"), [-2, 5])
    yield ("80 under 67", "long inputs", "The kernel too is longer than 64.",
           (80, 61, "integers"), (67, 62, "integers"))
    yield ("5 under 70", "long inputs", "A long kernel that goes around a short ring many times.",
           [6, -2, 9, -5, 1], (70, 72, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("a weighted average", "fractions",
           "Four weights that add up to 1: on a ring, nothing fades at the edges.",
           [7, -2, 5, 9, -4, 1, 3], [0.5, 0.25, 0.125, 0.125])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           (10, 81, "sevenths"), (4, 82, "sevenths"))
    yield ("many sevenths", "fractions",
           "Ninety sevenths under eleven: rounding adds up, a little.",
           (90, 91, "sevenths"), (11, 92, "sevenths"))


def cases():
    for name, category, why, x, kernel in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.layer_along_a_line(name, x, kernel, padding="CIRCULAR")
        yield vectors.case(
            name, category, why, [x, kernel], answer, vectors.FLAX_SOURCE)
