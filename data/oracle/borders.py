"""borders.json: flax.linen.Conv with the paddings that are Flax's own.

Inputs are small integers, so that float32 holds the results exactly.
"""

from itertools import product
import zlib

from flax import linen as nn
import jax
import numpy as np

import common

NAME = "borders.json"
ABOUT = "Values of flax.linen.Conv with CIRCULAR, REFLECT and CAUSAL padding."


def plans():
    """What is told apart, the padding, the shapes of x and kernel, and the options given."""
    for padding in ("CIRCULAR", "REFLECT", "CAUSAL"):
        for l, k in ((1, 1), (1, 2), (1, 3), (1, 6), (2, 2), (2, 5), (3, 3), (3, 4), (3, 8),
                     (4, 12), (5, 2), (5, 3), (6, 4), (7, 5), (2, 9)):
            yield f"1d L{l} K{k}", padding, (1, l, 1), (k, 1, 1), {}
        for s, d in product((1, 2, 3), (1, 2, 3)):
            yield (f"1d stride {s} dilation {d}", padding, (7, 2), (2 + (s + d) % 2, 2, 2),
                   {"strides": (s,), "kernel_dilation": (d,)})
        yield "1d dilated wider than L", padding, (1, 2, 1), (3, 1, 2), {"kernel_dilation": (5,)}
        yield "1d stride longer than L", padding, (1, 3, 1), (3, 1, 2), {"strides": (5,)}
        yield "1d two batch axes", padding, (2, 2, 4, 1), (3, 1, 2), {}
        yield "1d unbatched", padding, (5, 3), (4, 3, 2), {}
        yield "1d no bias", padding, (2, 5, 2), (3, 2, 2), {"use_bias": False}
        yield "1d groups 2", padding, (1, 5, 4), (3, 2, 4), {"feature_group_count": 2}
        yield "1d depthwise", padding, (2, 4, 3), (2, 1, 3), {"feature_group_count": 3}
        yield ("1d groups 2 stride 2 dilation 2", padding, (6, 4), (3, 2, 2),
               {"feature_group_count": 2, "strides": (2,), "kernel_dilation": (2,)})
    for padding in ("CIRCULAR", "REFLECT"):
        for hw, k in (((3, 3), (3, 3)), ((1, 4), (2, 3)), ((4, 1), (3, 4)), ((2, 5), (6, 2)),
                      ((1, 1), (3, 2)), ((3, 4), (1, 1)), ((2, 3), (5, 7))):
            yield (f"2d {hw[0]}x{hw[1]} by {k[0]}x{k[1]}", padding, (1, *hw, 1), (*k, 1, 1), {})
        for s, d in (((1, 2), (1, 1)), ((2, 3), (1, 2)), ((3, 1), (3, 1)), ((2, 2), (2, 3))):
            yield (f"2d stride {s[0]}x{s[1]} dilation {d[0]}x{d[1]}", padding, (4, 5, 2),
                   (3, 2, 2, 2), {"strides": s, "kernel_dilation": d})
        yield "2d unbatched", padding, (3, 4, 2), (2, 3, 2, 2), {}
        yield "2d two batch axes", padding, (2, 1, 3, 2, 1), (3, 3, 1, 2), {}
        yield "2d groups 2", padding, (1, 3, 3, 4), (2, 2, 2, 2), {"feature_group_count": 2}
        yield "2d no bias", padding, (2, 2, 3, 1), (3, 2, 1, 2), {"use_bias": False}


def cases():
    found = [case(*plan) for plan in plans()]
    common.require_unique(entry["name"] for entry in found)
    return found


def case(detail, padding, x_shape, kernel_shape, options):
    name = f"{padding} {detail}"
    axes = len(kernel_shape) - 2
    options = {"strides": (1,) * axes, "kernel_dilation": (1,) * axes, "feature_group_count": 1,
               "use_bias": True, **options}
    seed = zlib.crc32(name.encode()) % 100000
    described = {"x": {"shape": list(x_shape), "seed": seed},
                 "kernel": {"shape": list(kernel_shape), "seed": seed + 1},
                 "bias": {"shape": [kernel_shape[-1]], "seed": seed + 2}}
    if not options["use_bias"]:
        described["bias"] = None
    want = apply(padding, described, options, np.float32)
    with jax.enable_x64(True):
        exact = apply(padding, described, options, np.float64)
    if not np.array_equal(want, exact):
        raise ValueError(f"{name}: float32 and float64 differ")
    return {
        "name": name,
        "padding": padding,
        **described,
        "strides": options["strides"],
        "kernel_dilation": options["kernel_dilation"],
        "feature_group_count": options["feature_group_count"],
        # Adding zero turns -0 into 0.
        "want": common.array_of(want + np.float32(0)),
    }


def apply(padding, described, options, dtype):
    values = {name: common.fill(array["shape"], array["seed"]).astype(dtype)
              for name, array in described.items() if array}
    x = values.pop("x")
    *kernel_size, _, features = values["kernel"].shape
    layer = nn.Conv(features, kernel_size, padding=padding, dtype=dtype, param_dtype=dtype,
                    **options)
    y = np.asarray(layer.apply({"params": values}, x))
    if y.dtype != dtype:
        raise TypeError(f"flax gave {y.dtype} for {dtype}")
    return y
