"""The hidden cases of the exercise capstone."""

import common
import conv
import vectors

EXERCISE = "capstone"

CHANNELS_LAST = {
    1: ["NWC", "WIO", "NWC"],
    2: ["NHWC", "HWIO", "NHWC"],
    3: ["NDHWC", "DHWIO", "NDHWC"],
}


def plans():
    """Name, category, why, shapes of lhs and rhs, options; and a fill other than integers."""
    yield ("nothing given, one axis", "nothing given",
           "Without options the layout is NCH, OIH, NCH, nothing is padded, all steps are 1.",
           [2, 3, 7], [4, 3, 3], {})
    yield ("zeros mean not given", "nothing given",
           "Every list is there and holds zeros, which mean the same as leaving it out.",
           [1, 2, 5], [2, 2, 2],
           {"window_strides": [0], "lhs_dilation": [0], "rhs_dilation": [0], "pads": [[0, 0]],
            "feature_group_count": 0, "batch_group_count": 0})
    yield ("a list that ends early", "nothing given",
           "Two axes and one stride: the second axis has stride 1.",
           [1, 1, 6, 5], [2, 1, 2, 3], {"window_strides": [3], "rhs_dilation": [0, 2]})
    yield ("one of everything", "nothing given", "Every size is 1: a product.",
           [1, 1, 1], [1, 1, 1], {"window_strides": [1], "feature_group_count": 1})

    yield ("SAME, stride 2 over 4", "named padding",
           "One zero is needed in all, though the kernel is odd, and it goes behind.",
           [1, 1, 4], [1, 1, 3], {"window_strides": [2], "padding": "SAME"})
    yield ("SAME, nothing to pad", "named padding",
           "Six numbers, one tap, stride 3: the total would be -2 and counts as 0.",
           [1, 1, 6], [2, 1, 1], {"window_strides": [3], "padding": "Same"})
    yield ("SAME, kernel longer", "named padding", "Five taps over three numbers: 3 numbers.",
           [1, 1, 3], [1, 1, 5], {"padding": "SAME"})
    yield ("SAME under a dilated kernel", "named padding",
           "Four taps at distance 3 span 10, so nine zeros are needed at stride 1.",
           [1, 1, 7], [2, 1, 4], {"padding": "SAME", "rhs_dilation": [3]})
    yield ("SAME_LOWER, stride 2 over 4", "named padding",
           "The one zero that is needed goes in front.",
           [1, 1, 4], [1, 1, 3], {"window_strides": [2], "padding": "SAME_LOWER"})
    yield ("SAME_LOWER in any case", "named padding", "Four taps: two zeros in front, one behind.",
           [1, 2, 5], [2, 2, 4], {"padding": "sAmE_lOwEr", "lhs_dilation": [1]})
    yield ("SAME_LOWER, nothing to pad", "named padding",
           "Five numbers, one tap, stride 3: the total would be -1 and counts as 0.",
           [1, 1, 5], [1, 1, 1], {"window_strides": [3], "padding": "same_lower"})
    yield ("VALID in any case", "named padding", "No pads, and stride 2 leaves one number over.",
           [1, 1, 8], [1, 1, 3], {"window_strides": [2], "padding": "vAlId"})
    yield ("SAME, each axis its own", "named padding",
           "Strides 2 and 3, dilations 1 and 2: each axis has a total of its own.",
           [1, 1, 5, 6], [1, 1, 2, 3],
           {"window_strides": [2, 3], "rhs_dilation": [1, 2], "padding": "SAME"})

    yield ("a negative front", "pairs",
           "Two numbers are cut off in front, three zeros come behind.",
           [1, 2, 6], [1, 2, 2], {"pads": [[-2, 3]], "window_strides": [2]})
    yield ("more cut off than there is", "pairs",
           "Five are cut off the front of three numbers and four zeros: two zeros are left.",
           [1, 1, 3], [1, 1, 1], {"pads": [[-5, 4]]})
    yield ("pads of two axes", "pairs", "Four different numbers, one of them negative.",
           [1, 1, 3, 4], [1, 1, 2, 3], {"pads": [[1, 2], [3, -1]]})

    yield ("inflated, padded, strided", "dilation",
           "Pads are counted after inflation: one zero in front, two behind.",
           [1, 1, 4], [1, 1, 3], {"lhs_dilation": [3], "pads": [[1, 2]], "window_strides": [2]})
    yield ("inflated and cut", "dilation",
           "The pads cut after inflation, so they take away one number and a zero.",
           [1, 1, 5], [1, 1, 2], {"lhs_dilation": [2], "pads": [[-1, -2]]})
    yield ("both dilations, two axes", "dilation",
           "Each axis has its own input dilation, its own kernel dilation, and its own pads.",
           [1, 1, 3, 4], [2, 1, 2, 2],
           {"lhs_dilation": [3, 2], "rhs_dilation": [2, 3], "pads": [[0, 1], [2, 0]]})

    yield ("one short, at stride 2", "empty results",
           "The kernel is one longer than the input: no place at all, whatever the stride.",
           [2, 1, 3], [2, 1, 4], {"window_strides": [2]})
    yield ("far too short, at stride 3", "empty results",
           "The kernel spans 9 and the input is 2 long: a length is never negative.",
           [1, 1, 2], [1, 1, 5], {"rhs_dilation": [2], "window_strides": [3]})
    yield ("nothing is left", "empty results", "The pads cut off the whole input.",
           [1, 1, 5], [3, 1, 1], {"pads": [[-2, -3]], "window_strides": [2]})
    yield ("empty along one axis", "empty results",
           "The kernel fits along the first axis and not along the second.",
           [1, 1, 5, 2], [2, 1, 2, 3], {"window_strides": [1, 2]})

    yield ("channels last", "layouts", "The layout of most networks.",
           [1, 4, 3, 2], [2, 3, 2, 3], {"dimension_numbers": CHANNELS_LAST[2]})
    yield ("lhs in another order", "layouts",
           "lhs names W before H, the kernel does not: strides and pads go by the kernel.",
           [1, 5, 6, 1], [2, 3, 1, 2],
           {"dimension_numbers": ["NWHC", "HWIO", "NHWC"], "window_strides": [1, 2],
            "pads": [[1, 0], [0, 2]]})
    yield ("the kernel in another order", "layouts",
           "The kernel names W first, so the first stride and the first dilation are those of W.",
           [1, 2, 4, 6], [2, 2, 3, 2],
           {"dimension_numbers": ["NCHW", "OIWH", "NCHW"], "window_strides": [2, 1],
            "rhs_dilation": [2, 1]})
    yield ("a result in a circle", "layouts",
           "The axes of the result go round: swapping pairs of them does not get there.",
           [2, 2, 3, 5], [3, 2, 2, 3], {"dimension_numbers": ["NCHW", "OIHW", "CHWN"]})
    yield ("every tensor in a circle", "layouts",
           "Three layouts, none of which undoes itself.",
           [4, 5, 2, 2], [2, 3, 3, 2],
           {"dimension_numbers": ["HWNC", "IHOW", "WNCH"], "padding": "SAME"})
    yield ("labels of all kinds", "layouts",
           "Any other character is a spatial label, and n is not N.",
           [2, 3, 1, 4], [2, 2, 2, 3],
           {"dimension_numbers": ["Cn1N", "1OIn", "N1Cn"], "pads": [[0, 1], [1, 0]]})

    yield ("depthwise", "groups", "As many groups as features: each has kernels of its own.",
           [1, 3, 4], [6, 1, 2], {"feature_group_count": 3})
    yield ("two feature groups", "groups",
           "Features 0 and 1 make results 0 to 2, features 2 and 3 make results 3 to 5.",
           [2, 4, 4], [6, 2, 2], {"feature_group_count": 2, "batch_group_count": 1})
    yield ("two batch groups", "groups",
           "Entries 0 and 1 make results 0 to 2, entries 2 and 3 make results 3 to 5.",
           [4, 2, 4], [6, 2, 2], {"batch_group_count": 2})
    yield ("batch groups, laid out otherwise", "groups",
           "Three batch groups where the batch is the last axis of lhs.",
           [4, 2, 6], [3, 2, 3],
           {"dimension_numbers": ["WCN", "WIO", "CNW"], "batch_group_count": 3,
            "padding": "SAME_LOWER"})
    yield ("feature groups, laid out otherwise", "groups", "Groups where the features are last.",
           [1, 4, 3, 4], [2, 2, 2, 4],
           {"dimension_numbers": CHANNELS_LAST[2], "feature_group_count": 2,
            "window_strides": [2, 1]})

    yield ("three axes", "many axes", "Three lengths, three strides, three pairs.",
           [1, 1, 3, 4, 5], [1, 1, 2, 3, 2],
           {"window_strides": [1, 2, 3], "pads": [[1, 0], [0, 1], [0, 2]]})
    yield ("four axes", "many axes", "Four axes, each with another dilation of the kernel.",
           [1, 1, 2, 3, 4, 5], [1, 1, 1, 2, 2, 3],
           {"rhs_dilation": [1, 2, 3, 1], "pads": [[0, 0], [0, 0], [0, 1], [1, 1]]})

    yield ("70 under 5", "long inputs", "More numbers than a buffer of 64 holds.",
           [1, 1, 70], [1, 1, 5], {"padding": "SAME"})
    yield ("9 by 9 by 5", "long inputs", "More than a buffer of 8 by 8 by 4 holds.",
           [1, 5, 9, 9], [1, 5, 7, 3], {})

    yield ("quarters", "fractions", "Numbers like 1.25 and -0.75 are not whole.",
           [1, 2, 5], [2, 2, 2], {"padding": "SAME"}, "quarters")
    yield ("sevenths", "fractions", "Sevenths have no end in binary: the sums are rounded.",
           [1, 2, 6], [1, 2, 3], {"lhs_dilation": [2], "pads": [[1, 1]]}, "sevenths")


def as_jax_has_them(options, spatial):
    """What is not given is left out of the kit's options or 0; JAX wants ones, and whole lists."""
    given = dict(options)
    for name in ("window_strides", "lhs_dilation", "rhs_dilation"):
        if name in given:
            entries = tuple(entry or 1 for entry in given[name])
            given[name] = entries + (1,) * (spatial - len(entries))
    for name in ("feature_group_count", "batch_group_count"):
        if name in given:
            given[name] = given[name] or 1
    if "padding" not in given:
        pads = given.get("pads", [])
        given["pads"] = pads + [[0, 0]] * (spatial - len(pads))
    return given


def cases():
    for seed, (name, category, why, lhs, rhs, options, *fill) in enumerate(plans(), 1):
        x = common.fill(lhs, 2 * seed, *fill)
        k = common.fill(rhs, 2 * seed + 1, *fill)
        answer = conv.answer(name, x, k, as_jax_has_them(options, x.ndim - 2))
        yield vectors.case(name, category, why, [x, k, options], answer)
