"""Benefits and points of the shipped tender `cup-unico`, worked out apart from the program.

Model and rules are written out here by hand; only the figures of the offers are read from examples/cup-unico/offers.yaml.
Run it in the project's folder: python3 test/golden/cup-unico.py > test/golden/cup-unico.json
Needs scipy and PyYAML.
"""
import json
import math
from decimal import ROUND_HALF_UP, Decimal

import yaml
from scipy import optimize, stats

with open("examples/cup-unico/offers.yaml", encoding="utf-8") as file:
    offers = {offer["supplier"]: offer for offer in yaml.safe_load(file)}
with open("examples/cup-unico/commissione.yaml", encoding="utf-8") as file:
    committee = yaml.safe_load(file)
    judgements, tables = committee["judgements"], committee["tables"]

# Shared figures at their means: bookings, no-shows today, share in time today (U, B, D and P), part that transfers, lambda.
N, NS0, T0, TP0, TRANSFER, LAMBDA = 12.75, 0.1845, 0.85, 0.93, 0.3, 20
SHARES = {"u": 0.0155, "b": 0.0672, "d": 0.1753, "p": 0.742}


def beta_mean(mean, low, high):
    """Mean of the Beta with 2.5% below `low` and 2.5% above `high`; `mean` only starts the search."""
    size = mean * (1 - mean) / ((high - low) / 3.92) ** 2

    def gaps(logs):
        a, b = map(math.exp, logs)
        return [stats.beta.cdf(low, a, b) / 0.025 - 1, stats.beta.sf(high, a, b) / 0.025 - 1]

    found = optimize.root(gaps, [math.log(mean * size), math.log((1 - mean) * size)], tol=1e-13)
    a, b = map(math.exp, found.x)
    assert max(map(abs, gaps(found.x))) < 1e-9
    return a / (a + b)


def benefit(in_time, no_show, online, minutes, rebooked):
    kept = 1 - (NS0 + TRANSFER * (no_show - NS0))
    share = sum(
        weight * (today + TRANSFER * (in_time[c] - today))
        for c, weight in SHARES.items()
        for today in [TP0 if c == "p" else T0]
    )
    effect = N * kept * share
    cost = N * ((1 - kept) * 25 + (1 - online) * minutes * 0.45 + rebooked * 6)
    return effect, cost, LAMBDA * effect - cost


def of_offer(evidence):
    def counted(id):
        return (evidence[id]["events"] + 0.5) / (evidence[id]["n"] + 1)

    def interval(id, minimum):
        given = evidence.get(id)
        return minimum if given is None else beta_mean(given["mean"], given["low"], given["high"])

    ratio = evidence["no_show"]
    sigma = (math.log(ratio["upper"]) - math.log(ratio["lower"])) / (2 * 1.959964)
    return benefit(
        {"u": interval("in_time_u", 0.85), **{c: counted(f"in_time_{c}") for c in "bdp"}},
        NS0 * ratio["estimate"] * math.exp(sigma**2 / 2),
        counted("online"),
        evidence["desk_minutes"]["mean"],
        interval("rebooked", 0.06),
    )


def rounded(value):
    return float(Decimal(repr(value)).quantize(Decimal("0.001"), ROUND_HALF_UP))


minimum = benefit({"u": 0.85, "b": 0.85, "d": 0.85, "p": 0.93}, NS0, 0.25, 7, 0.06)
ideal = benefit({"u": 0.98, "b": 0.98, "d": 0.98, "p": 0.99}, 0.09, 0.7, 3, 0.01)
benefits = {name: of_offer(offer["evidence"]) for name, offer in offers.items()}

# Technical points. Faggio has 5 * 0.2 = 1 point on D.1 and is excluded: at least 3 are asked for.
FHIR = {"all": 1, "most": 0.6, "booking": 0.2, "none": 0}
ACCESS = {"full": 1, "partial": 0.5, "none": 0}
admitted = [name for name, offer in offers.items() if 5 * FHIR[offer["declarations"]["D.1"]] >= 3]


