"""TOPSIS and ELECTRE I of small tables for test/core/scoring/otherMethods.test.ts.

Run: python3 test/golden/topsis-electre.py > test/golden/topsis-electre.json   (standard library only)

TOPSIS with 50 decimal digits. ELECTRE in exact fractions; the kernel is found by trying every set of offers against its
definition, after offers that outrank each other in a circle were put together.
"""
import json
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import combinations

getcontext().prec = 50

CASES = [
    # No circle; TOPSIS hardly tells the first two apart.
    dict(
        id="four-offers",
        weights=["40", "35", "25"],
        offers=dict(
            a=["0.80", "0.60", "0.90"], b=["0.70", "0.90", "0.50"], c=["0.50", "0.80", "0.70"], d=["0.90", "0.40", "0.60"]
        ),
        thresholds=["0.65", "0.3"],
    ),
    # Three criteria that turn in a circle, and an offer below all.
    dict(
        id="circle",
        weights=["30", "40", "30"],
        offers=dict(
            a=["1", "0.8", "0.6"], b=["0.8", "0.6", "1"], c=["0.6", "1", "0.8"], d=["0.5", "0.5", "0.5"]
        ),
        thresholds=["0.6", "0.4"],
    ),
    # As in a tender: benefit, two judged criteria, a table, price; a share of exactly the threshold (70 of 100).
    dict(
        id="tender",
        weights=["50", "8", "7", "5", "30"],
        offers=dict(
            a=["1", "0.75", "0.5", "1", "0.62"],
            b=["0.9", "1", "1", "0.6", "0.85"],
            c=["0.55", "0.9", "0.9", "1", "1"],
            d=["0.9", "0.5", "1", "0", "0.62"],
            e=["0", "0", "0", "0", "0.97"],
        ),
        thresholds=["0.7", "0.4"],
    ),
]


def topsis(weights, rows):
    n = len(weights)
    norm = [sum(r[j] ** 2 for r in rows).sqrt() for j in range(n)]
    w = [[weights[j] * r[j] / norm[j] for j in range(n)] for r in rows]
    best = [max(r[j] for r in w) for j in range(n)]
    worst = [min(r[j] for r in w) for j in range(n)]

    def far(r, to):
        return sum((r[j] - to[j]) ** 2 for j in range(n)).sqrt()

    return [far(r, worst) / (far(r, worst) + far(r, best)) for r in w]


def outranks(weights, rows, c, d):
    n, total = len(weights), sum(weights)

    def one(a, b):
        agree = sum(weights[j] for j in range(n) if rows[a][j] >= rows[b][j]) / total
        return a != b and agree >= c and max(rows[b][j] - rows[a][j] for j in range(n)) <= d

    return {(a, b) for a in range(len(rows)) for b in range(len(rows)) if one(a, b)}


def kernel(size, pairs):
    reach = set(pairs)
    while True:
        more = {(a, d) for (a, b) in reach for (c, d) in reach if b == c} - reach
        if not more:
            break
        reach |= more
    group = [min([a] + [b for b in range(size) if (a, b) in reach and (b, a) in reach]) for a in range(size)]
    nodes = sorted(set(group))
    edges = {(group[a], group[b]) for (a, b) in pairs if group[a] != group[b]}
    found = [
        chosen
        for k in range(len(nodes) + 1)
        for chosen in combinations(nodes, k)
        if not any((a, b) in edges for a in chosen for b in chosen)
        and all(any((a, b) in edges for a in chosen) for b in nodes if b not in chosen)
    ]
    assert len(found) == 1, found
    return [a for a in range(size) if group[a] in found[0]]


def solved(case):
    names = list(case["offers"])
    closeness = topsis([Decimal(w) for w in case["weights"]], [[Decimal(v) for v in r] for r in case["offers"].values()])
    c, d = map(Fraction, case["thresholds"])
    pairs = outranks([Fraction(w) for w in case["weights"]], [[Fraction(v) for v in r] for r in case["offers"].values()], c, d)
    return {
        "id": case["id"],
        "weights": [float(w) for w in case["weights"]],
        "offers": {k: [float(v) for v in r] for k, r in case["offers"].items()},
        "thresholds": {"concordance": float(c), "discordance": float(d)},
        "closeness": {name: float(round(value, 15)) for name, value in zip(names, closeness)},
        "outranks": {name: [names[b] for b in range(len(names)) if (a, b) in pairs] for a, name in enumerate(names)},
        "kernel": [names[a] for a in kernel(len(names), pairs)],
    }


print(
    json.dumps(
        {
            "id": "topsis-electre",
            "source": "test/golden/topsis-electre.py: Hwang & Yoon 1981 and Roy 1968 computed from their definitions",
            "tolerance": {"closeness": 1e-12},
            "inputs": {},
            "expected": [solved(case) for case in CASES],
        },
        indent=1,
    )
)
