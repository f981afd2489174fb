"""The hidden cases of the exercise conv-padding."""

import vectors

EXERCISE = "conv-padding"

VALID, SAME = 0, 1
MODES = {VALID: "VALID", SAME: "SAME"}


def plans():
    """Name, category, why, mode, x and kernel."""
    yield ("VALID, worked example, other numbers", "VALID",
           "The sizes of the worked example, without padding: 3 numbers.",
           VALID, [4, -2, 7, 1, -5], [1, 0, -1])
    yield ("VALID, two taps", "VALID", "An even kernel without padding loses one number.",
           VALID, [5, 1, -4, 8, 2], [2, -1])
    yield ("VALID, four taps", "VALID", "L = 7 and K = 4: the kernel fits in 4 places.",
           VALID, [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("VALID, five taps", "VALID", "Five different weights over nine numbers.",
           VALID, [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3, 6])
    yield ("VALID, kernel as long as the input", "VALID", "K = L: one place, one number.",
           VALID, [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("VALID, one tap", "VALID", "K = 1: VALID takes nothing away, and SAME adds nothing.",
           VALID, [-2, 8, 1, -5], [-3])

    yield ("SAME, worked example, other numbers", "SAME, odd kernel",
           "The sizes of the worked example: one zero on each side, 5 numbers.",
           SAME, [4, -2, 7, 1, -5], [1, 3, -1])
    yield ("SAME, an impulse in front", "SAME, odd kernel",
           "A 1 at the very start shows which taps reach it past the padding.",
           SAME, [1, 0, 0, 0, 0, 0], [5, -3, 2])
    yield ("SAME, an impulse at the end", "SAME, odd kernel",
           "A 1 at the very end shows which taps reach it before the padding.",
           SAME, [0, 0, 0, 0, 0, 1], [5, -3, 2])
    yield ("SAME, five taps", "SAME, odd kernel", "Two zeros on each side.",
           SAME, [2, -5, 8, -1, 6, 7, -6, 3, 4], [-1, 4, 2, -3, 6])
    yield ("SAME, seven taps over eight", "SAME, odd kernel", "Three zeros on each side.",
           SAME, [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("SAME, three under three", "SAME, odd kernel", "K = L, and still 3 numbers.",
           SAME, [6, -1, 4], [3, 5, -2])
    yield ("SAME, one tap", "SAME, odd kernel", "K = 1 needs no padding at all.",
           SAME, [7, -4, 2, 9], [-2])
    yield ("SAME, one under one", "SAME, odd kernel", "L = K = 1: a product.", SAME, [-6], [7])

    yield ("SAME, two taps", "SAME, even kernel",
           "One zero is needed, and it goes behind: the first number sees x[0] and x[1].",
           SAME, [5, 1, -4, 8, 2], [2, -1])
    yield ("SAME, two under two", "SAME, even kernel", "The smallest input that two taps cover.",
           SAME, [5, -3], [2, 7])
    yield ("SAME, four taps", "SAME, even kernel", "Three zeros: one in front and two behind.",
           SAME, [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("SAME, four under four", "SAME, even kernel", "K = L, one zero in front and two behind.",
           SAME, [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("SAME, six taps", "SAME, even kernel", "Five zeros: two in front and three behind.",
           SAME, [9, 2, -5, 1, 8, -3, -6, 4, 7], [4, -1, 2, 5, -3, 1])
    yield ("SAME, an impulse under four", "SAME, even kernel",
           "A single 1 shows the kernel, last weight first, and where it came to lie.",
           SAME, [0, 0, 0, 1, 0, 0, 0], [5, -3, 2, 7])

    yield ("VALID, one under two", "kernel longer than the input",
           "K = L + 1 without padding: the kernel fits nowhere, and the answer is empty.",
           VALID, [5], [2, -3])
    yield ("VALID, three under five", "kernel longer than the input",
           "L - K + 1 is -1, but no tensor has a negative size: the answer is empty.",
           VALID, [1, -6, 4], [2, 7, -1, 3, 5])
    yield ("VALID, four under twelve", "kernel longer than the input",
           "A kernel three times as long as the input: empty.",
           VALID, [9, 2, -3, 7], (12, 11, "integers"))
    yield ("SAME, one under two", "kernel longer than the input",
           "With padding there is always an answer of length L: here x[0] under the first tap.",
           SAME, [5], [2, -3])
    yield ("SAME, one under three", "kernel longer than the input",
           "One number, which the middle tap sees; the others see zeros.", SAME, [5], [2, -3, 4])
    yield ("SAME, three under five", "kernel longer than the input",
           "Two zeros on each side of three numbers: 3 numbers out.",
           SAME, [1, -6, 4], [2, 7, -1, 3, 5])
    yield ("SAME, two under six", "kernel longer than the input",
           "An even kernel three times as long as the input: two zeros in front, three behind.",
           SAME, [8, -3], [1, 4, -2, 6, 3, -5])
    yield ("SAME, two under nine", "kernel longer than the input",
           "Most taps see padding, wherever the kernel lies.",
           SAME, [-7, 4], [3, 1, -2, 5, 8, -6, 2, 9, -4])

    yield ("VALID, 100 under 8", "long inputs", "A hundred numbers under an even kernel.",
           VALID, (100, 41, "integers"), (8, 42, "integers"))
    yield ("SAME, 65 under 3", "long inputs", "One number more than a buffer of 64 holds.",
           SAME, (65, 31, "integers"), [3, -1, 2])
    yield ("SAME, 62 under 5", "long inputs",
           "The input fits into a buffer of 64; with its padding it no longer does.",
           SAME, (62, 33, "integers"), [-4, 2, 1, 7, -3])
    yield ("SAME, 100 under 8", "long inputs", "Three zeros in front and four behind.",
           SAME, (100, 41, "integers"), (8, 42, "integers"))
    yield ("SAME, 300 under 5", "long inputs", "More positions than a byte can count.",
           SAME, (300, 51, "integers"), [-2, 6, 1, -4, 3])
    yield ("VALID, 90 under 67", "long inputs", "The kernel too is longer than 64.",
           VALID, (90, 61, "integers"), (67, 62, "integers"))
    yield ("SAME, 66 under 80", "long inputs", "A long input under a kernel that is longer still.",
           SAME, (66, 71, "integers"), (80, 72, "integers"))

    yield ("VALID, quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           VALID, [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("SAME, all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           SAME, [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("SAME, a weighted average", "fractions",
           "Four weights that add up to 1, and fade at the edges where zeros come in.",
           SAME, [7, -2, 5, 9, -4, 1, 3], [0.5, 0.25, 0.125, 0.125])
    yield ("VALID, sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           VALID, (10, 81, "sevenths"), (4, 82, "sevenths"))
    yield ("SAME, many sevenths", "fractions",
           "Ninety sevenths under eleven: rounding adds up, a little.",
           SAME, (90, 91, "sevenths"), (11, 92, "sevenths"))


def cases():
    for name, category, why, mode, x, kernel in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.along_a_line(name, x, kernel, padding=MODES[mode])
        yield vectors.case(name, category, why, [x, kernel, mode], answer)
