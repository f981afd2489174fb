"""What every data file of the oracle shares: inputs, the JSON form, and how a file is written."""

import importlib.metadata
import math
import os

import numpy as np

FORMAT = 1
PACKAGES = ("jax", "jaxlib", "flax", "numpy")


def fill(shape, seed, kind="integers"):
    """The float32 array that (shape, seed, kind) stands for; readers repeat this rule exactly."""
    # Arrays of uint32 wrap silently, which is the arithmetic wanted here.
    h = np.arange(1, math.prod(shape) + 1, dtype=np.uint32) * np.uint32(2654435761)
    h = h + np.uint32(seed * 2246822519 % 2**32)
    h ^= h >> np.uint32(15)
    h = h * np.uint32(3266489917)
    h ^= h >> np.uint32(13)
    v = (h % np.uint32(19)).astype(np.float32) - np.float32(9)
    divisor = {"integers": 1, "quarters": 4, "sevenths": 7}[kind]
    return (v / np.float32(divisor)).reshape(shape)


def array_of(values):
    """An array of a data file: its shape and its numbers in row-major order."""
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": values.reshape(-1)}


def require_unique(names):
    """A test reports a case by its name alone."""
    names = list(names)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"case names are not unique: {twice}")


def to_json(value):
    """Compact JSON; float32 numbers have the fewest digits that read back to the same bits."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{to_json(k)}:{to_json(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ",".join(to_json(v) for v in value) + "]"
    if isinstance(value, str):
        return quote(value)
    if value is None:
        return "null"
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (float, np.float32)):
        return number(value)
    raise TypeError(f"cannot write {value!r} ({type(value).__name__}) to a data file")


def quote(text):
    if not text.isascii() or not text.isprintable():
        raise ValueError(f"text of a data file must be printable ASCII, got {text!r}")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def number(value):
    if math.isnan(value):
        return '"nan"'
    if math.isinf(value):
        return '"inf"' if value > 0 else '"-inf"'
    return str(value).removesuffix(".0")


def write(folder, name, subject, cases):
    """Writes one data file, a case on each line, and returns its size in bytes.

    The subject says in its head what the cases are about: {"about": ...} or {"exercise": ...}.
    """
    versions = {package: importlib.metadata.version(package) for package in PACKAGES}
    head = {"format": FORMAT, **subject, "made_by": versions}
    text = to_json(head)[:-1] + ',"cases":[\n' + ",\n".join(map(to_json, cases)) + "\n]}\n"
    data = text.encode("ascii")
    beside = os.path.join(folder, f".{name}.tmp")
    with open(beside, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, os.path.join(folder, name))
    return len(data)
