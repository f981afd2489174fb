"""The hidden cases of the exercise reflect."""

import vectors

EXERCISE = "reflect"


def plans():
    """Name, category, why, x and kernel."""
    yield ("worked example, other numbers", "odd kernel",
           "The sizes of the worked example: x[1] stands in front too, and x[3] behind.",
           [4, -2, 7, 1, -5], [2, 3, -1])
    yield ("an impulse in front", "odd kernel",
           "The first number is 1: it is the mirror itself, and is seen once.",
           [1, 0, 0, 0, 0, 0], [5, -3, 2])
    yield ("an impulse behind the mirror", "odd kernel",
           "The second number is 1: the first output sees it on its left and on its right.",
           [0, 1, 0, 0, 0, 0], [5, -3, 2])
    yield ("an impulse at the end", "odd kernel",
           "The last number is 1: the first output is far away and knows nothing of it.",
           [0, 0, 0, 0, 0, 1], [5, -3, 2])
    yield ("weight on the first tap", "odd kernel",
           "Only the first tap counts: x one place late, and x[1] before its start.",
           [3, -7, 4, 9, -1, 6], [1, 0, 0])
    yield ("weight on the last tap", "odd kernel",
           "Only the last tap counts: x from its second number on, and then x[4] again.",
           [3, -7, 4, 9, -1, 6], [0, 0, 1])
    yield ("five taps", "odd kernel",
           "Two numbers on each side: x[1] stands in front of x[0], and x[2] in front of it.",
           [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3, 6])
    yield ("seven taps over eight", "odd kernel", "Three numbers on each side.",
           [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("three under three", "odd kernel", "K = L: the outer outputs see one number twice.",
           [6, -1, 4], [3, 5, -2])

    yield ("two taps", "even kernel",
           "One number is needed, and it goes behind: the last output sees x[4] and x[3].",
           [5, 1, -4, 8, 2], [2, -1])
    yield ("two under two", "even kernel", "The smallest row that has a mirror at each end.",
           [5, -3], [2, 7])
    yield ("four taps", "even kernel", "Three numbers: one in front and two behind.",
           [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("four under four", "even kernel", "K = L: one number in front and two behind.",
           [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("six taps", "even kernel", "Five numbers: two in front and three behind.",
           [9, 2, -5, 1, 8, -3, -6, 4, 7], [4, -1, 2, 5, -3, 1])
    yield ("an impulse under four", "even kernel",
           "A single 1 shows where the kernel came to lie, and its image in the mirror behind.",
           [0, 0, 0, 0, 0, 1, 0], [5, -3, 2, 7])

    yield ("one under two", "a single number",
           "L = 1: there is nothing to turn back to, and the one number is repeated.",
           [5], [2, -3])
    yield ("one under three", "a single number",
           "L = 1: the number times the sum of all weights.", [5], [2, -3, 4])
    yield ("one under six", "a single number",
           "L = 1 and an even kernel: once more the sum of all weights.",
           [-7], [1, 4, -2, 6, 3, -5])
    yield ("one under one", "a single number", "L = K = 1: a product.", [-6], [7])

    yield ("two under five", "wider than the row",
           "Two numbers in a room of mirrors: they take turns.", [8, -3], [2, 7, -1, 3, 5])
    yield ("two under six", "wider than the row", "They take turns, three more behind.",
           [8, -3], [1, 4, -2, 6, 3, -5])
    yield ("two under nine", "wider than the row", "Four more on each side of two.",
           [-7, 4], [3, 1, -2, 5, 8, -6, 2, 9, -4])
    yield ("three under six", "wider than the row",
           "Two in front and three behind: only behind is there a second turn.",
           [1, -6, 4], [2, 7, -1, 3, 5, -8])
    yield ("three under nine", "wider than the row",
           "Four more on each side of three: there and back again.",
           [1, -6, 4], [2, 7, -1, 3, 5, -8, 6, -2, 9])
    yield ("three under seventeen", "wider than the row",
           "Eight more on each side of three: there and back twice.",
           [5, -1, 7], (17, 13, "integers"))
    yield ("four under fourteen", "wider than the row",
           "Six in front, seven behind: there and back, and behind one step more.",
           [9, -2, 5, 1], (14, 11, "integers"))
    yield ("five under twelve", "wider than the row",
           "Five in front, six behind, and a row of five has four steps to walk.",
           [-4, 9, 2, -7, 3], (12, 21, "integers"))

    yield ("one tap", "smallest sizes", "One weight needs nothing beyond the ends.",
           [7, -4, 2, 9], [-2])
    yield ("one tap over two", "smallest sizes", "K = 1 and L = 2: two products.", [4, -9], [3])
    yield ("two under three", "smallest sizes",
           "In a row of two, each number has the other one on both sides.",
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
    yield ("5 under 70", "long inputs", "A long kernel that walks a short row many times.",
           [6, -2, 9, -5, 1], (70, 72, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("a weighted average", "fractions",
           "Four weights that add up to 1: nothing fades at the edges.",
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
        answer = vectors.layer_along_a_line(name, x, kernel, padding="REFLECT")
        yield vectors.case(
            name, category, why, [x, kernel], answer, vectors.FLAX_SOURCE)
