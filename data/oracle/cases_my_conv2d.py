"""The hidden cases of the exercise my-conv2d."""

from flax import linen as nn
import numpy as np

import vectors

EXERCISE = "my-conv2d"


def plans():
    """Name, category, why, seed, x, features, kernel_h and kernel_w, and stride."""
    yield ("an impulse", "layout",
           "A single 1 shows the kernel itself, turned by half a turn, features side by side.",
           0, impulse(5, 4, 1, at=(2, 1, 0)), 2, (3, 2), 1)
    yield ("an impulse in the second channel", "layout",
           "One channel is 1 at one place, the other is silent: half of the kernel speaks.",
           3, impulse(3, 4, 2, at=(1, 2, 1)), 2, (2, 3), 1)
    yield ("channels as many as features", "layout",
           "C_in = features = 3: swapped axes of the kernel are not refused.",
           6, ([3, 2, 3], 11, "integers"), 3, (2, 1), 1)
    yield ("a kernel that fits the wrong way round", "layout",
           "kernel_h = features and kernel_w = C_in: the layout of PyTorch is not refused.",
           7, ([3, 4, 2], 12, "integers"), 3, (3, 2), 1)
    yield ("as many rows as channels", "layout",
           "H = C_in = 3: an image taken for channels first is not refused.",
           8, ([3, 5, 3], 13, "integers"), 1, (2, 3), 2)
    yield ("a cube", "layout", "H, W and C_in are all 3: no size can tell one axis from another.",
           9, ([3, 3, 3], 14, "integers"), 2, (2, 3), 1)
    yield ("two of everything", "layout", "All sizes are 2, and only the numbers tell.",
           10, ([2, 2, 2], 15, "integers"), 2, (2, 2), 1)
    yield ("a square under a wide kernel", "layout",
           "H = W = 4, and the kernel is wider than high.",
           11, ([4, 4, 1], 16, "integers"), 1, (2, 3), 1)
    yield ("an oblong under a square kernel", "layout",
           "The kernel is as high as wide; the image is not.",
           12, ([2, 5, 1], 17, "integers"), 2, (3, 3), 1)

    yield ("worked example, other numbers", "stride 1",
           "The sizes of the worked example: 3 by 3 stay 3 by 3.",
           42, [[[4], [-2], [7]], [[1], [-5], [3]], [[-8], [6], [2]]], 1, (3, 3), 1)
    yield ("an even kernel", "stride 1",
           "Two taps down and four across: no zero above, one at the left, one and two after.",
           1, ([3, 5, 1], 21, "integers"), 2, (2, 4), 1)
    yield ("one tap", "stride 1", "A kernel of 1 by 1 mixes the channels of one place.",
           2, ([2, 3, 3], 22, "integers"), 2, (1, 1), 1)
    yield ("a column of taps", "stride 1", "Five taps down, one across: no column is padded.",
           4, ([4, 3, 1], 23, "integers"), 1, (5, 1), 1)
    yield ("a row of taps", "stride 1", "One tap down, three across: no row is padded.",
           5, ([3, 4, 2], 24, "integers"), 1, (1, 3), 1)

    yield ("worked example with stride 2", "stride",
           "3 by 3 at stride 2 is 2 by 2: divided, and rounded up.",
           42, [[[4], [-2], [7]], [[1], [-5], [3]], [[-8], [6], [2]]], 1, (3, 3), 2)
    yield ("an odd and an even kernel", "stride",
           "H = 4 under 3 at stride 2 is padded by 0 and 1, W = 6 under 4 by 1 and 1.",
           13, ([4, 6, 1], 31, "integers"), 2, (3, 4), 2)
    yield ("an even and an odd kernel", "stride",
           "H = 5 under 4 at stride 2 is padded by 1 and 2, W = 8 under 3 by 0 and 1.",
           14, ([5, 8, 1], 32, "integers"), 1, (4, 3), 2)
    yield ("stride 3", "stride", "7 by 5 at stride 3 is 3 by 2.",
           15, ([7, 5, 2], 33, "integers"), 2, (3, 2), 3)
    yield ("steps wider than the kernel", "stride",
           "One tap at stride 3: no padding is wanted, and less than none is none.",
           16, ([6, 7, 1], 34, "integers"), 2, (1, 1), 3)
    yield ("steps wider than the image", "stride",
           "Stride 5 over 3 by 4: one place each way, where the padding is that of stride 5.",
           17, ([3, 4, 2], 35, "integers"), 3, (2, 3), 5)
    yield ("a size that the stride divides", "stride", "4 by 8 at stride 4 is 1 by 2.",
           18, ([4, 8, 1], 36, "integers"), 2, (5, 3), 4)

    yield ("one of everything", "smallest sizes",
           "One place, one channel, one feature, one tap: a product, as a tensor of one number.",
           19, [[[-6]]], 1, (1, 1), 1)
    yield ("one place, three features", "smallest sizes",
           "One number in, three out: each feature has a weight of its own.",
           20, [[[5]]], 3, (1, 1), 1)
    yield ("a single row", "smallest sizes", "H = 1: what lies above and below is padding.",
           21, ([1, 5, 1], 41, "integers"), 1, (3, 2), 1)
    yield ("a single column", "smallest sizes", "W = 1: what lies left and right is padding.",
           22, ([5, 1, 1], 42, "integers"), 1, (2, 3), 2)

    yield ("one place under 3 by 3", "kernel larger than the input",
           "Only the middle tap sees a number.", 24, [[[3, -7]]], 2, (3, 3), 1)
    yield ("2 by 1 under 5 by 2", "kernel larger than the input",
           "Most taps see padding, wherever the kernel lies.",
           25, [[[8]], [[-3]]], 2, (5, 2), 1)
    yield ("2 by 3 under 4 by 6 at stride 2", "kernel larger than the input",
           "Larger both ways, and moved by two.", 26, ([2, 3, 1], 51, "integers"), 1, (4, 6), 2)

    yield ("seed -1", "parameters", "A negative seed is a seed like any other.",
           -1, [[[2], [5]], [[-3], [1]]], 1, (2, 2), 1)
    yield ("the largest seed", "parameters", "2147483647, the largest int.",
           2147483647, [[[2], [5]], [[-3], [1]]], 1, (2, 2), 1)
    yield ("the smallest seed", "parameters", "-2147483648, the smallest int.",
           -2147483648, [[[2], [5]], [[-3], [1]]], 1, (2, 2), 1)

    yield ("288 numbers out", "large inputs", "More than 8 by 8 places of 4 features hold.",
           27, ([8, 9, 1], 61, "integers"), 4, (2, 3), 1)
    yield ("306 numbers in", "large inputs", "A buffer of 8 by 8 by 4 is too small for the image.",
           28, ([17, 9, 2], 62, "integers"), 1, (3, 2), 3)
    yield ("72 taps", "large inputs", "A kernel of more than 64 weights, larger than the image.",
           29, ([2, 3, 1], 63, "integers"), 1, (9, 8), 1)
    yield ("70 channels", "large inputs", "Each number of the result is a sum of 140 products.",
           30, ([1, 2, 70], 64, "integers"), 2, (1, 2), 1)
    yield ("a row of 300", "large inputs", "More columns than a byte can count, at stride 7.",
           31, ([1, 300, 1], 65, "integers"), 1, (1, 4), 7)

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           32, ([3, 2, 2], 71, "quarters"), 2, (2, 3), 1)
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           33, [[[0.5], [0.25], [0.75]], [[0.125], [0.625], [0.375]]], 1, (2, 2), 1)
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the products are rounded.",
           34, ([5, 4, 2], 72, "sevenths"), 2, (3, 4), 2)
    yield ("large numbers", "fractions",
           "Halves of large numbers: neither a short nor an int will do.",
           35, [[[30000.5], [-12345.25]], [[50000], [7.75]], [[-40000.5], [9]]], 1, (3, 2), 2)


def impulse(*shape, at):
    """Zeros, but for a 1."""
    x = np.zeros(shape, np.float32)
    x[at] = 1
    return x


def cases():
    for name, category, why, seed, x, features, kernel_size, stride in plans():
        x = vectors.tensor(x)
        layer = nn.Conv(features, kernel_size, strides=(stride, stride))
        y, tol = vectors.new_layer(name, layer, seed, x)
        args = [seed, x, features, *kernel_size, stride]
        yield vectors.case(name, category, why, args, (y.reshape(-1), tol), vectors.FLAX_SOURCE)
