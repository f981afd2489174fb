"""The hidden cases of the exercise conv-stride."""

import vectors

EXERCISE = "conv-stride"

VALID, SAME = 0, 1
MODES = {VALID: "VALID", SAME: "SAME"}


def plans():
    """Name, category, why, mode, stride, x and kernel."""
    yield ("VALID, worked example, other numbers", "VALID",
           "The sizes of the worked example: places 0, 2 and 4.",
           VALID, 2, [4, -2, 7, 1, -5, 3, 8], [1, 2, -1])
    yield ("VALID, one number left over", "VALID",
           "L = 6 and K = 3: the second move of two would end one beyond x.",
           VALID, 2, [8, -3, 1, 5, -9, 2], [-4, 1, 3])
    yield ("VALID, stride 1", "VALID", "Stride 1 is what you know already.",
           VALID, 1, [5, 1, -4, 8, 2], [2, -1])
    yield ("VALID, stride 3", "VALID", "Places 0, 3 and 6; a number is left over at the end.",
           VALID, 3, [2, -5, 8, -1, 6, 7, -6, 3, 4, -2, 9], [-1, 4, 2, -3])
    yield ("VALID, stride 3, one short", "VALID",
           "(L - K) / 3 is 5/3: one move, and two numbers are left over.",
           VALID, 3, [3, -7, 4, 9, -1, 6, 2], [5, -2])
    yield ("VALID, kernel as long as the input", "VALID", "One place, whatever the stride.",
           VALID, 2, [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("VALID, one tap", "VALID", "K = 1: every third number, times -3.",
           VALID, 3, [-2, 8, 1, -5, 6, 4, 7], [-3])
    yield ("VALID, an impulse", "VALID",
           "A single 1 shows which taps ever stand on it: the first and the third.",
           VALID, 2, [0, 0, 0, 0, 1, 0, 0, 0, 0], [5, -3, 2, 7])

    yield ("SAME, three taps over five", "SAME", "One zero on each side: places -1, 1 and 3.",
           SAME, 2, [4, -2, 7, 1, -5], [1, 3, -1])
    yield ("SAME, stride 1", "SAME", "At stride 1 the answer is as long as x.",
           SAME, 1, [-3, 6, 1, -8, 4], [1, -2, 3, 5])
    yield ("SAME, five taps, stride 3", "SAME",
           "ceil(7 / 3) = 3 places, which need 4 zeros: 2 on each side.",
           SAME, 3, [-1, 4, 9, -2, 6, 3, -8], [2, -1, 3, 1, -5])
    yield ("SAME, an even kernel", "SAME", "L = 5 and K = 4: one zero in front and two behind.",
           SAME, 2, [9, 2, -5, 1, 8], [4, -1, 2, 5])
    yield ("SAME, an impulse in front", "SAME", "Which taps see the first number, and from where?",
           SAME, 2, [1, 0, 0, 0, 0, 0, 0], [5, -3, 2])
    yield ("SAME, one under one", "SAME", "L = K = 1: a product.", SAME, 2, [-6], [7])

    yield ("SAME, worked example, other numbers", "padding for the stride",
           "L = 4 and K = 3: an odd kernel, and yet 0 zeros in front and 1 behind.",
           SAME, 2, [7, -4, 2, 9], [3, 5, -2])
    yield ("SAME, four taps over six", "padding for the stride",
           "L = 6 and K = 4: an even kernel, and one zero on each side.",
           SAME, 2, [-3, 6, 1, -8, 4, 7], [1, -2, 3, 5])
    yield ("SAME, two taps over six", "padding for the stride",
           "L = 6 and K = 2: the windows lie side by side, no zeros are needed.",
           SAME, 2, [5, 1, -4, 8, 2, -7], [2, -1])
    yield ("SAME, seven taps over eight", "padding for the stride",
           "Five zeros are needed: two in front and three behind.",
           SAME, 2, [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("SAME, six taps, stride 4", "padding for the stride",
           "ceil(9 / 4) = 3 places, which need 5 zeros: two in front and three behind.",
           SAME, 4, [9, 2, -5, 1, 8, -3, -6, 4, 7], [4, -1, 2, 5, -3, 1])
    yield ("SAME, five taps, stride 4", "padding for the stride",
           "L = 8 and K = 5: a single zero, and it goes behind.",
           SAME, 4, [6, -1, 4, 8, 3, -5, 2, -9], [1, 7, -2, 3, 5])

    yield ("SAME, one tap, stride 3", "padding never below zero",
           "The total would be -2, so there is none: places 0 and 3.",
           SAME, 3, [5, -8, 3, 7, 2, -4], [6])
    yield ("SAME, one tap, stride 5", "padding never below zero",
           "The total would be -4: still places 0 and 5.",
           SAME, 5, [1, 9, -3, 4, 8, -6, 2, 7, -5, 3], [-2])
    yield ("SAME, two taps, stride 5", "padding never below zero",
           "The total would be -3, and half of it is no place to begin.",
           SAME, 5, [4, -7, 6, 2, 9, 3, -1, 8, 5, -2], [3, -4])
    yield ("SAME, two taps, stride 4, seven numbers", "padding never below zero",
           "The second window ends before x does.", SAME, 4, [8, 5, -3, 1, 6, -9, 2], [-1, 4])

    yield ("VALID, stride longer than the input", "strides beyond the input",
           "The kernel cannot move, but it has stood in one place.",
           VALID, 9, [3, -6, 2, 8, -1], [4, 1, -3])
    yield ("SAME, stride longer than the input", "strides beyond the input",
           "ceil(5 / 9) = 1 place, which needs no zeros.",
           SAME, 9, [3, -6, 2, 8, -1], [4, 1, -3])
    yield ("SAME, one place, a longer kernel", "strides beyond the input",
           "One place of seven taps over four numbers: one zero in front, two behind.",
           SAME, 6, [2, -3, 7, 5], [1, 8, -2, 4, 6, -5, 3])

    yield ("VALID, four under five, stride 2", "kernel longer than the input",
           "(L - K) / stride is -1/2, and C makes 0 of it; the answer is empty.",
           VALID, 2, [1, -6, 4, 3], [2, 7, -1, 3, 5])
    yield ("VALID, three under five, stride 1", "kernel longer than the input",
           "L - K + 1 is -1, but no tensor has a negative size: the answer is empty.",
           VALID, 1, [1, -6, 4], [2, 7, -1, 3, 5])
    yield ("VALID, two under seven, stride 2", "kernel longer than the input",
           "Far too long: empty.", VALID, 2, [9, -2], [3, 1, -4, 6, 2, -5, 8])
    yield ("VALID, one under three, stride 5", "kernel longer than the input",
           "The stride does not matter where the kernel fits nowhere: empty.",
           VALID, 5, [7], [2, -3, 4])
    yield ("SAME, three under five, stride 2", "kernel longer than the input",
           "Two places, -2 and 0: four zeros are needed, two on each side.",
           SAME, 2, [1, -6, 4], [2, 7, -1, 3, 5])

    yield ("VALID, 131 under 3, stride 2", "long inputs",
           "65 numbers come out, one more than a buffer of 64 holds.",
           VALID, 2, (131, 31, "integers"), [3, -1, 2])
    yield ("SAME, 300 under 5, stride 3", "long inputs", "More positions than a byte can count.",
           SAME, 3, (300, 51, "integers"), [-2, 6, 1, -4, 3])
    yield ("SAME, 200 under 8, stride 7", "long inputs",
           "ceil(200 / 7) = 29 places, which need 4 zeros.",
           SAME, 7, (200, 41, "integers"), (8, 42, "integers"))
    yield ("SAME, 66 under 80, stride 4", "long inputs",
           "A long input under a kernel that is longer still.",
           SAME, 4, (66, 71, "integers"), (80, 72, "integers"))

    yield ("VALID, quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           VALID, 2, [1.25, -0.75, 2.5, 0.25, -3.25, 1.5, 0.75], [0.5, -1.25, 2.75])
    yield ("SAME, all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           SAME, 2, [0.5, 0.25, 0.75, 0.125, 0.625, 0.375], [0.25, 0.5, -0.75])
    yield ("SAME, sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           SAME, 3, (40, 81, "sevenths"), (11, 82, "sevenths"))


def cases():
    for name, category, why, mode, stride, x, kernel in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.along_a_line(
            name, x, kernel, window_strides=[stride], padding=MODES[mode])
        yield vectors.case(name, category, why, [x, kernel, stride, mode], answer)
