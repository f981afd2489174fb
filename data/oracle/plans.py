"""Which convolutions conv.json holds: shapes and options, group by group.

The inputs of a case are the fill of a seed taken from its name, so a new case leaves the others as
they are. Fills are never symmetric, so a flipped or transposed kernel shows.
"""

from dataclasses import dataclass
from itertools import permutations, product
import zlib


@dataclass
class Plan:
    group: str
    name: str
    lhs: list
    rhs: list
    options: dict
    fill: str = "integers"

    @property
    def lhs_seed(self):
        return zlib.crc32(self.name.encode()) % 100000

    @property
    def rhs_seed(self):
        return self.lhs_seed + 1


def all_plans():
    for group in (layouts, labels, defaults, jax_conv, jax_padding, jax_dilated, jax_negative,
                  transposed, same, sizes, pads, groups, ranks, values):
        yield from group()


def plan(group, name, lhs, rhs, fill="integers", **options):
    """Options that are None are left out of the case."""
    given = {key: listed(value) for key, value in options.items() if value is not None}
    return Plan(group, name, listed(lhs), listed(rhs), given, fill)


def listed(value):
    if isinstance(value, (list, tuple)):
        return [listed(item) for item in value]
    return value


def by_x(values):
    return "x".join(str(v) for v in values)


def arrange(sizes, letters, spec):
    """The sizes, given in the order of letters, in the order of spec."""
    return [sizes[letters.index(letter)] for letter in spec]


# Layouts: one convolution per rank and four ways to run it. Strides, pads and dilations belong to
# letters and stand in the order in which the kernel's layout has them: an implementation that takes
# the spatial order from another operand computes something else. The sizes of one operand are
# different wherever possible, and outputs are short because there are many.

@dataclass
class Sample:
    spatial: str
    lhs: tuple   # N, C, spatial
    rhs: tuple   # O, I, spatial
    runs: tuple  # (label, options by letter)


SAMPLES = (
    Sample("H", (2, 3, 7), (4, 3, 5), (
        ("stride 2 VALID", {"window_strides": (2,), "padding": "VALID"}),
        ("pads dilated", {"pads": ((2, 1),), "rhs_dilation": (2,)}),
        ("stride 4 SAME", {"window_strides": (4,), "padding": "SAME"}),
        ("lhs dilated", {"window_strides": (4,), "pads": ((-2, 0),), "lhs_dilation": (2,)}),
    )),
    Sample("HW", (2, 3, 5, 7), (4, 3, 2, 5), (
        ("stride 2x3", {"window_strides": (2, 3)}),
        ("pads dilated", {"window_strides": (1, 3), "pads": ((-1, 0), (1, 2)),
                          "rhs_dilation": (3, 1)}),
        ("stride 5x4 SAME", {"window_strides": (5, 4), "padding": "SAME", "rhs_dilation": (2, 1)}),
        ("lhs dilated", {"window_strides": (4, 1), "pads": ((0, -4), (0, -1)),
                         "lhs_dilation": (2, 1)}),
    )),
    Sample("DHW", (2, 3, 4, 5, 6), (4, 3, 2, 5, 6), (
        ("stride 2x3x1", {"window_strides": (2, 3, 1)}),
        ("pads dilated", {"window_strides": (2, 3, 1), "pads": ((1, 0), (1, 1), (0, 1)),
                          "rhs_dilation": (3, 1, 1)}),
        ("stride 4x3x6 SAME", {"window_strides": (4, 3, 6), "padding": "SAME"}),
        ("lhs dilated", {"window_strides": (3, 2, 1), "pads": ((0, 0), (-1, 0), (-1, 1)),
                         "lhs_dilation": (1, 2, 1)}),
    )),
    Sample("TDHW", (2, 3, 4, 5, 6, 7), (4, 3, 2, 5, 6, 7), (
        ("stride 2x1x1x1", {"window_strides": (2, 1, 1, 1)}),
        ("pads dilated", {"window_strides": (2, 3, 1, 1), "rhs_dilation": (3, 1, 1, 1),
                          "pads": ((1, 0), (1, 1), (0, 1), (-1, 1))}),
        ("stride 4x3x6x7 SAME", {"window_strides": (4, 3, 6, 7), "padding": "SAME"}),
        ("lhs dilated", {"window_strides": (3, 2, 1, 4), "lhs_dilation": (1, 2, 1, 1),
                         "pads": ((0, 0), (-1, 0), (-1, 1), (0, 2))}),
    )),
)
PER_AXIS = ("window_strides", "pads", "lhs_dilation", "rhs_dilation")


