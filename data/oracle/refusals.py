"""refusals.json: the convolutions that JAX refuses, and what it says.

Each case names the rule that JAX applies. Where two faults are present, that is the rule which JAX
comes to first.
"""

from jax import lax
import numpy as np

import common

NAME = "refusals.json"
ABOUT = "Calls that lax.conv_general_dilated refuses, in JAX's own words and in its own order."

# What each rule says apart from the numbers given. Rules are numbered in the order of JAX's checks.
WORDS = {
    "ndim": (1, "lhs and rhs ndim to be equal"),
    "spec length": (4, "must have len equal to the ndim of lhs and rhs"),
    "spec letters": (5, "exactly once"),
    "spec duplicates": (6, "cannot have duplicate characters"),
    "spec spatial": (7, "must each have the same set of spatial characters"),
    "string and lhs_dilation": (9, "String padding is not implemented for transposed convolution"),
    "padding name": (10, "expected 'VALID', 'SAME', or 'SAME_LOWER'"),
    "features positive": (13, "feature_group_count must be a positive integer"),
    "features divide C": (14, "feature_group_count must divide lhs feature dimension size"),
    "features C and I": (15, "lhs feature dimension size divided by feature_group_count must equal "
                             "the rhs input feature dimension size"),
    "features divide O": (16, "rhs output feature dimension size must be a multiple of "
                              "feature_group_count"),
    "batches positive": (17, "batch_group_count must be a positive integer"),
    "batches divide N": (18, "batch_group_count must divide lhs batch dimension size"),
    "batches divide O": (19, "rhs output feature dimension size must be a multiple of "
                             "batch_group_count"),
    "both groups": (20, "At most one of batch_group_count and feature_group_count may be > 1"),
    "strides": (21, "window and window_strides must have the same number of dimensions"),
    "dilations positive": (22, "All dilations must be positive"),
    "pads": (23, "Wrong number of explicit pads for convolution"),
    "pads too negative": (24, "Negative padding is larger than the size of the corresponding "
                              "dimension"),
    "K0": (27, "expects window to have positive value"),
    "stride positive": (27, "expects window to have positive stride"),
    "rhs_dilation length": (27, "expects window-dilation factors to have same dimension-size"),
    "lhs_dilation length": (27, "expects base-dilation factors to have same dimension-size"),
}

# Operands that fit, by their number of spatial axes.
ONE = ([2, 3, 5], [4, 3, 2])
TWO = ([2, 3, 5, 6], [4, 3, 2, 3])
THREE = ([2, 3, 4, 5, 6], [4, 3, 2, 3, 2])


