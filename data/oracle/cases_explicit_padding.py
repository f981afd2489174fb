"""The hidden cases of the exercise explicit-padding."""

import vectors

EXERCISE = "explicit-padding"


def plans():
    """Name, category, why, lo, hi, x and kernel."""
    yield ("worked example, other numbers", "zeros on both sides",
           "The sizes of the worked example: 5 + 3 numbers under 2 weights are 7.",
           2, 1, [4, -2, 7, 1, -5], [1, 10])
    yield ("more behind than in front", "zeros on both sides",
           "One zero in front and three behind.", 1, 3, [3, -7, 4, 9, -1, 6], [5, -3, 2])
    yield ("as many on both sides", "zeros on both sides",
           "Two and two; nothing here tells lo from hi.", 2, 2, [8, -3, 1, 5], [1, -2, 3, 5])
    yield ("every overlap", "zeros on both sides",
           "K - 1 zeros on each side: each tap meets each number once.",
           2, 2, [-6, 5, 9], [3, -1, 4])
    yield ("more zeros than taps", "zeros on both sides",
           "Where the whole kernel lies on zeros the answer is 0.",
           4, 3, [7, -4], [-2, 6, 1])
    yield ("an impulse", "zeros on both sides",
           "A single 1 shows the kernel, last weight first, and where it came to lie.",
           3, 1, [0, 0, 1, 0, 0], [5, -3, 2, 7])
    yield ("one under one", "zeros on both sides", "A product among zeros.", 1, 2, [-6], [7])

    yield ("in front only", "zeros on one side", "Two zeros in front, none behind.",
           2, 0, [5, 1, -4, 8, 2], [2, -1, 3])
    yield ("behind only", "zeros on one side", "Two zeros behind, none in front.",
           0, 2, [5, 1, -4, 8, 2], [2, -1, 3])
    yield ("neither", "zeros on one side", "The pair (0, 0) is VALID, written by hand.",
           0, 0, [2, -5, 8, -1, 6, 7], [-1, 4, 2, -3])
    yield ("one tap, zeros in front", "zeros on one side",
           "K = 1: the zeros come through as they are.", 3, 0, [9, -4, 2], [-3])

    yield ("cut in front", "cut off", "lo = -2: x begins at its third number.",
           -2, 0, [4, -2, 7, 1, -5, 3], [1, 10])
    yield ("cut behind", "cut off", "hi = -2: the last two numbers are gone.",
           0, -2, [4, -2, 7, 1, -5, 3], [1, 10])
    yield ("cut on both sides", "cut off", "One number less in front, two less behind.",
           -1, -2, [6, -1, 4, 8, 3, -5, 2, -9], [3, -4, 1])
    yield ("cut in front, zeros behind", "cut off",
           "The length stays, and everything moves to the left.",
           -2, 2, [3, -6, 2, 8, -1, 7], [4, 1, -3])
    yield ("zeros in front, cut behind", "cut off",
           "The length stays, and everything moves to the right.",
           2, -2, [3, -6, 2, 8, -1, 7], [4, 1, -3])
    yield ("one number is left", "cut off", "Of five numbers the fourth is left, under one tap.",
           -3, -1, [2, -8, 5, 9, -4], [6])
    yield ("as many left as there are taps", "cut off", "Three are left: one place.",
           -2, -1, [1, 7, -3, 5, 8, -2], [2, -1, 4])

    yield ("more cut in front than there is", "cut off beyond the end",
           "Five are cut from three numbers and four zeros behind them: two zeros are left.",
           -5, 4, [5, -3, 8], [7])
    yield ("more cut behind than there is", "cut off beyond the end",
           "Five are cut from the end of four zeros and three numbers: two zeros are left.",
           4, -5, [5, -3, 8], [7])
    yield ("all of x, and zeros are left", "cut off beyond the end",
           "All of x is cut; the kernel slides on zeros alone.", -3, 5, [5, -3, 8], [2, -1, 4])
    yield ("nearly all of x", "cut off beyond the end", "A single number and four zeros are left.",
           -3, 4, [2, 9, -6, 7], [3, -1, 5])
    yield ("nothing is left", "cut off beyond the end",
           "lo and hi cut all there is: no place, and the answer is empty.",
           -1, -3, [4, -7, 2, 6], [5])

    yield ("one under two", "kernel longer than what is there",
           "Without padding the kernel is too long: empty.", 0, 0, [5], [2, -3])
    yield ("two under five, one zero", "kernel longer than what is there",
           "2 + 1 numbers under 5 weights: still too long, empty.", 1, 0, [8, -1], [3, 1, -2, 4, 6])
    yield ("two under five, enough zeros", "kernel longer than what is there",
           "The kernel is longer than x, but not than x with its zeros: two places.",
           1, 3, [8, -1], [3, 1, -2, 4, 6])
    yield ("one under four, zeros just enough", "kernel longer than what is there",
           "1 + 3 numbers under 4 weights: one place.", 2, 1, [-9], [2, 7, -5, 3])
    yield ("made too short", "kernel longer than what is there",
           "Six numbers would do for four weights, but three of them are cut off: empty.",
           -1, -2, [1, -6, 4, 3, 7, -2], [2, 7, -1, 3])
    yield ("made far too short", "kernel longer than what is there",
           "One number is left under five weights: empty, and no negative size.",
           -4, -1, [1, -6, 4, 3, 7, -2], [2, 7, -1, 3, 5])

    yield ("50 and 19 zeros", "long inputs",
           "The input fits into a buffer of 64; with its padding it no longer does.",
           10, 9, (50, 33, "integers"), [-4, 2, 1, 7, -3])
    yield ("3 and 80 zeros", "long inputs", "Few numbers, and many zeros behind.",
           2, 78, [6, -2, 9], [5, -1, 3])
    yield ("100, cut by 30", "long inputs", "A hundred numbers, of which seventy are left.",
           -17, -13, (100, 41, "integers"), (8, 42, "integers"))
    yield ("300 and 4 zeros", "long inputs", "More positions than a byte can count.",
           1, 3, (300, 51, "integers"), [-2, 6, 1, -4, 3])
    yield ("66 under 80", "long inputs", "A long input under a kernel that is longer still.",
           20, 5, (66, 71, "integers"), (80, 72, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           1, 0, [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           -1, 2, [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           3, 6, (40, 81, "sevenths"), (11, 82, "sevenths"))


def cases():
    for name, category, why, lo, hi, x, kernel in plans():
        x, kernel = vectors.numbers(x), vectors.numbers(kernel)
        vectors.require_lopsided(name, kernel)
        answer = vectors.along_a_line(name, x, kernel, pads=[(lo, hi)])
        yield vectors.case(name, category, why, [x, kernel, lo, hi], answer)
