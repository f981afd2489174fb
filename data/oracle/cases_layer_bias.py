"""The hidden cases of the exercise layer-bias."""

from flax import linen as nn
import numpy as np

import vectors

EXERCISE = "layer-bias"


def plans():
    """Name, category, why, x, kernel, bias and stride."""
    yield ("worked example, other numbers", "bias",
           "The sizes of the worked example: each of two features has a bias of its own.",
           [[4], [-2], [7], [1]], [[[1, 2]], [[3, 0]], [[-1, 5]]], [20, -7], 1)
    yield ("zeros in", "bias", "Of an input of zeros only the bias is left, at every position.",
           [[0], [0], [0], [0]], [[[1, 2, 3]], [[4, 5, 6]]], [5, -3, 8], 1)
    yield ("one feature", "bias", "A single bias, added everywhere.",
           [[3, 1], [-4, 2], [5, -6]], ([3, 2, 1], 11, "integers"), [40], 1)
    yield ("as many positions as features", "bias",
           "The result is square: added the wrong way, the bias would fit as well.",
           ([3, 2], 12, "integers"), ([3, 2, 3], 13, "integers"), [10, -20, 35], 1)
    yield ("more features than positions", "bias",
           "Five biases and two positions: counted by positions, three would never be used.",
           ([2, 2], 14, "integers"), ([2, 2, 5], 15, "integers"), [7, -2, 30, 4, -11], 1)
    yield ("more positions than features", "bias",
           "Two biases and six positions: counted by positions, there are not enough.",
           ([6, 3], 16, "integers"), ([3, 3, 2], 17, "integers"), [-9, 25], 1)
    yield ("three channels", "bias",
           "The bias is added once, not for each channel and not for each tap.",
           ([5, 3], 18, "integers"), ([4, 3, 2], 19, "integers"), [50, -30], 1)
    yield ("one bias is zero", "bias", "A bias of 0 among others changes nothing.",
           ([4, 2], 20, "integers"), ([3, 2, 3], 21, "integers"), [0, 6, 0], 1)

    yield ("stride 2 over four", "stride",
           "L = 4 and K = 3 at stride 2: no zero in front, one behind, two positions.",
           [[4], [-2], [7], [1]], [[[1, 2]], [[3, 0]], [[-1, 5]]], [20, -7], 2)
    yield ("stride 2 over five", "stride", "5 / 2, rounded up: three positions.",
           ([5, 2], 31, "integers"), ([3, 2, 2], 32, "integers"), [15, -4], 2)
    yield ("an even kernel at stride 2", "stride",
           "L = 6 and K = 4 at stride 2: one zero on each side.",
           ([6, 2], 33, "integers"), ([4, 2, 3], 34, "integers"), [9, -12, 2], 2)
    yield ("stride 3 over eight", "stride", "L = 8 and K = 5 at stride 3: three positions.",
           ([8, 1], 35, "integers"), ([5, 1, 2], 36, "integers"), [-6, 21], 3)
    yield ("steps wider than the kernel", "stride",
           "L = 6 and K = 1 at stride 3: no padding is wanted, and less than none is none.",
           ([6, 2], 37, "integers"), ([1, 2, 3], 38, "integers"), [3, -8, 17], 3)
    yield ("steps wider than the input", "stride",
           "Stride 7 over three: one position, where the padding is that of stride 7.",
           ([3, 2], 39, "integers"), ([2, 2, 2], 40, "integers"), [-14, 5], 7)
    yield ("as many places as features, at stride 2", "stride",
           "Six positions become three, and there are three features.",
           ([6, 1], 41, "integers"), ([3, 1, 3], 42, "integers"), [8, -5, 13], 2)

    yield ("an impulse", "kernel",
           "A single 1 shows the kernel, last tap first, on top of the bias.",
           [[0], [0], [0], [1], [0], [0]], [[[5, 1]], [[-3, 4]], [[2, -6]]], [100, 200], 1)
    yield ("an impulse in the second channel", "kernel",
           "Only the weights of the second channel show.",
           [[0, 0], [0, 0], [0, 1], [0, 0]], ([2, 2, 3], 51, "integers"), [100, 200, 300], 1)
    yield ("channels as many as features", "kernel",
           "C_in = features = 3: swapped axes of the kernel would fit as well.",
           ([4, 3], 52, "integers"), ([2, 3, 3], 53, "integers"), [-1, 12, 4], 1)
    yield ("five taps", "kernel", "Two zeros on each side of seven positions.",
           ([7, 1], 54, "integers"), ([5, 1, 2], 55, "integers"), [33, -16], 1)
    yield ("one tap", "kernel", "K = 1 looks at no neighbour.",
           ([3, 4], 56, "integers"), ([1, 4, 2], 57, "integers"), [18, -2], 1)

    yield ("one of everything", "smallest sizes",
           "A product and a bias: 7 * -6 + 5, with two axes of size 1.",
           [[-6]], [[[7]]], [5], 1)
    yield ("one position, four features", "smallest sizes", "One number in, four out.",
           [[3]], [[[1, -2, 4, 0]]], [-5, 6, 2, 9], 1)
    yield ("two positions, two taps", "smallest sizes",
           "One zero is needed, and it goes behind.", [[4], [-9]], [[[3]], [[8]]], [-1], 1)

    yield ("one position under three taps", "kernel longer than the input",
           "Only the middle tap sees a number, and the bias is added in full.",
           [[5, -2]], ([3, 2, 2], 61, "integers"), [60, -45], 1)
    yield ("two positions under six taps", "kernel longer than the input",
           "An even kernel three times as long: two zeros in front, three behind.",
           [[8], [-3]], ([6, 1, 2], 62, "integers"), [11, 70], 1)
    yield ("three positions under eight taps at stride 2", "kernel longer than the input",
           "Most taps see padding, wherever the kernel lies.",
           ([3, 2], 63, "integers"), ([8, 2, 2], 64, "integers"), [-19, 3], 2)

    yield ("65 positions", "long inputs", "One position more than a buffer of 64 holds.",
           ([65, 1], 71, "integers"), ([3, 1, 2], 72, "integers"), [24, -10], 1)
    yield ("300 positions at stride 4", "long inputs", "More positions than a byte can count.",
           ([300, 1], 73, "integers"), ([6, 1, 1], 74, "integers"), [55], 4)
    yield ("70 taps", "long inputs", "A kernel longer than 64, and longer than the input.",
           ([7, 1], 75, "integers"), ([70, 1, 1], 76, "integers"), [-27], 1)
    yield ("66 features", "long inputs", "Sixty-six biases, and one position.",
           [[4]], ([1, 1, 66], 77, "integers"), ([66], 78, "integers"), 1)
    yield ("65 channels", "long inputs", "Each number is a sum of 130 products and one bias.",
           ([2, 65], 79, "integers"), ([2, 65, 1], 80, "integers"), [31], 1)

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           ([4, 2], 81, "quarters"), ([3, 2, 2], 82, "quarters"), [0.25, -1.75], 1)
    yield ("a bias below one", "fractions",
           "Whole-number arithmetic would make these biases 0.",
           [[2], [-1], [4]], [[[1, 3]], [[2, -1]]], [0.5, -0.25], 1)
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           ([7, 3], 83, "sevenths"), ([4, 3, 2], 84, "sevenths"), ([2], 85, "sevenths"), 2)
    yield ("large numbers", "fractions",
           "Halves of large numbers: neither a short nor an int will do.",
           [[30000.5], [-12345.25], [50000]], [[[200, 1]], [[-3.5, 4]]], [-100000.5, 70000.25], 1)


def cases():
    for name, category, why, x, kernel, bias, stride in plans():
        x, kernel, bias = (vectors.tensor(given) for given in (x, kernel, bias))
        if len(kernel) > 1 and np.array_equal(kernel, kernel[::-1]):
            raise ValueError(f"{name}: the kernel is symmetric")
        layer = nn.Conv(kernel.shape[-1], kernel.shape[:1], strides=stride)
        answer = vectors.given_layer(name, layer, {"kernel": kernel, "bias": bias}, x)
        args = [x, kernel, bias, stride]
        yield vectors.case(name, category, why, args, answer, vectors.FLAX_SOURCE)