def single_faults():
    """The rule's key in WORDS, what is told apart, the operands' shapes and the options."""
    yield "ndim", "1d by 2d", ([2, 3, 5], [4, 3, 2, 2]), {}
    yield "ndim", "2d by 1d", ([2, 3, 5, 5], [4, 3, 2]), {}
    yield "ndim", "3d by 0d", ([2, 3, 4, 4, 4], [4, 3]), {}

    yield "spec length", "short first spec", TWO, specs("NCH", "OIHW", "NCHW")
    yield "spec length", "long second spec", ONE, specs("NCH", "OIHW", "NCH")
    yield "spec length", "short third spec", THREE, specs("NCDHW", "OIDHW", "NCHW")

    yield "spec letters", "no C", ONE, specs("NXH", "OIH", "NCH")
    yield "spec letters", "O and I in the data", TWO, specs("OIHW", "OIHW", "NCHW")
    yield "spec letters", "N and C in the kernel", TWO, specs("NCHW", "NCHW", "NCHW")
    yield "spec letters", "two N in the output", ONE, specs("NCH", "OIH", "NCN")
    yield "spec letters", "lower case", ONE, specs("nch", "OIH", "NCH")

    yield "spec duplicates", "H twice in the data", TWO, specs("NCHH", "OIHW", "NCHW")
    yield "spec duplicates", "W twice in the kernel", TWO, specs("NCHW", "WWIO", "NCHW")
    yield "spec duplicates", "D twice in the output", THREE, specs("NCDHW", "OIDHW", "NDCHD")

    yield "spec spatial", "H and W", ONE, specs("NCH", "OIW", "NCH")
    yield "spec spatial", "another output letter", TWO, specs("NHWC", "HWIO", "NHXC")
    yield "spec spatial", "H and h", ONE, specs("NCH", "OIH", "NCh")
    yield "spec spatial", "N as a spatial letter of the kernel", ONE, specs("NCH", "OIN", "NCH")

    for padding in ("VALID", "SAME", "same_lower"):
        yield "string and lhs_dilation", f"{padding} and lhs_dilation 2", ONE, {
            "padding": padding, "lhs_dilation": [2]}
    yield "string and lhs_dilation", "2d VALID and lhs_dilation 1,3", TWO, {
        "padding": "VALID", "lhs_dilation": [1, 3]}
    yield "string and lhs_dilation", "SAME and negative lhs_dilation", ONE, {
        "padding": "SAME", "lhs_dilation": [-1]}

    for operands, padding in ((ONE, "FULL"), (TWO, "SAME_UPPER"), (ONE, "circular"),
                              (ONE, "SAME "), (THREE, "CAUSAL"), (ONE, "")):
        yield "padding name", f"'{padding}'", operands, {"padding": padding}

    yield "features positive", "1d -1", ONE, {"feature_group_count": -1}
    yield "features positive", "2d -3", TWO, {"feature_group_count": -3}
    yield "features divide C", "1d C3 in 2", ONE, {"feature_group_count": 2}
    yield "features divide C", "2d C3 in 4", TWO, {"feature_group_count": 4}
    yield "features divide C", "2d C5 in 3 NHWC", ([1, 4, 4, 5], [2, 2, 1, 3]), {
        "feature_group_count": 3, **specs("NHWC", "HWIO", "NHWC")}
    yield "features C and I", "1d C3 and I2", ([2, 3, 5], [4, 2, 2]), {}
    yield "features C and I", "1d C4 in 2 and I4", ([2, 4, 5], [4, 4, 2]), {
        "feature_group_count": 2}
    yield "features C and I", "2d layouts that do not fit", TWO, specs("NHWC", "HWIO", "NHWC")
    yield "features C and I", "3d C3 and I1", ([2, 3, 4, 5, 6], [4, 1, 2, 3, 2]), {}
    yield "features C and I", "0d C3 and I2", ([2, 3], [4, 2]), {}
    yield "features divide O", "1d O3 in 2", ([2, 4, 5], [3, 2, 2]), {"feature_group_count": 2}
    yield "features divide O", "2d O4 in 3", ([2, 6, 5, 5], [4, 2, 2, 2]), {
        "feature_group_count": 3}
    yield "batches positive", "1d -2", ONE, {"batch_group_count": -2}
    yield "batches positive", "2d -1", TWO, {"batch_group_count": -1}
    yield "batches divide N", "1d N3 in 2", ([3, 3, 5], [4, 3, 2]), {"batch_group_count": 2}
    yield "batches divide N", "2d N2 in 4", TWO, {"batch_group_count": 4}
    yield "batches divide O", "1d O3 in 2", ([2, 3, 5], [3, 3, 2]), {"batch_group_count": 2}
    yield "batches divide O", "2d O4 in 3 HWCN", ([5, 5, 2, 6], [2, 2, 2, 4]), {
        "batch_group_count": 3, **specs("HWCN", "HWIO", "HWCN")}
    yield "both groups", "1d 2 and 2", ([2, 4, 5], [4, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 2}
    yield "both groups", "2d 2 and 3", ([3, 4, 5, 5], [6, 2, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 3}

    yield "strides", "1d two strides", ONE, {"window_strides": [1, 1]}
    yield "strides", "2d three strides", TWO, {"window_strides": [1, 2, 1]}
    yield "strides", "0d one stride", ([2, 3], [4, 3]), {"window_strides": [1]}
    yield "dilations positive", "1d rhs_dilation -1", ONE, {"rhs_dilation": [-1]}
    yield "dilations positive", "2d rhs_dilation 2,-2", TWO, {"rhs_dilation": [2, -2]}
    yield "dilations positive", "1d lhs_dilation -2", ONE, {
        "pads": [[0, 0]], "lhs_dilation": [-2]}
    yield "dilations positive", "2d lhs_dilation -1,1", TWO, {
        "pads": [[0, 0], [1, 1]], "lhs_dilation": [-1, 1]}
    yield "pads", "1d two pads", ONE, {"pads": [[0, 0], [1, 0]]}
    yield "pads", "2d four pads", TWO, {"pads": [[0, 0], [1, 0], [0, 0], [0, 2]]}
    yield "pads", "0d one pad", ([2, 3], [4, 3]), {"pads": [[1, 0]]}
    yield "pads too negative", "1d -3,-3 on L5", ONE, {"pads": [[-3, -3]]}
    yield "pads too negative", "1d -6,0 on L5", ONE, {"pads": [[-6, 0]]}
    yield "pads too negative", "1d 2,-8 on L5", ONE, {"pads": [[2, -8]]}
    yield "pads too negative", "1d 0,-10 on L5 dilated to 9", ONE, {
        "pads": [[0, -10]], "lhs_dilation": [2]}
    yield "pads too negative", "2d in the second axis", TWO, {"pads": [[0, 0], [-4, -3]]}
    yield "pads too negative", "3d in the last axis NDHWC", ([2, 4, 5, 6, 3], [2, 3, 2, 3, 4]), {
        "pads": [[0, 0], [0, 0], [-9, 2]], **specs("NDHWC", "DHWIO", "NDHWC")}
    yield "pads too negative", "1d -1,0 on L0", ([2, 3, 0], [4, 3, 2]), {"pads": [[-1, 0]]}

    yield "K0", "1d", ([2, 3, 5], [4, 3, 0]), {}
    yield "K0", "2d in the second axis", ([2, 3, 5, 5], [4, 3, 2, 0]), {}
    yield "K0", "1d SAME", ([2, 3, 5], [4, 3, 0]), {"padding": "SAME"}
    yield "K0", "1d and L0", ([2, 3, 0], [4, 3, 0]), {}
    yield "stride positive", "1d -1", ONE, {"window_strides": [-1]}
    yield "stride positive", "2d 1,-2", TWO, {"window_strides": [1, -2]}
    yield "rhs_dilation length", "1d two", ONE, {"rhs_dilation": [1, 1]}
    yield "rhs_dilation length", "2d three", TWO, {"rhs_dilation": [1, 1, 2]}
    yield "lhs_dilation length", "1d two", ONE, {"pads": [[0, 0]], "lhs_dilation": [1, 1]}
    yield "lhs_dilation length", "2d three of one and VALID", TWO, {"lhs_dilation": [1, 1, 1]}


def double_faults():
    """The rule named first is the one that JAX applies; the name tells both."""
    yield "ndim", "and short specs", ([2, 3, 5], [4, 3, 2, 2]), specs("NC", "OI", "NC")
    yield "ndim", "and feature_group_count -1", ([2, 3, 5], [4, 3, 2, 2]), {
        "feature_group_count": -1}
    yield "spec length", "of the third and no C in the first", ONE, specs("NXH", "OIH", "NC")
    yield "spec length", "and padding name", ONE, {"padding": "FULL", **specs("NCHW", "OIH", "NCH")}
    yield "spec letters", "of the first and duplicates in the second", TWO, specs(
        "NHWD", "OIHH", "NCHW")
    yield "spec duplicates", "of the first and letters of the second", TWO, specs(
        "NCHH", "OHWD", "NCHW")
    yield "spec letters", "and duplicates in one spec", THREE, specs("NCDHW", "OHHDW", "NCDHW")
    yield "spec duplicates", "and other spatial letters", TWO, specs("NCHH", "OIXY", "NCHW")
    yield "spec spatial", "and string with lhs_dilation", ONE, {
        "padding": "SAME", "lhs_dilation": [2], **specs("NCH", "OIW", "NCH")}
    yield "spec spatial", "and C and I", ([2, 3, 5], [4, 2, 2]), specs("NCH", "OIW", "NCW")
    yield "string and lhs_dilation", "and padding name", ONE, {
        "padding": "FULL", "lhs_dilation": [2]}
    yield "string and lhs_dilation", "and features positive", ONE, {
        "padding": "VALID", "lhs_dilation": [2], "feature_group_count": -1}
    yield "string and lhs_dilation", "and dilations positive", TWO, {
        "padding": "SAME", "lhs_dilation": [1, 2], "rhs_dilation": [-1, 1]}
    yield "padding name", "and features positive", ONE, {
        "padding": "FULL", "feature_group_count": -1}
    yield "padding name", "and C and I", ([2, 3, 5], [4, 2, 2]), {"padding": "REFLECT"}
    yield "padding name", "and strides", ONE, {"padding": "FULL", "window_strides": [1, 1]}
    yield "features positive", "and C and I", ([2, 3, 5], [4, 2, 2]), {"feature_group_count": -2}
    yield "features positive", "and batches positive", ONE, {
        "feature_group_count": -1, "batch_group_count": -1}
    yield "features divide C", "and C and I", ([2, 3, 5], [4, 2, 2]), {"feature_group_count": 2}
    yield "features divide C", "and O", ([2, 3, 5], [5, 3, 2]), {"feature_group_count": 2}
    yield "features C and I", "and O", ([2, 4, 5], [3, 4, 2]), {"feature_group_count": 2}
    yield "features C and I", "and batches divide N", ([3, 3, 5], [4, 2, 2]), {
        "batch_group_count": 2}
    yield "features C and I", "and strides", ([2, 3, 5], [4, 2, 2]), {"window_strides": [1, 1]}
    yield "features C and I", "and K0", ([2, 3, 5], [4, 2, 0]), {}
    yield "features divide O", "and batches positive", ([2, 4, 5], [3, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": -1}
    yield "features divide O", "and both groups", ([2, 4, 5], [3, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 2}
    yield "batches positive", "and strides", ONE, {
        "batch_group_count": -1, "window_strides": [1, 1]}
    yield "batches divide N", "and O", ([3, 3, 5], [3, 3, 2]), {"batch_group_count": 2}
    yield "batches divide N", "and both groups", ([3, 4, 5], [4, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 2}
    yield "batches divide O", "and both groups", ([3, 4, 5], [4, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 3}
    yield "both groups", "and strides", ([2, 4, 5], [4, 2, 2]), {
        "feature_group_count": 2, "batch_group_count": 2, "window_strides": [1, 1]}
    yield "strides", "and dilations positive", ONE, {
        "window_strides": [1, 1], "rhs_dilation": [-1]}
    yield "strides", "and pads", TWO, {"window_strides": [1, 1, 1], "pads": [[0, 0]] * 3}
    yield "strides", "of which one is negative", ONE, {"window_strides": [-1, 1]}
    yield "dilations positive", "and pads", ONE, {
        "rhs_dilation": [-1], "pads": [[0, 0], [1, 1]]}
    yield "dilations positive", "and pads too negative", ONE, {
        "rhs_dilation": [-1], "pads": [[-9, 0]]}
    yield "dilations positive", "and stride positive", ONE, {
        "rhs_dilation": [-2], "window_strides": [-1]}
    yield "dilations positive", "and rhs_dilation length", ONE, {"rhs_dilation": [1, -1]}
    yield "pads", "and pads too negative", ONE, {"pads": [[-9, 0], [0, 1]]}
    yield "pads", "and K0", ([2, 3, 5], [4, 3, 0]), {"pads": [[0, 0], [1, 0]]}
    yield "pads too negative", "and stride positive", ONE, {
        "pads": [[-9, 0]], "window_strides": [-1]}
    yield "pads too negative", "and K0", ([2, 3, 5], [4, 3, 0]), {"pads": [[-9, 0]]}
    yield "pads too negative", "and rhs_dilation length", ONE, {
        "pads": [[-9, 0]], "rhs_dilation": [1, 1]}
    yield "K0", "and stride positive in one axis", ([2, 3, 5], [4, 3, 0]), {"window_strides": [-1]}
    yield "stride positive", "in the first axis and K0 in the second", (
        [2, 3, 5, 5], [4, 3, 2, 0]), {"window_strides": [-1, 1]}
    yield "rhs_dilation length", "and stride positive", ONE, {
        "rhs_dilation": [1, 1], "window_strides": [-1]}
    yield "lhs_dilation length", "and rhs_dilation length", ONE, {
        "rhs_dilation": [1, 1], "lhs_dilation": [1, 1]}


def specs(*three):
    return {"dimension_numbers": list(three)}


def cases():
    found = [case(*row) for rows in (single_faults(), double_faults()) for row in rows]
    common.require_unique(entry["name"] for entry in found)
    return found


def case(fault, detail, operands, options):
    lhs, rhs = operands
    rule, words = WORDS[fault]
    name = f"{fault}: {detail}"
    exception, message = refusal(name, lhs, rhs, options)
    if words not in message:
        raise ValueError(f"{name}: JAX does not say {words!r} but {message!r}")
    return {
        "name": name,
        "rule": rule,
        "lhs": lhs,
        "rhs": rhs,
        "options": options,
        "exception": exception,
        "message": message,
        "words": words,
    }


def refusal(name, lhs, rhs, options):
    rest = dict(options)
    strides = rest.pop("window_strides", [1] * (len(rhs) - 2))
    padding = rest.pop("pads", None)
    if padding is None:
        padding = rest.pop("padding", "VALID")
    # JAX keeps dilations and strides in the form given and wants to hash them.
    rest = {key: tuple(value) if key.endswith("dilation") else value for key, value in rest.items()}
    try:
        lax.conv_general_dilated(np.ones(lhs, np.float32), np.ones(rhs, np.float32), tuple(strides),
                                 padding, **rest)
    except (TypeError, ValueError, RuntimeError) as error:
        return type(error).__name__, sentence(str(error))
    raise ValueError(f"{name}: JAX does not refuse")


def sentence(text):
    """The first line that says what is wrong; the compiler's verifier has a heading above it."""
    lines = text.splitlines()
    return lines[1].strip() if lines[0].startswith("Cannot lower jaxpr") else lines[0]
