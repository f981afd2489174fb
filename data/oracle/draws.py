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
# Beyond 5.5 the error function is 1 to the last bit, and its inverse infinite before the clamp.
INFINITY = float("inf")
CUTS = ((-2, 2), (-2, 2), (-1, 0.5), (-2, 2), (0, 3), (8, 9), (-9, -8), (-5.6, -5),
        (-INFINITY, 1), (5, INFINITY), (-INFINITY, INFINITY))
FOLDED = (0, 1, 3213575472, 2, 3303678395, 127, 4294967295, 65536, 2147483648, 19)


def cases():
    if not jax.config.jax_threefry_partitionable or jax.config.jax_enable_x64:
        raise RuntimeError("jax.random is not in the mode that the data describes")
    return [case(n, seed) for n, seed in enumerate(SEEDS)]


def case(n, seed):
    shape = LONGER.get(seed, SHAPES[n % len(SHAPES)])
    low, high = RANGES[n % len(RANGES)]
    lower, upper = CUTS[n % len(CUTS)]
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