def layout_plan(sample, specs):
    run, options = sample.runs[zlib.crc32("".join(specs).encode()) % len(sample.runs)]
    spatial = [letter for letter in specs[1] if letter in sample.spatial]
    moved = {key: arrange(value, sample.spatial, spatial) if key in PER_AXIS else value
             for key, value in options.items()}
    return plan("layouts", f"{len(spatial)}d layouts {','.join(specs)} {run}",
                arrange(sample.lhs, "NC" + sample.spatial, specs[0]),
                arrange(sample.rhs, "OI" + sample.spatial, specs[1]),
                **moved, dimension_numbers=specs)


def orders(letters):
    return ["".join(order) for order in permutations(letters)]


def layouts():
    one, two, three, four = SAMPLES
    for specs in product(orders("NCH"), orders("OIH"), orders("NCH")):
        yield layout_plan(one, specs)
    # A Latin square: every pair of operands meets in every pair of layouts.
    data, kernels = orders("NCHW"), orders("OIHW")
    for i, j in product(range(24), range(24)):
        yield layout_plan(two, (data[i], kernels[j], data[(i + j) % 24]))
    # Steps without a factor in common with 120: each order comes once in each operand.
    data, kernels = orders("NCDHW"), orders("OIDHW")
    for i in range(120):
        yield layout_plan(three, (data[i], kernels[(7 * i + 3) % 120], data[(11 * i + 5) % 120]))
    data, kernels = orders("NCTDHW"), orders("OITDHW")
    for i in range(60):
        yield layout_plan(four, (data[143 * i % 720], kernels[(251 * i + 17) % 720],
                                 data[(367 * i + 101) % 720]))


def labels():
    """Any other character names a spatial axis, a lower case n, c, o or i among them."""
    for specs in (("NCX", "OIX", "NCX"), ("tNC", "OtI", "CtN"), ("N1C", "1IO", "C1N"),
                  ("nNC", "InO", "NnC"), ("cCN", "cOI", "CNc"), ("oNC", "IOo", "NoC"),
                  ("NC?", "?IO", "N?C")):
        yield plan("layouts", f"1d labels {','.join(specs)}",
                   [{"N": 2, "C": 3}.get(letter, 6) for letter in specs[0]],
                   [{"O": 4, "I": 3}.get(letter, 2) for letter in specs[1]],
                   window_strides=[3], pads=[[0, 1]], dimension_numbers=specs)
    for specs in (("NXYC", "YXIO", "NCXY"), ("10NC", "IO01", "N01C"), ("NioC", "OoiI", "CoNi"),
                  ("nNCc", "cnOI", "NcCn"), ("hNwC", "whIO", "hwNC"), ("NC*-", "-O*I", "-*CN")):
        first, second = [letter for letter in specs[1] if letter not in "OI"]
        yield plan("layouts", f"2d labels {','.join(specs)}",
                   [{"N": 2, "C": 3, first: 5, second: 7}[letter] for letter in specs[0]],
                   [{"O": 4, "I": 3, first: 2, second: 5}[letter] for letter in specs[1]],
                   window_strides=[3, 2], pads=[[1, 0], [0, -1]], dimension_numbers=specs)


def defaults():
    """Without dimension_numbers every rank means N, C, spatial by O, I, spatial."""
    for sample in SAMPLES:
        for run, options in sample.runs:
            yield plan("layouts", f"{len(sample.spatial)}d layouts left out {run}",
                       sample.lhs, sample.rhs, **options)


