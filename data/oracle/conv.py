"""conv.json: the values of lax.conv_general_dilated.

The expected numbers are computed in float64 from the float32 inputs and rounded once, so they do
not depend on the order in which some machine adds float32 numbers. JAX's own float32 result must
lie within the tolerance that is written beside them.
"""

from concurrent.futures import ThreadPoolExecutor
import os

import jax
from jax import lax
import numpy as np

import common
import plans

NAME = "conv.json"
ABOUT = "Values of lax.conv_general_dilated, computed in float64 and rounded once to float32."

# Compiling takes nearly all the time. Sums in float64 come out the same without optimization
# once they are rounded, and the compiler is twice as fast.
COMPILER = {"xla_backend_optimization_level": 0}


def cases():
    all_plans = list(plans.all_plans())
    common.require_unique(plan.name for plan in all_plans)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(case, all_plans))


def case(plan):
    try:
        return measure(plan)
    except Exception as error:
        error.add_note(f"in the case {plan.name!r}")
        raise


def measure(plan):
    x = common.fill(plan.lhs, plan.lhs_seed, plan.fill)
    k = common.fill(plan.rhs, plan.rhs_seed, plan.fill)
    want, tol = answer(plan.name, x, k, plan.options)
    return {
        "name": plan.name,
        "group": plan.group,
        "fill": plan.fill,
        "lhs": {"shape": plan.lhs, "seed": plan.lhs_seed},
        "rhs": {"shape": plan.rhs, "seed": plan.rhs_seed},
        "options": plan.options,
        "tol": tol,
        "want": common.array_of(want),
    }


def answer(name, x, k, options):
    """What JAX says, and how far from it a sum of float32 products may come out."""
    return answer_of(name, lambda x, k: convolve(x, k, options), x, k, products(k, options))


def answer_of(name, function, x, k, terms):
    """The same for any function that sums products of x and k, so many of them in one number."""
    with jax.enable_x64(True):
        f = jax.jit(function, compiler_options=COMPILER)
        exact = run(f, x.astype(np.float64), k.astype(np.float64))
        bound = run(f, np.abs(x).astype(np.float64), np.abs(k).astype(np.float64))
        single = run(f, x, k)
    tol = tolerance(terms, bound)
    if exact.size and not np.max(np.abs(single - exact)) <= tol:
        raise ValueError(f"{name}: JAX in float32 is further than {tol} from float64")
    # Adding zero turns -0 into 0: the sign of a zero sum is no part of the contract.
    return (exact + 0.0).astype(np.float32), tol


def convolve(x, k, options):
    """Calls JAX with the options of a case; what is left out of them means JAX's own default."""
    rest = dict(options)
    strides = rest.pop("window_strides", [1] * (k.ndim - 2))
    padding = rest.pop("pads", None)
    if padding is None:
        padding = rest.pop("padding", "VALID")
    return lax.conv_general_dilated(x, k, strides, padding, **rest)


def run(f, x, k):
    y = np.asarray(f(x, k))
    if y.dtype != x.dtype:
        raise TypeError(f"convolution of {x.dtype} came back as {y.dtype}")
    return y


def products(k, options):
    """How many products are added up in one number of the output."""
    spec = options.get("dimension_numbers", [None, "OI"])[1]
    return k.size // max(1, k.shape[spec.index("O")])


def tolerance(terms, bound):
    """The usual bound on a float32 sum of products, doubled, and never rounded down."""
    if bound.size == 0:
        return 0
    tol = 2 * (terms + 4) * np.finfo(np.float32).eps * np.max(bound)
    # Three digits lose at most half a percent.
    return float(f"{tol * 1.006:.3g}")
