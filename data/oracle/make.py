"""Asks the real JAX and Flax for conformance data and for the hidden cases of exercises.

usage: make.py OUT

Writes the data that tests the kit into OUT/conformance, and the cases of every exercise into
OUT/vectors. The packages of requirements.txt give the same bytes each time.
"""

import os
import sys

sys.dont_write_bytecode = True
# Read once, when jax is imported: hence before the modules below.
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ.pop("XLA_FLAGS", None)

import borders
import cases_conv1d_basic
import cases_conv_padding
import common
import conv
import draws
import layers
import refusals
import vectors

CONFORMANCE = (conv, refusals, draws, layers, borders)
EXERCISES = (cases_conv1d_basic, cases_conv_padding)


def main(arguments):
    if len(arguments) != 1:
        sys.exit("usage: make.py OUT")
    folder = made(arguments[0], "conformance")
    for module in CONFORMANCE:
        write(folder, module.NAME, {"about": module.ABOUT}, module.cases())
    folder = made(arguments[0], "vectors")
    for module in EXERCISES:
        name = f"{module.EXERCISE}.json"
        write(folder, name, {"exercise": module.EXERCISE}, vectors.cases(module))


def made(*path):
    folder = os.path.join(*path)
    os.makedirs(folder, exist_ok=True)
    return folder


def write(folder, name, subject, cases):
    size = common.write(folder, name, subject, cases)
    print(f"{name} {len(cases)} cases {size} bytes", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