# The parameter grids of JAX's own tests. Spatial sizes are smaller than JAX's, and the products of
# parameters are thinned by fixed rules, for whole grids would make a file of many megabytes; each
# value of each parameter remains.

def jax_conv():
    strides, paddings = ((1, 1), (1, 2), (2, 1)), ("VALID", "SAME", "SAME_LOWER")
    for n, (b, i, j) in enumerate(product((2, 3), repeat=3)):
        for m, s in enumerate(strides):
            padding = paddings[(n + m) % 3]
            yield plan("grids", f"conv b{b} i{i} j{j} stride {by_x(s)} {padding}",
                       [b, i, 5, 6], [j, i, 4, 5], window_strides=s, padding=padding)
    for s, padding in zip(strides, paddings):
        yield plan("grids", f"conv 9x10 by 4x5 stride {by_x(s)} {padding}",
                   [2, 3, 9, 10], [2, 3, 4, 5], window_strides=s, padding=padding)


def jax_padding():
    channels = [bij for bij in product((1, 2, 3), repeat=3) if bij[0] * bij[2] <= 4]
    parameters = product(((1, 1), (1, 2), (2, 1)), (((0, 0), (0, 0)), ((1, 2), (2, 0))),
                         ((1, 1), (1, 2), (2, 2)), ((1, 1), (1, 2), (2, 2)))
    for n, (s, p, ld, rd) in enumerate(parameters):
        b, i, j = channels[7 * n % len(channels)]
        kind = "padded" if any(map(any, p)) else "bare"
        yield plan("grids", f"general padding {kind} b{b} i{i} j{j} stride {by_x(s)} "
                   f"dilations {by_x(ld)} {by_x(rd)}",
                   [b, i, 3, 4], [j, i, 2, 3], window_strides=s, pads=p,
                   lhs_dilation=ld, rhs_dilation=rd)


def jax_dilated():
    layouts_met = (("NCHW", "OIHW", "NCHW"), ("NHWC", "HWIO", "NHWC"), ("NCHW", "HWIO", "NHWC"),
                   ("HWCN", "HWIO", "HWCN"), ("NHWC", "OIHW", "NCHW"))
    big = ((4, 3), (2, 5))
    parameters = product(((1, 1), (2, 1), (1, 2)), (0, 3), ((1, 1), (2, 1)),
                         (((1, 2), (2, 0)), big), ((1, 1), (1, 2), (1, 4)),
                         ((1, 1), (1, 2), (1, 4)))
    for n, ((bgc, fgc), w, s, p, ld, rd) in enumerate(parameters):
        if n % 3 != n // 9 % 3:
            continue
        specs = layouts_met[n % len(layouts_met)]
        yield plan("grids", f"general dilated {','.join(specs)} w{w} groups {bgc} {fgc} "
                   f"stride {by_x(s)} {'big' if p is big else 'small'} pads "
                   f"dilations {by_x(ld)} {by_x(rd)}",
                   arrange([bgc, 2 * fgc, 3, w], "NCHW", specs[0]),
                   arrange([bgc * fgc, 2, 2, 3], "OIHW", specs[1]),
                   window_strides=s, pads=p, lhs_dilation=ld, rhs_dilation=rd,
                   feature_group_count=fgc if fgc > 1 else None,
                   batch_group_count=bgc if bgc > 1 else None, dimension_numbers=specs)
    for w in (0, 10):
        yield plan("grids", f"general dilated 9x{w} by 4x5 pads 10,8 and 7,13",
                   [1, 1, 9, w], [1, 1, 4, 5], window_strides=[2, 1],
                   pads=[[10, 8], [7, 13]], rhs_dilation=[1, 2])


