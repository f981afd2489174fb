"""Asks the real JAX and Flax for conformance data and for the hidden cases of exercises.

usage: make.py OUT [EXERCISE ...]

Writes the data that tests the kit into OUT/conformance, and the cases of every exercise, which is
a module cases_*.py of this folder, into OUT/vectors. Where exercises are named, only their cases
are written. The packages of requirements.txt give the same bytes each time.
"""

import glob
import importlib
import os
import sys

sys.dont_write_bytecode = True
# Read once, when jax is imported: hence before the modules below.
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ.pop("XLA_FLAGS", None)

import borders
import common
import conv
import draws
import layers
import refusals
import vectors

CONFORMANCE = (conv, refusals, draws, layers, borders)


def main(arguments):
    if not arguments:
        sys.exit("usage: make.py OUT [EXERCISE ...]")
    out, chosen = arguments[0], arguments[1:]
    if not chosen:
        folder = made(out, "conformance")
        for module in CONFORMANCE:
            write(folder, module.NAME, {"about": module.ABOUT}, module.cases())
    folder = made(out, "vectors")
    for module in exercises(chosen):
        name = f"{module.EXERCISE}.json"
        write(folder, name, {"exercise": module.EXERCISE}, vectors.cases(module))


def exercises(chosen):
    """The modules of the exercises that were chosen, or of all."""
    here = os.path.dirname(os.path.abspath(__file__))
    paths = sorted(glob.glob(os.path.join(here, "cases_*.py")))
    names = [os.path.basename(path).removesuffix(".py") for path in paths]
    wanted = [f"cases_{exercise.replace('-', '_')}" for exercise in chosen] or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        sys.exit(f"there is no {unknown[0]}.py in {here}")
    return [importlib.import_module(name) for name in wanted]


def made(*path):
    folder = os.path.join(*path)
    os.makedirs(folder, exist_ok=True)
    return folder


def write(folder, name, subject, cases):
    size = common.write(folder, name, subject, cases)
    print(f"{name} {len(cases)} cases {size} bytes", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
