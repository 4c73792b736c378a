"""Probability of a malus under looks at the end of every period, for test/core/fairness, by scipy.

Run: python3 test/golden/fairness-malus.py > test/golden/fairness-malus.json  (scipy 1.17; a minute)

Written from the words of the rule, not from the program: a target of 10% where lower is better, 240 patients in two years (2026, 2027) with four
periods of half a year; at the end of each the Wilson interval at 95% of all patients so far decides, from 40 patients on. Missed: the lower limit is
above the target and twice the exact binomial tail at the target is at most 5% divided by the number of targets of the supplier. A malus is
20 EUR for each patient and point beyond one point, at most 30 000 EUR; met brings a bonus of the same slope, at most 10 000 EUR. What is not decided
leaves what has moved. At most 9000 EUR move in a period.
"""
import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from scipy import __version__ as scipy_version
from scipy.stats import binom, norm

TARGET, PATIENTS, LEVEL, MINIMUM = 0.1, 240, 0.95, 40
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
ENDS = [date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30), date(2027, 12, 31)]
DAYS = (LAST - FIRST).days + 1
LOOKS = [int(PATIENTS * ((end - FIRST).days + 1) / DAYS + 0.5) for end in ENDS]
Z = norm.ppf((1 + LEVEL) / 2)
CAP = 900_000


def wilson(k, n):
    p, share = k / n, Z * Z / n
    half = Z * (p * (1 - p) / n + share / (4 * n)) ** 0.5
    return (p + share / 2 - half) / (1 + share), (p + share / 2 + half) / (1 + share)


def due(k, n, targets):
    """Cents on the life of the contract, or None while nothing is decided."""
    if n < MINIMUM:
        return None
    lower, upper = wilson(k, n)
    beyond = abs(Decimal(k) / Decimal(n) - Decimal("0.1")) - Decimal("0.01")
    size = max(Decimal(0), beyond) * 100 * 20 * n
    if k > 0 and lower > TARGET:
        if 2 * binom.sf(k - 1, n, TARGET) > (1 - LEVEL) / targets:
            return None
        return -int((min(size, Decimal(30_000)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if upper <= TARGET:
        return int((min(size, Decimal(10_000)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return None


def path(rate, targets):
    states, asked, first, before = {(0, 0, False): 1.0}, [], 0.0, 0
    for n in LOOKS:
        after = {}
        for (k, moved, had), mass in states.items():
            for more, chance in enumerate(binom.pmf(range(n - before + 1), n - before, rate)):
                to = due(k + more, n, targets)
                now = moved if to is None else moved + max(-CAP, min(CAP, to - moved))
                key = (k + more, now, had or (to is not None and to < 0))
                after[key] = after.get(key, 0.0) + mass * chance
        states, before = after, n
        asked.append(sum(mass for (_, _, had), mass in states.items() if had))
    amounts = [(moved, mass) for (_, moved, _), mass in states.items()]
    return {
        "rate": rate,
        "targets": targets,
        "asked": asked,
        "malus": sum(mass for moved, mass in amounts if moved < 0),
        "bonus": sum(mass for moved, mass in amounts if moved > 0),
        "meanCents": sum(moved * mass for moved, mass in amounts),
    }


print(
    json.dumps(
        {
            "id": "fairness-malus",
            "source": f"test/golden/fairness-malus.py, scipy {scipy_version}",
            "expected": {
                "looks": LOOKS,
                "paths": [path(rate, targets) for targets in (1, 3) for rate in (0.06, 0.1, 0.14, 0.2)],
            },
        },
        indent=1,
    )
)
