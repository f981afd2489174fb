"""The hidden cases of exercises: inputs chosen to tell mistakes apart, and what JAX makes of them.

An exercise is a module cases_*.py with its id in EXERCISE and a generator cases(); the helpers
here turn inputs into a case.
"""

import importlib.metadata
import math

import numpy as np

import common
import conv

SOURCE = f"jax {importlib.metadata.version('jax')}"


def cases(module):
    found = list(module.cases())
    common.require_unique(entry["name"] for entry in found)
    return found


def case(name, category, why, args, answer):
    """One line of the file; a number stays a number, all else is a tensor."""
    want, tol = answer
    return {
        "name": name,
        "category": category,
        "why": why,
        "args": [arg if isinstance(arg, (int, float)) else common.array_of(arg) for arg in args],
        "want": common.array_of(want),
        "tol": tol,
        "source": SOURCE,
    }


def numbers(given):
    """A tensor of rank 1: its numbers written out, or a tuple (length, seed, kind) to fill it."""
    if isinstance(given, tuple):
        length, seed, kind = given
        return common.fill([length], seed, kind)
    array = np.asarray(given, np.float32)
    if not np.array_equal(array, np.asarray(given, np.float64)):
        raise ValueError(f"not all of {given} are float32 numbers")
    return array


def along_a_line(name, x, kernel, **options):
    """JAX's answer for x (L) and kernel (K), one channel each, in the layout NCH, OIH, NCH."""
    want, tol = conv.answer(name, x.reshape(1, 1, -1), kernel.reshape(1, 1, -1), options)
    return want.reshape(math.prod(want.shape)), tol


def require_lopsided(name, kernel):
    """A kernel that reads the same backwards tells nothing about a flip."""
    if kernel.size > 1 and np.array_equal(kernel, kernel[::-1]):
        raise ValueError(f"{name}: the kernel is symmetric")
    if kernel[0] == 0 and kernel[-1] == 0:
        raise ValueError(f"{name}: both ends of the kernel are zero, it is a shorter one")
