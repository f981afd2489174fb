"""layers.json: the parameters that Flax linen makes for a seed."""

from flax import linen as nn
import jax
import jax.numpy as jnp
import numpy as np

import common

NAME = "layers.json"
ABOUT = "Initial parameters of flax.linen modules."

# seed, shape of x, features, kernel_size, feature_group_count
CONVS = (
    (0, (3, 1), 2, (3,), 1), (42, (3, 1), 2, (3,), 1), (0, (8, 3), 4, (3,), 1),
    (1, (2, 5, 1), 1, (1,), 1), (2, (6, 2), 3, (2,), 1), (7, (1, 9, 4), 2, (5,), 1),
    (123, (5, 1), 8, (1,), 1), (-1, (4, 2), 2, (2,), 1), (-2, (7, 3), 1, (4,), 1),
    (2147483647, (5, 2), 2, (3,), 1), (-2147483648, (5, 2), 2, (3,), 1),
    (1234567890, (3, 2, 5, 1), 3, (2,), 1), (2024, (12, 1), 1, (11,), 1),
    (5, (8, 4), 4, (3,), 2), (6, (8, 3), 6, (2,), 3), (9, (1, 7), 5, (1,), 1),
    (0, (5, 5, 1), 1, (3, 3), 1), (42, (4, 6, 2), 3, (2, 3), 1), (3, (2, 4, 4, 1), 2, (1, 1), 1),
    (-987654321, (5, 4, 1), 4, (3, 2), 1), (2000000000, (4, 4, 3), 2, (2, 2), 1),
    (11, (6, 3, 1), 1, (5, 1), 1), (10, (4, 4, 4), 4, (2, 2), 4), (17, (3, 3, 2), 2, (3, 3), 2),
    (8, (3, 3, 3, 1), 2, (2, 2, 2), 1), (99, (2, 3, 4, 2), 1, (1, 2, 3), 1),
    (1701, (9, 9, 4), 8, (3, 3), 1),
)

# seed, parameters in the order they are made
MODULES = (
    (0, (("kernel", "lecun_normal", (3, 1, 2)), ("bias", "zeros", (2,)))),
    (42, (("bias", "zeros", (2,)), ("kernel", "lecun_normal", (3, 1, 2)))),
    (1, (("w1", "lecun_normal", (2, 3)), ("b1", "zeros", (3,)), ("w2", "lecun_normal", (3, 4)),
         ("b2", "zeros", (4,)), ("w3", "lecun_normal", (4, 1)), ("b3", "zeros", (1,)))),
    (-1, (("a", "lecun_normal", (5, 1)), ("b", "lecun_normal", (5, 1)),
          ("c", "lecun_normal", (5, 1)))),
    (2147483647, (("zero", "zeros", (1, 2, 2)), ("first", "lecun_normal", (2, 2, 1, 3)),
                  ("second", "lecun_normal", (1, 2, 3, 1, 2)))),
    (123, (("scale", "zeros", ()), ("wide", "lecun_normal", (1, 16)),
           ("tall", "lecun_normal", (16, 1)), ("one", "lecun_normal", (1, 1)))),
    (-2147483648, (("conv", "lecun_normal", (3, 2, 2)), ("conv_bias", "zeros", (2,)),
                   ("dense", "lecun_normal", (4, 3)), ("dense_bias", "zeros", (3,)))),
)

INITS = {"lecun_normal": nn.initializers.lecun_normal(), "zeros": nn.initializers.zeros}

# From the 256th on, the number of a parameter takes two bytes in the hash that makes its key.
MANY = 300
SHOWN = (1, 2, 127, 128, 129, 255, 256, 257, 300)


class Turns(nn.Module):
    """A module that makes the listed parameters one after the other."""

    listing: tuple

    @nn.compact
    def __call__(self):
        for name, init, shape in self.listing:
            self.param(name, INITS[init], shape, jnp.float32)


def cases():
    convs = [conv_case(*row) for row in CONVS]
    modules = [params_case(seed, params) for seed, params in MODULES]
    many = tuple((f"p{n}", "lecun_normal", (1, 2)) for n in range(1, MANY + 1))
    return convs + modules + [params_case(0, many, [f"p{n}" for n in SHOWN])]


def conv_case(seed, x, features, kernel_size, feature_group_count):
    layer = nn.Conv(features, kernel_size, feature_group_count=feature_group_count)
    made = layer.init(jax.random.PRNGKey(seed), jnp.ones(x))["params"]
    return {
        "kind": "conv",
        "seed": seed,
        "x": list(x),
        "features": features,
        "kernel_size": list(kernel_size),
        "feature_group_count": feature_group_count,
        "kernel": array_of(made["kernel"]),
        "bias": array_of(made["bias"]),
    }


def params_case(seed, params, shown=None):
    made = Turns(params).init(jax.random.PRNGKey(seed))["params"]
    return {
        "kind": "params",
        "seed": seed,
        "params": [param(name, init, made[name], shown is None or name in shown)
                   for name, init, _ in params],
    }


def param(name, init, values, with_data):
    described = {"name": name, "init": init, **array_of(values)}
    if not with_data:
        del described["data"]
    return described


def array_of(values):
    values = np.asarray(values)
    if values.dtype != np.float32:
        raise TypeError(f"flax made {values.dtype} for float32")
    return common.array_of(values)
