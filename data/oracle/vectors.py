"""The hidden cases of exercises: inputs chosen to tell mistakes apart, and what JAX makes of them.

An exercise is a module cases_*.py with its id in EXERCISE and a generator cases(); the helpers
here turn inputs into a case.
"""

import importlib.metadata
import math

from flax import linen as nn
import jax
import numpy as np

import common
import conv

SOURCE = f"jax {importlib.metadata.version('jax')}"
FLAX_SOURCE = f"flax {importlib.metadata.version('flax')} on {SOURCE}"


def cases(module):
    found = list(module.cases())
    common.require_unique(entry["name"] for entry in found)
    return found


def case(name, category, why, args, answer, source=SOURCE):
    """One line of the file."""
    want, tol = answer
    return {
        "name": name,
        "category": category,
        "why": why,
        "args": [written(arg) for arg in args],
        "want": written(want),
        "tol": tol,
        "source": source,
    }


def written(value):
    """Numbers and options stay as they are, all else is a tensor."""
    return value if isinstance(value, (int, float, dict)) else common.array_of(value)


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


def through_a_layer(name, x, kernel, **options):
    """Flax's answer for x (batch axes, space, C) and kernel (space, I, O), without a bias."""
    *kernel_size, inputs, features = kernel.shape

    def layer(x, kernel):
        module = nn.Conv(features, kernel_size, use_bias=False, dtype=x.dtype, **options)
        return module.apply({"params": {"kernel": kernel}}, x)

    return conv.answer_of(name, layer, x, kernel, math.prod(kernel_size) * inputs)


def require_lopsided_in_space(name, kernel):
    """The same for a kernel (space, I, O): no axis of its space may read the same backwards."""
    for axis in range(kernel.ndim - 2):
        size = kernel.shape[axis]
        if size > 1 and np.array_equal(kernel, np.flip(kernel, axis)):
            raise ValueError(f"{name}: the kernel is symmetric along its axis {axis}")
        if not np.take(kernel, [0, size - 1], axis).any():
            raise ValueError(f"{name}: both ends of axis {axis} of the kernel are zero")


def tensor(given):
    """A tensor of any rank: its numbers in nested lists, or a tuple (shape, seed, kind)."""
    return common.fill(*given) if isinstance(given, tuple) else numbers(given)


def along_channels(name, x, kernel, **options):
    """JAX's answer for x (L, C_in) and kernel (K, C_in, C_out), in the layout NWC, WIO, NWC."""
    layout = {"dimension_numbers": ["NWC", "WIO", "NWC"]}
    want, tol = conv.answer(name, x[np.newaxis], kernel, layout | options)
    return want[0], tol


def require_lopsided_channels(name, kernel):
    """The same as require_lopsided, for every output channel of a kernel (K, C_in, C_out)."""
    for channel in np.moveaxis(kernel, -1, 0):
        if len(channel) > 1 and np.array_equal(channel, channel[::-1]):
            raise ValueError(f"{name}: an output channel has a symmetric kernel")
        if not channel[0].any() and not channel[-1].any():
            raise ValueError(f"{name}: both ends of a kernel are zero, it is a shorter one")


def layer_along_a_line(name, x, kernel, **options):
    """Flax's answer for x (L) and kernel (K): one channel each, and no bias."""
    want, tol = through_a_layer(name, x.reshape(1, -1, 1), kernel.reshape(-1, 1, 1), **options)
    return want.reshape(-1), tol


def new_layer(name, layer, seed, x):
    """Flax's answer of a layer whose parameters are those that it makes of the seed."""
    y, made = layer.init_with_output(jax.random.PRNGKey(seed), x)
    return layer_answer(name, layer, made["params"], x, np.asarray(y))


def given_layer(name, layer, params, x):
    """Flax's answer of a layer with these parameters."""
    return layer_answer(name, layer, params, x, np.asarray(layer.apply({"params": params}, x)))


def layer_answer(name, layer, params, x, single):
    """The answer in float64, rounded once, from which the one in float32 must not be far."""
    params = {key: np.asarray(value) for key, value in params.items()}
    with jax.enable_x64(True):
        wide = layer.clone(dtype=np.float64, param_dtype=np.float64)
        exact = apply_wide(wide, params, x)
        bound = apply_wide(wide, {key: np.abs(value) for key, value in params.items()}, np.abs(x))
    # The products of one number of the result, and its bias.
    terms = math.prod(params["kernel"].shape[:-1]) + 1
    tol = conv.tolerance(terms, bound)
    if single.dtype != np.float32 or not np.max(np.abs(single - exact)) <= tol:
        raise ValueError(f"{name}: Flax in float32 is further than {tol} from float64")
    return (exact + 0.0).astype(np.float32), tol


def apply_wide(layer, params, x):
    params = {key: value.astype(np.float64) for key, value in params.items()}
    y = np.asarray(layer.apply({"params": params}, x.astype(np.float64)))
    if y.dtype != np.float64:
        raise TypeError(f"Flax gave {y.dtype} for float64")
    return y


def filled(given, seed, kind="integers"):
    """A tensor of any rank: a shape filled with what the seed gives, or (shape, [numbers])."""
    if isinstance(given[1], list):
        shape, written_out = given
        return numbers(written_out).reshape(shape)
    return common.fill(given, seed, kind)
