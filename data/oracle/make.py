"""Asks the real JAX and Flax for conformance data.

usage: make.py OUT

Writes every data file into the folder OUT. The packages of requirements.txt give the same bytes
each time.
"""

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


def main(arguments):
    if len(arguments) != 1:
        sys.exit("usage: make.py OUT")
    folder = arguments[0]
    os.makedirs(folder, exist_ok=True)
    for module in (conv, refusals, draws, layers, borders):
        cases = module.cases()
        size = common.write(folder, module.NAME, module.ABOUT, cases)
        print(f"{module.NAME} {len(cases)} cases {size} bytes", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