def mean_of(name, criterion):
    (row,) = [one for one in judgements if one["supplier"] == name and one["criterion"] == criterion]
    return sum(row["coefficients"]) / len(row["coefficients"])


def preferences_for(name):
    """Sum of the preferences that all commissioners give an offer on B.2, those against excluded offers too."""
    pairs = [pair for table in tables for pair in table["preferences"]]
    graded = sum(pair["grade"] for pair in pairs if pair.get("preferred") == name)
    return graded + sum(1 for pair in pairs if pair.get("parity") and name in (pair["first"], pair["second"]))


best = max(mean_of(name, "B.1") for name in admitted)
preferred = max(preferences_for(name) for name in admitted)
fastest = min(offers[name]["declarations"]["C.2"] for name in admitted)
technical = {}
for name in admitted:
    said = offers[name]["declarations"]
    technical[name] = {
        "A.1": rounded(40 * (benefits[name][2] - minimum[2]) / (ideal[2] - minimum[2])),
        "B.1": rounded(8 * mean_of(name, "B.1") / best),
        "B.2": rounded(6 * preferences_for(name) / preferred),
        "C.1": rounded(4 * (said["C.1"] - 99.5) / (99.95 - 99.5)),
        "C.2": rounded(4 * fastest / said["C.2"]),
        "D.1": rounded(5 * FHIR[said["D.1"]]),
        "D.2": rounded(3 * ACCESS[said["D.2"]]),
    }

# Economic points: base prices of the resolution without VAT, each with its own formula.
BASE = {"E.1": 5e6, "E.2": 1e5, "E.3": 5e4, "E.4": 7.5e5, "E.5": 6e5, "E.6": 500, "E.7": 31250, "E.8": 500}
QUANTITY = {"E.1": 1, "E.2": 32, "E.3": 93, "E.4": 5, "E.5": 6, "E.6": 5000, "E.7": 32, "E.8": 4800}


def discounts(item):
    return {name: (BASE[item] - offers[name]["prices"][item]) / BASE[item] for name in admitted}


def bilinear(name, item):
    r = discounts(item)
    mean, most = sum(r.values()) / len(r), max(r.values())
    return 0.85 * r[name] / mean if r[name] <= mean else 0.85 + 0.15 * (r[name] - mean) / (most - mean)


economic = {}
for name in admitted:
    p = offers[name]["prices"]
    share = {item: discounts(item)[name] / max(discounts(item).values()) for item in BASE}
    economic[name] = {
        "E.1": rounded(6 * (1 - (p["E.1"] / BASE["E.1"]) ** 2)),
        "E.2": rounded(4 * bilinear(name, "E.2")),
        "E.3": rounded(5 * bilinear(name, "E.3")),
        "E.4": rounded(5 * min(1, (750000 - p["E.4"]) / (750000 - 600000))),
        "E.5": rounded(4 * share["E.5"]),
        "E.6": rounded(3 * min(offers[one]["prices"]["E.6"] for one in admitted) / p["E.6"]),
        "E.7": rounded(discounts("E.7")[name]),
        "E.8": rounded(2 * math.sqrt(share["E.8"])),
    }

print(
    json.dumps(
        {
            "id": "cup-unico",
            "source": "The shipped tender and its invented offers; model and rules written out apart from the program in test/golden/cup-unico.py (scipy)",
            "inputs": {},
            "expected": {
                "minimum": minimum[2],
                "ideal": ideal[2],
                "benefits": {name: figures[2] for name, figures in benefits.items()},
                "prices": {
                    name: sum(QUANTITY[item] * offer["prices"][item] for item in BASE) / 8e6
                    for name, offer in offers.items()
                },
                "technical": technical,
                "economic": economic,
            },
            "tolerance": {"euros": 1e-7, "points": 0},
        },
        indent=2,
    )
)