def jax_negative():
    for b, d in product((2, 3), (1, 2)):
        for p in (((1, 1),), ((-1, 1),), ((0, -1),)):
            yield plan("grids", f"negative 1d b{b} pads {p[0][0]},{p[0][1]} lhs dilation {d}",
                       [b, 2, 4], [3, 2, 2], pads=p, lhs_dilation=[d])
    parameters = product((((0, 0), (0, 0)), ((-1, 0), (0, -1)), ((1, 0), (0, 1))),
                         ((1, 1), (2, 1)), ((1, 1), (2, 1)), ((1, 1), (1, 2)))
    for n, (p, s, ld, rd) in enumerate(parameters):
        b, i, j = 2 + n % 2, 2 + n // 2 % 2, 2 + n // 3 % 2
        yield plan("grids", f"negative b{b} i{i} j{j} pads {p[0][0]},{p[0][1]} {p[1][0]},{p[1][1]} "
                   f"stride {by_x(s)} dilations {by_x(ld)} {by_x(rd)}",
                   [b, i, 3, 4], [j, i, 1, 2], window_strides=s, pads=p,
                   lhs_dilation=ld, rhs_dilation=rd)
    specs_met = (("NCHW", "OIHW", "NCHW"), ("NHWC", "HWIO", "NHWC"), ("NHWC", "OIHW", "NCHW"))
    for (bgc, fgc), (h, w), specs in product(((1, 1), (2, 1), (1, 2)), ((6, 7), (0, 4)), specs_met):
        yield plan("grids", f"negative {','.join(specs)} {h}x{w} groups {bgc} {fgc}",
                   arrange([2 * bgc, fgc, h, w], "NCHW", specs[0]),
                   arrange([bgc * fgc, 1, 1, 2], "OIHW", specs[1]),
                   window_strides=[2, 1], pads=[[0, -1], [0, 0]] if h else [[1, 0], [0, -1]],
                   lhs_dilation=[2, 1], rhs_dilation=[2, 2],
                   feature_group_count=fgc if fgc > 1 else None,
                   batch_group_count=bgc if bgc > 1 else None, dimension_numbers=specs)


def transposed():
    """The gradient's convolution: what lax.conv_transpose hands on for its strides and padding."""
    for k, s, padding in product((3, 4, 5), (1, 2, 3), ("SAME", "VALID")):
        total = k + s - 2 + (max(k - s, 0) if padding == "VALID" else 0)
        low = k - 1 if padding == "VALID" or s > k - 1 else (total + 1) // 2
        yield plan("grids", f"transpose of k{k} stride {s} {padding}", [1, 2, 4], [3, 2, k],
                   pads=[[low, total - low]], lhs_dilation=[s])


