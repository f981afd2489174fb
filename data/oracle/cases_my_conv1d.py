"""The hidden cases of the exercise my-conv1d."""

from flax import linen as nn

import vectors

EXERCISE = "my-conv1d"


def plans():
    """Name, category, why, seed, x, features and kernel_size."""
    yield ("an impulse, two features", "layout",
           "A single 1 shows the kernel itself, last tap first, features side by side.",
           0, [[0], [0], [0], [1], [0], [0], [0]], 2, 3)
    yield ("an impulse in the first channel", "layout",
           "One channel is 1 at one position, the other is silent: only half of the kernel speaks.",
           3, [[0, 0], [0, 0], [1, 0], [0, 0], [0, 0]], 3, 3)
    yield ("an impulse in the last channel", "layout",
           "A single 1 in the third of three channels.",
           5, [[0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 0]], 2, 2)
    yield ("channels as many as features", "layout",
           "C_in = features = 3: swapped axes of the kernel are not refused.",
           6, ([5, 3], 11, "integers"), 3, 2)
    yield ("taps as many as features", "layout",
           "kernel_size = features = 4, two channels: the first and the last axis are of one size.",
           7, ([6, 2], 12, "integers"), 4, 4)
    yield ("three of everything", "layout",
           "L, C_in, features and kernel_size are all 3: no size can tell one axis from another.",
           8, ([3, 3], 13, "integers"), 3, 3)
    yield ("four channels, two features", "layout",
           "More channels than features, and neither is the number of taps.",
           9, ([6, 4], 14, "integers"), 2, 3)
    yield ("five features over two channels", "layout",
           "Five features stand side by side at each position of the result.",
           10, ([4, 2], 15, "integers"), 5, 3)

    yield ("worked example, other numbers", "SAME, odd kernel",
           "The sizes of the worked example: 4 positions, 2 features, 8 numbers.",
           42, [[4], [-2], [7], [1]], 2, 3)
    yield ("five taps", "SAME, odd kernel", "Two zeros on each side of nine positions.",
           1, ([9, 2], 21, "integers"), 3, 5)
    yield ("seven taps", "SAME, odd kernel", "Three zeros on each side of eight positions.",
           2, [[-1], [4], [9], [-2], [6], [3], [-8], [5]], 2, 7)
    yield ("one tap", "SAME, odd kernel",
           "kernel_size = 1 mixes the channels of one position and looks at no neighbour.",
           4, ([5, 3], 22, "integers"), 4, 1)
    yield ("as many taps as positions", "SAME, odd kernel", "K = L = 5, and still 5 positions.",
           12, ([5, 2], 23, "integers"), 1, 5)

    yield ("two taps", "SAME, even kernel",
           "One zero is needed, and it goes behind the last position.",
           13, ([5, 2], 31, "integers"), 3, 2)
    yield ("four taps", "SAME, even kernel", "Three zeros: one in front and two behind.",
           14, ([7, 3], 32, "integers"), 2, 4)
    yield ("six taps", "SAME, even kernel", "Five zeros: two in front and three behind.",
           15, ([9, 1], 33, "integers"), 2, 6)
    yield ("an impulse under four taps", "SAME, even kernel",
           "A single 1 shows the four weights, last first, and where they came to lie.",
           16, [[0], [0], [0], [1], [0], [0], [0]], 1, 4)

    yield ("one of everything", "smallest sizes",
           "One position, one channel, one feature, one tap: a product, as a tensor of one number.",
           17, [[-6]], 1, 1)
    yield ("one position, three features", "smallest sizes",
           "One number in, three out: each feature has a weight of its own.", 18, [[5]], 3, 1)
    yield ("two positions, two taps", "smallest sizes",
           "The smallest input that two taps cover.", 19, [[4], [-9]], 1, 2)
    yield ("four channels become one", "smallest sizes",
           "One tap and one feature: a weighted sum over the channels.",
           20, ([3, 4], 41, "integers"), 1, 1)
    yield ("an input of zeros", "smallest sizes",
           "Zeros in, zeros out: the bias is zero too.", 21, [[0, 0], [0, 0], [0, 0]], 2, 3)

    yield ("one position under two taps", "kernel longer than the input",
           "The position stands under the first tap, the zero behind it under the second.",
           22, [[5, -2]], 2, 2)
    yield ("one position under three taps", "kernel longer than the input",
           "Only the middle tap sees a number.", 23, [[3, -7]], 3, 3)
    yield ("two positions under six taps", "kernel longer than the input",
           "An even kernel three times as long: two zeros in front, three behind.",
           24, [[8], [-3]], 2, 6)
    yield ("three positions under nine taps", "kernel longer than the input",
           "Most taps see padding, wherever the kernel lies.",
           25, ([3, 2], 51, "integers"), 2, 9)

    yield ("seed -1", "parameters", "A negative seed is a seed like any other.",
           -1, [[2, 5], [-3, 1]], 2, 3)
    yield ("the largest seed", "parameters", "2147483647, the largest int.",
           2147483647, [[2, 5], [-3, 1]], 2, 3)
    yield ("the smallest seed", "parameters", "-2147483648, the smallest int.",
           -2147483648, [[2, 5], [-3, 1]], 2, 3)
    yield ("two products in a sum", "parameters",
           "C_in = 1 and two taps: fan_in is 2, and the weights are large.",
           2024, [[3], [-5], [4]], 3, 2)
    yield ("thirty products in a sum", "parameters",
           "C_in = 6 and five taps: fan_in is 30, and the weights are small.",
           2024, ([4, 6], 61, "integers"), 2, 5)

    yield ("65 positions", "long inputs", "One position more than a buffer of 64 holds.",
           26, ([65, 1], 71, "integers"), 2, 3)
    yield ("300 positions", "long inputs", "More positions than a byte can count.",
           27, ([300, 1], 72, "integers"), 1, 4)
    yield ("66 taps", "long inputs", "A kernel longer than 64, and longer than the input.",
           28, ([7, 1], 73, "integers"), 1, 66)
    yield ("70 channels", "long inputs", "Each number of the result is a sum of 210 products.",
           29, ([2, 70], 74, "integers"), 2, 3)
    yield ("70 features", "long inputs", "Seventy features at each of two positions.",
           30, [[7], [-4]], 70, 2)

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           31, [[1.25, -0.75], [2.5, 0.25], [-3.25, 1.5]], 2, 3)
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           32, [[0.5], [0.25], [0.75], [0.125], [0.625]], 2, 2)
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the products are rounded.",
           33, ([8, 3], 81, "sevenths"), 2, 4)
    yield ("large numbers", "fractions",
           "Halves of large numbers: neither a short nor an int will do.",
           34, [[30000.5], [-12345.25], [50000], [7.75], [-40000.5]], 2, 3)


def cases():
    for name, category, why, seed, x, features, kernel_size in plans():
        x = vectors.tensor(x)
        y, tol = vectors.new_layer(name, nn.Conv(features, (kernel_size,)), seed, x)
        args = [seed, x, features, kernel_size]
        yield vectors.case(name, category, why, args, (y.reshape(-1), tol), vectors.FLAX_SOURCE)
