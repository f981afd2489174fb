"""The hidden cases of the exercise true-convolution."""

import jax.numpy as jnp
import numpy as np

import vectors

EXERCISE = "true-convolution"


def plans():
    """Name, category, why, f and g."""
    yield ("worked example, other numbers", "direction",
           "The sizes of the worked example; without the flip every number is another.",
           [4, -2, 7, 1, -5], [1, -3, 2])
    yield ("an impulse in f", "direction",
           "A single 1 in f gives g itself, first number first, and where the 1 stood.",
           [0, 0, 1, 0], [5, -3, 2])
    yield ("an impulse in g", "direction", "A single 1 in g, at its end, moves f to the right.",
           [3, -7, 4, 9, -1], [0, 0, 1])
    yield ("two and five", "direction", "An even kernel: f[n] * 2 - f[n-1].",
           [5, 1, -4, 8, 2], [2, -1])
    yield ("four and seven", "direction", "Four different weights, each with its own place.",
           [-3, 6, 1, -8, 4, 7, -2], [1, -2, 3, 5])
    yield ("digits", "direction", "321 * 54 without carrying: the digits are not symmetric.",
           [3, 2, 1], [5, 4])
    yield ("a polynomial", "direction",
           "(2 - 3t + t^3) * (1 + 4t - 5t^2): coefficients, the lowest power first.",
           [2, -3, 0, 1], [1, 4, -5])

    yield ("six and three", "length", "6 + 3 - 1 = 8 numbers.",
           [8, -3, 1, 5, -9, 2], [-4, 1, 3])
    yield ("eight and seven", "length", "8 + 7 - 1 = 14 numbers.",
           [-1, 4, 9, -2, 6, 3, -8, 5], [2, -1, 3, 1, -5, 4, -3])
    yield ("both of length four", "length", "L = K = 4: 7 numbers.",
           [3, -1, 2, 5], [1, 4, -2, -3])
    yield ("zeros in f", "length", "Zeros in, zeros out, as many as there are places.",
           [0, 0, 0], [4, -7])

    yield ("one longer", "g longer than f", "K = L + 1.", [8, -1, 3], [3, 1, -2, 5])
    yield ("two longer", "g longer than f", "K = L + 2.", [9, -4], [1, -6, 4, 2])
    yield ("three and five", "g longer than f", "Five numbers average over three.",
           [1, -6, 4], [2, 7, -1, 3, 5])
    yield ("five and three, swapped", "g longer than f",
           "The first case of all with f and g swapped: the same answer.",
           [1, -3, 2], [4, -2, 7, 1, -5])
    yield ("one and six", "g longer than f", "A single number in f scales g.",
           [-3], [5, 1, -4, 8, 2, 7])
    yield ("four and twelve", "g longer than f", "g is three times as long as f.",
           [9, 2, -3, 7], (12, 11, "integers"))
    yield ("30 and 70", "g longer than f", "g is longer than f, and longer than 64.",
           (30, 21, "integers"), (70, 22, "integers"))

    yield ("one and one", "smallest sizes", "L = K = 1: a product, as a tensor of one number.",
           [-6], [7])
    yield ("two and one", "smallest sizes", "K = 1: f is scaled, its length stays.", [4, -9], [3])
    yield ("two and two", "smallest sizes", "Four products on three places.", [5, -3], [2, 7])
    yield ("one and two", "smallest sizes", "L = 1 and K = 2: two numbers.", [4], [2, -3])

    yield ("65 and 3", "long inputs", "One number more than a buffer of 64 holds.",
           (65, 31, "integers"), [3, -1, 2])
    yield ("60 and 8", "long inputs", "f fits into a buffer of 64, the result does not.",
           (60, 41, "integers"), (8, 42, "integers"))
    yield ("260 and 5", "long inputs", "More places than a byte can count.",
           (260, 51, "integers"), [-2, 6, 1, -4, 3])
    yield ("80 and 66", "long inputs", "g too is longer than 64.",
           (80, 61, "integers"), (66, 62, "integers"))

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1.25, -0.75, 2.5, 0.25, -3.25, 1.5], [0.5, -1.25, 2.75])
    yield ("all below one", "fractions",
           "Every number is smaller than 1; whole-number arithmetic would make them all 0.",
           [0.5, 0.25, 0.75, 0.125, 0.625], [0.25, 0.5, -0.75])
    yield ("a density", "fractions", "Three weights that add up to 1: an average.",
           [7, -2, 5, 9, -4, 1, 3], [0.5, 0.375, 0.125])
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           (10, 81, "sevenths"), (4, 82, "sevenths"))
    yield ("large numbers", "fractions",
           "Halves of large numbers: neither a short nor an int will do.",
           [30000.5, -12345.25, 50000, 7.75, -40000.5], [200, -3.5])


def cases():
    for name, category, why, f, g in plans():
        f, g = vectors.numbers(f), vectors.numbers(g)
        vectors.require_lopsided(name, g)
        answer = full(name, f, g)
        yield vectors.case(name, category, why, [f, g], answer)


def full(name, f, g):
    """The primitive on a flipped kernel, which jnp.convolve has to agree with."""
    pad = g.size - 1
    want, tol = vectors.along_a_line(name, f, g[::-1], pads=[(pad, pad)])
    if not np.max(np.abs(np.asarray(jnp.convolve(f, g)) - want)) <= tol:
        raise ValueError(f"{name}: jnp.convolve gives another answer")
    return want, tol
