"""draws.json: keys, bits and numbers of jax.random.

The floats are the very bits that XLA gives in float32, without 64-bit types, on a CPU that fuses a
multiplication and an addition into one rounding. Keys and bits are the same everywhere.
"""

import jax
import numpy as np

NAME = "draws.json"
ABOUT = "Keys and numbers of jax.random (threefry2x32, partitionable, 64-bit types off)."

SEEDS = (0, 1, 2, 42, 123, -1, -2, -2147483648, 2147483647, 3, 7, 8, 99, 1000, 1234, 1701, 2024,
         4711, 9999, 31337, 65535, 65536, 65537, 100000, 271828, 314159, 999983, 1000003, 1048576,
         16777215, 16777216, 19770507, 123456789, 305419896, 987654321, 1000000007, 1073741823,
         1073741824, 1431655765, 1717986918, 2000000000, 2147483646, -3, -42, -100, -255, -4096,
         -65536, -123456, -1000000, -987654321, -1431655766, -2000000000, -2147483647,
         # JAX takes these modulo 2**32.
         2147483648, 2147483747, 3735928559, 4294967295, 4294967296, 4294967301, 1099511627783,
         -2147483649, -4294967297)
SHAPES = ((), (3,), (2, 3), (1,), (0,), (4, 1, 5), (7,), (5, 2), (2, 2, 2), (16,), (3, 4),
          (2, 1, 3, 1, 2), (1, 1), (9,), (2, 0, 3), (3, 3), (1, 2, 3, 2), (11,), (6, 1), (25,))
LONGER = {123: (7, 11), 1701: (300,)}
RANGES = ((0, 1), (-1, 1), (0, 1), (-3.5, 2.25), (0, 1), (0, 0.1))
# From 5.2947 on the error function is taken for 1, and its inverse is infinite before the clamp.
INFINITY = float("inf")
CUTS = ((-2, 2), (-2, 2), (-1, 0.5), (-2, 2), (0, 3), (8, 9), (-9, -8), (-5.6, -5),
        (-INFINITY, 1), (5, INFINITY), (-INFINITY, INFINITY))
# One case more for each of these; the seeds count on from here.
FURTHER_SEED = 5001
FURTHER_SHAPE = (12,)
NAN = float("nan")
FURTHER_RANGES = ((0, INFINITY), (-INFINITY, 1), (NAN, 1), (0, NAN), (-INFINITY, INFINITY),
                  (INFINITY, INFINITY), (2, 1), (3, 3), (-3e38, 3e38))
FURTHER_CUTS = ((-1.5, 1.5), (0.305, 1.693), (5.4, 5.5), (-4.98, -4.68), (5.29, 5.3), (5.25, 5.35),
                (0.79, 2.245), (3.807, 3.898), (-5.197, 1.579), (2.779, 5.55), (-0.366, 0.123),
                (3.212, 3.657), (-5.464, 2.245), (4.487, 5.549), (2.236, 2.44), (2.7, 2.997),
                (-5.081, -1.918), (-2.698, 5.543))
FOLDED = (0, 1, 3213575472, 2, 3303678395, 127, 4294967295, 65536, 2147483648, 19)


def cases():
    if not jax.config.jax_threefry_partitionable or jax.config.jax_enable_x64:
        raise RuntimeError("jax.random is not in the mode that the data describes")
    first = [case(n, seed, SHAPES[n % len(SHAPES)], RANGES, CUTS) for n, seed in enumerate(SEEDS)]
    further = [case(n, FURTHER_SEED + n, FURTHER_SHAPE, FURTHER_RANGES, FURTHER_CUTS)
               for n in range(len(FURTHER_CUTS))]
    return first + further


def case(n, seed, shape, ranges, cuts):
    shape = LONGER.get(seed, shape)
    low, high = ranges[n % len(ranges)]
    lower, upper = cuts[n % len(cuts)]
    data = FOLDED[n % len(FOLDED)]
    key = jax.random.PRNGKey(seed)
    return {
        "seed": seed,
        "shape": list(shape),
        "key": np.asarray(key),
        "split": np.asarray(jax.random.split(key, 3)),
        "fold_in": {"data": data, "key": np.asarray(jax.random.fold_in(key, np.uint32(data)))},
        "bits": flat(jax.random.bits(key, shape), np.uint32),
        "uniform": {
            "low": low,
            "high": high,
            "data": flat(jax.random.uniform(key, shape, minval=low, maxval=high)),
        },
        "normal": flat(jax.random.normal(key, shape)),
        "truncated_normal": {
            "lower": lower,
            "upper": upper,
            "data": flat(jax.random.truncated_normal(key, lower, upper, shape)),
        },
    }


def flat(values, dtype=np.float32):
    values = np.asarray(values)
    if values.dtype != dtype:
        raise TypeError(f"jax.random gave {values.dtype} for {dtype}")
    return values.reshape(-1)