def same():
    """String padding."""
    # Every third of the undilated windows and every ninth of the dilated ones; SAME_LOWER gets
    # others than SAME.
    lengths = list(product(range(1, 8), range(1, 7), range(1, 5)))
    for first, padding in enumerate(("SAME", "SAME_LOWER")):
        for n, (l, k, s) in enumerate(lengths):
            for d in (1, 2):
                if (n + n // 24 + d + first) % (3 if d == 1 else 9) == 0:
                    yield plan("same", f"{padding} L{l} K{k} stride {s} dilation {d}",
                               [1, 1, l], [1, 1, k], window_strides=[s], padding=padding,
                               rhs_dilation=[d] if d > 1 else None)
    for text in ("same", "Same", "sAmE", "Same_Lower", "same_lower", "valid", "Valid", "VALID"):
        yield plan("same", f"spelled {text}", [1, 2, 6], [2, 2, 4], window_strides=[2],
                   padding=text)
    for padding in ("SAME", "SAME_LOWER"):
        for s, d in (((1, 1), (1, 1)), ((2, 3), (1, 1)), ((3, 2), (2, 1)), ((1, 4), (1, 3))):
            yield plan("same", f"{padding} 2d stride {by_x(s)} dilation {by_x(d)}",
                       [1, 2, 4, 5], [2, 2, 2, 4], window_strides=s, padding=padding,
                       rhs_dilation=d)
        yield plan("same", f"{padding} 3d", [1, 1, 3, 4, 2], [2, 1, 2, 3, 4],
                   window_strides=[2, 1, 1], padding=padding)
        yield plan("same", f"{padding} L0", [2, 1, 0], [1, 1, 3], padding=padding)
        yield plan("same", f"{padding} lhs dilation of ones", [1, 1, 5], [1, 1, 4],
                   padding=padding, lhs_dilation=[1])


def sizes():
    """Empty, short and cancelling sizes."""
    def case(name, lhs, rhs, **options):
        return plan("sizes", name, lhs, rhs, **options)

    for l, k in ((1, 2), (3, 5), (4, 9), (2, 3)):
        yield case(f"1d K{k} longer than L{l}", [2, 2, l], [3, 2, k])
    yield case("1d dilated K longer than L", [1, 2, 5], [2, 2, 3], rhs_dilation=[3])
    yield case("2d K longer than L in one axis", [1, 2, 2, 5], [3, 2, 3, 2])
    yield case("2d K longer than L in both axes", [1, 2, 2, 1], [3, 2, 3, 2])
    yield case("3d K longer than L in the last axis", [1, 1, 3, 3, 1], [2, 1, 2, 2, 2])
    yield case("3d K longer than L with pads", [1, 1, 1, 2, 1], [2, 1, 2, 2, 2],
               pads=[[1, 0], [0, 0], [1, 1]])
    for l in (4, 5, 6):
        yield case(f"L{l} is exactly K", [2, 2, l], [2, 2, l])
    for name, l in (("one short of K", 3), ("exactly K", 4), ("one over K", 5)):
        yield case(f"stride 3 and L {name}", [1, 2, l], [2, 2, 4], window_strides=[3])
    yield case("stride larger than the input", [1, 2, 5], [2, 2, 2], window_strides=[9])
    yield case("2d stride larger than the input", [1, 2, 3, 4], [2, 2, 2, 1], window_strides=[7, 5])
    yield case("stride larger than the output and pads", [1, 1, 4], [2, 1, 3], window_strides=[11],
               pads=[[2, 3]])

    yield case("L0 VALID", [2, 3, 0], [4, 3, 2])
    yield case("L0 and K1", [2, 3, 0], [4, 3, 1])
    yield case("L0 with pads", [2, 3, 0], [4, 3, 2], pads=[[2, 1]])
    yield case("L0 with pads and lhs dilation", [2, 1, 0], [2, 1, 2], pads=[[2, 1]],
               lhs_dilation=[3])
    yield case("L0 with lhs dilation", [2, 1, 0], [2, 1, 1], pads=[[0, 0]], lhs_dilation=[2])
    yield case("2d L0 in one axis", [1, 2, 0, 4], [3, 2, 1, 2])
    yield case("2d L0 in one axis with pads", [1, 2, 0, 4], [3, 2, 1, 2], pads=[[1, 1], [0, 0]])
    yield case("2d L0 with pads and lhs dilation", [1, 2, 4, 0], [3, 2, 2, 3],
               pads=[[0, 0], [2, 2]], lhs_dilation=[2, 4])
    yield case("3d L0 in the middle", [1, 1, 2, 0, 2], [1, 1, 1, 1, 1])
    yield case("N0", [0, 3, 5], [4, 3, 2])
    yield case("2d N0 with stride", [0, 2, 3, 4], [1, 2, 2, 2], window_strides=[2, 1])
    yield case("N0 with batch groups", [0, 3, 5], [4, 3, 2], batch_group_count=2)
    yield case("N0 SAME", [0, 3, 5], [4, 3, 2], padding="SAME")
    yield case("C0", [2, 0, 5], [3, 0, 2])
    yield case("2d C0", [1, 0, 3, 3], [2, 0, 2, 1])
    yield case("C0 with feature groups", [2, 0, 5], [4, 0, 2], feature_group_count=2)
    yield case("O0", [2, 3, 5], [0, 3, 2])
    yield case("2d O0", [2, 3, 4, 5], [0, 3, 2, 2])
    yield case("O0 with feature groups", [2, 4, 5], [0, 2, 2], feature_group_count=2)
    yield case("O0 with batch groups", [4, 3, 5], [0, 3, 2], batch_group_count=2)
    yield case("everything 0 but K", [0, 0, 0], [0, 0, 1])
    yield case("N0 in layout HCN", [5, 3, 0], [2, 4, 3], dimension_numbers=["HCN", "HOI", "NHC"])
    yield case("C0 in layout NHC", [2, 5, 0], [2, 0, 3], dimension_numbers=["NHC", "HIO", "NHC"])

    for l, lo, hi in ((1, 5, 3), (2, 7, 7), (3, 0, 9), (3, 9, 0)):
        yield case(f"pads {lo},{hi} wider than L{l}", [1, 2, l], [2, 2, 3], pads=[[lo, hi]])
    for l, lo, hi in ((3, -5, 4), (3, 4, -5), (3, -3, 3), (4, -6, 6), (2, -9, 12), (2, 12, -9)):
        yield case(f"pads {lo},{hi} leave nothing of L{l}", [1, 2, l], [2, 2, 1], pads=[[lo, hi]])
    yield case("2d pads leave nothing of one axis", [1, 1, 3, 3], [2, 1, 2, 2],
               pads=[[-4, 5], [1, 0]])
    for l, lo, hi, d in ((3, -3, 0, 1), (3, 0, -3, 1), (3, -1, -2, 1), (4, -8, 4, 1),
                         (3, -5, 0, 2), (2, 3, -7, 3), (0, 0, 0, 1), (0, -2, 2, 2)):
        for k in (1, 2):
            yield case(f"padded length 0: L{l} dilated {d} pads {lo},{hi} K{k}", [1, 1, l],
                       [2, 1, k], pads=[[lo, hi]], lhs_dilation=[d])
    yield case("2d padded length 0 in one axis", [1, 1, 2, 5], [1, 1, 1, 2],
               pads=[[-1, -1], [0, 0]])
    for l, k, s, lo, hi in ((5, 5, 2, 0, 0), (5, 6, 3, 1, 0), (6, 3, 4, 0, 0), (7, 4, 1, -1, -2)):
        yield case(f"one output: L{l} K{k} stride {s} pads {lo},{hi}", [2, 2, l], [2, 2, k],
                   window_strides=[s], pads=[[lo, hi]])
    yield case("all ones", [1, 1, 1], [1, 1, 1])
    yield case("K1 mixes channels only", [2, 3, 4], [5, 3, 1])
    yield case("2d 1x1 kernel", [1, 3, 2, 3], [4, 3, 1, 1])
    yield case("lhs dilation of one number", [1, 1, 1], [1, 1, 2], lhs_dilation=[4], pads=[[1, 1]])


def pads():
    """Negative and mixed pads, which crop after dilation."""
    pairs = ((-1, 0), (0, -1), (-1, -1), (-2, 3), (3, -2), (-1, 2))
    for n, ((lo, hi), d, s) in enumerate(product(pairs, (1, 2, 3), (1, 2))):
        yield plan("pads", f"1d pads {lo},{hi} lhs dilation {d} stride {s}", [1, 2, 5],
                   [2, 2, 2 + n % 2], window_strides=[s], pads=[[lo, hi]], lhs_dilation=[d])
    for n, (first, second) in enumerate(zip(pairs, pairs[2:] + pairs[:2])):
        yield plan("pads", f"2d pads {first[0]},{first[1]} {second[0]},{second[1]}", [1, 2, 4, 5],
                   [2, 2, 2, 3], window_strides=[1 + n % 2, 1 + n % 3], pads=[first, second],
                   lhs_dilation=[1 + n % 3, 1 + n // 3], rhs_dilation=[1 + n // 5, 1])
        yield plan("pads", f"1d both dilations pads {first[0]},{first[1]}", [2, 1, 5], [2, 1, 2],
                   window_strides=[2], pads=[first], lhs_dilation=[2], rhs_dilation=[3])
    yield plan("pads", "3d mixed pads", [1, 1, 3, 4, 3], [2, 1, 2, 2, 2],
               window_strides=[1, 2, 1], pads=[[-1, 1], [2, -3], [0, -1]], lhs_dilation=[1, 2, 2])
    yield plan("pads", "3d crop after dilation", [2, 1, 2, 3, 2], [1, 1, 1, 2, 2],
               pads=[[-1, 0], [-1, -1], [1, -1]], lhs_dilation=[3, 2, 2])


def groups():
    """Feature groups up to depthwise with multipliers, and batch groups."""
    for c, g, multiplier in ((2, 2, 1), (3, 3, 1), (3, 3, 2), (4, 2, 1), (4, 4, 3), (6, 2, 2),
                             (6, 3, 1), (6, 3, 2), (6, 6, 1), (5, 5, 1)):
        for options in ({}, {"window_strides": [2], "padding": "SAME"},
                        {"pads": [[2, -1]], "lhs_dilation": [2], "rhs_dilation": [2]}):
            name = f"1d features C{c} in {g} by {multiplier} {'+'.join(options)}".strip()
            yield plan("groups", name, [1, c, 5], [g * multiplier, c // g, 2], **options,
                       feature_group_count=g)
    for n, b, o in ((2, 2, 2), (4, 2, 2), (4, 2, 6), (3, 3, 3), (6, 3, 6), (2, 2, 4)):
        for options in ({}, {"window_strides": [2], "padding": "SAME"},
                        {"pads": [[-1, 2]], "lhs_dilation": [2], "rhs_dilation": [2]}):
            yield plan("groups", f"1d batch N{n} in {b} O{o} {'+'.join(options)}".strip(),
                       [n, 2, 5], [o, 2, 2], **options, batch_group_count=b)
    specs_met = (("NCHW", "OIHW", "NCHW"), ("NHWC", "HWIO", "NHWC"), ("HWCN", "WHOI", "CWNH"),
                 ("WNHC", "IHOW", "HCNW"))
    for specs, (fgc, bgc) in product(specs_met, ((2, None), (3, None), (6, None), (None, 2),
                                                 (None, 3))):
        name = f"features {fgc}" if fgc else f"batch {bgc}"
        yield plan("groups", f"2d {name} {','.join(specs)}",
                   arrange([1 if fgc else 6, 6 if fgc else 2, 4, 5], "NCHW", specs[0]),
                   arrange([6, 6 // fgc if fgc else 2, 2, 3], "OIHW", specs[1]),
                   window_strides=[2, 3], pads=[[1, 0], [0, 2]], rhs_dilation=[1, 2],
                   feature_group_count=fgc, batch_group_count=bgc, dimension_numbers=specs)
    for fgc, bgc in ((2, None), (4, None), (None, 2)):
        yield plan("groups", f"3d features {fgc}" if fgc else f"3d batch {bgc}",
                   [2, 4, 2, 3, 3], [4, 4 // (fgc or 1), 1, 2, 2], window_strides=[1, 2, 1],
                   feature_group_count=fgc, batch_group_count=bgc)
    yield plan("groups", "both counts of one", [2, 3, 4], [2, 3, 2], feature_group_count=1,
               batch_group_count=1)
    yield plan("groups", "features 2 with a batch", [3, 4, 4], [6, 2, 3], feature_group_count=2)


def ranks():
    """Rank 0, which is a matrix product, and five and six spatial axes, which JAX computes too."""
    yield plan("ranks", "0d left out", [2, 3], [4, 3])
    yield plan("ranks", "0d NC,OI,NC", [2, 3], [4, 3], dimension_numbers=["NC", "OI", "NC"])
    yield plan("ranks", "0d CN,IO,CN", [3, 2], [3, 4], dimension_numbers=["CN", "IO", "CN"])
    yield plan("ranks", "0d features 3", [2, 6], [3, 2], feature_group_count=3)
    yield plan("ranks", "0d batch 2", [4, 3], [4, 3], batch_group_count=2)
    yield plan("ranks", "5d", [1, 2, 2, 3, 2, 3, 2], [2, 2, 1, 2, 2, 2, 1],
               window_strides=[1, 1, 1, 2, 1])
    yield plan("ranks", "5d dilated", [1, 1, 2, 2, 3, 2, 3], [2, 1, 2, 1, 2, 2, 2],
               pads=[[0, 0], [1, -1], [0, 0], [0, 1], [-1, 0]], lhs_dilation=[1, 2, 1, 1, 2],
               rhs_dilation=[1, 1, 2, 1, 1])
    yield plan("ranks", "5d VWXYZCN,ZIYXOWV,NZYXWVC", [2, 3, 2, 2, 3, 2, 1],
               [2, 2, 1, 2, 3, 2, 2], window_strides=[1, 1, 2, 1, 1],
               dimension_numbers=["VWXYZCN", "ZIYXOWV", "NZYXWVC"])
    yield plan("ranks", "6d", [1, 2, 2, 1, 3, 2, 2, 3], [2, 2, 1, 1, 2, 2, 1, 2],
               window_strides=[2, 1, 1, 1, 1, 2])
    yield plan("ranks", "6d SAME", [1, 1, 2, 1, 3, 2, 1, 2], [2, 1, 2, 2, 1, 2, 1, 3],
               window_strides=[1, 1, 2, 1, 1, 1], padding="SAME")
    yield plan("ranks", "6d padded features 2", [1, 2, 1, 1, 1, 2, 1, 2], [2, 1, 2, 1, 1, 2, 1, 1],
               pads=[[1, 0], [0, 0], [0, 0], [0, 1], [0, 0], [0, 0]], feature_group_count=2)


def values():
    """Fills that are no integers, and longer sums."""
    for kind in ("quarters", "sevenths"):
        def case(name, lhs, rhs, **options):
            return plan("values", f"{kind} {name}", lhs, rhs, fill=kind, **options)

        yield case("1d", [2, 3, 8], [4, 3, 3])
        yield case("1d SAME", [1, 4, 9], [3, 4, 4], padding="SAME", window_strides=[2])
        yield case("1d features 2", [1, 4, 9], [4, 2, 3], feature_group_count=2)
        yield case("1d batch 2", [4, 2, 7], [4, 2, 3], batch_group_count=2)
        yield case("1d dilated", [1, 3, 6], [2, 3, 3], pads=[[2, -1]], lhs_dilation=[2],
                   rhs_dilation=[2])
        yield case("1d long", [1, 1, 130], [1, 1, 7], window_strides=[2])
        yield case("1d many channels", [1, 100, 6], [2, 100, 3])
        yield case("2d", [1, 3, 5, 6], [3, 3, 2, 3])
        yield case("2d NHWC", [1, 5, 6, 3], [3, 2, 3, 4], padding="SAME_LOWER",
                   window_strides=[2, 1], dimension_numbers=["NHWC", "HWIO", "NHWC"])
        yield case("3d", [1, 2, 3, 4, 3], [2, 2, 2, 2, 2])
        yield case("K longer than L", [1, 2, 2], [2, 2, 3])
        yield case("16x16x8 by 3x3x8x8", [1, 16, 16, 8], [3, 3, 8, 8], window_strides=[2, 2],
                   dimension_numbers=["NHWC", "HWIO", "NHWC"])
    yield plan("values", "sevenths 32x32 by 13x13", [1, 1, 32, 32], [1, 1, 13, 13], fill="sevenths")
    yield plan("values", "integers 1d of 65", [1, 1, 65], [1, 1, 2])
    yield plan("values", "integers 1d of 200 by 129", [1, 1, 200], [1, 1, 129])
    yield plan("values", "integers 1d of 200 stride 5 SAME", [1, 2, 200], [1, 2, 9],
               window_strides=[5], padding="SAME")
    yield plan("values", "integers 2d 20x70 by 3x66", [1, 1, 20, 70], [1, 1, 3, 66])
