"""Prints what is expected in brennan-2007-voi.json: means and EVPPI from their formulas, EVPI by a simulation.

Given one input, the mean difference in net benefit is a polynomial in it (first degree, or second where it is correlated with
others), so EVPPI is one integral over a normal density. Run it in this folder: python3 brennan-2007-voi.py
"""
import json
import math
import pathlib

import numpy as np

case = json.loads((pathlib.Path(__file__).parent / "brennan-2007-voi.json").read_text())["inputs"]
RHO, LAMBDA = case["correlation"], case["lambda"]
mean = {int(k): v["mean"] for k, v in case["parameters"].items()}
sd = {int(k): v["sd"] for k, v in case["parameters"].items()}
CORRELATED = set(case["correlated"])


def net_benefits(x, product_of_correlated):
    """x: values or means of the inputs; the correlated pairs come as the mean of their product."""
    first = LAMBDA * (x[6] * product_of_correlated(5, 7) + x[8] * x[9] * x[10]) - (x[1] + x[2] * x[3] * x[4])
    second = LAMBDA * (x[15] * product_of_correlated(14, 16) + x[17] * x[18] * x[19]) - (x[11] + x[12] * x[13] * x[4])
    return first, second


def expected():
    return net_benefits(mean, lambda i, j: mean[i] * mean[j] + RHO * sd[i] * sd[j])


def difference_given(known, z):
    """Mean of second less first when input `known` lies z standard deviations above its mean."""
    x = dict(mean)
    x[known] = mean[known] + sd[known] * z
    if known not in CORRELATED:
        first, second = net_benefits(x, lambda i, j: mean[i] * mean[j] + RHO * sd[i] * sd[j])
        return second - first

    def given(i):
        return x[i] if i == known else mean[i] + RHO * sd[i] * z

    def product(i, j):
        left = 0 if known in (i, j) else (RHO - RHO**2) * sd[i] * sd[j]
        return given(i) * given(j) + left

    first, second = net_benefits(x, product)
    return second - first


def evppi(known, steps=200_000, end=12.0):
    """Simpson's rule; the integrand has kinks, so the steps are many."""
    z = np.linspace(-end, end, steps + 1)
    weights = np.where(np.arange(steps + 1) % 2 == 0, 2.0, 4.0)
    weights[0] = weights[-1] = 1.0
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    gain = np.maximum(0, difference_given(known, z))
    first, second = expected()
    return float((weights * density * gain).sum() * (2 * end / steps) / 3 - max(0.0, second - first))


def simulated(draws=40_000_000, chunk=500_000):
    rng = np.random.default_rng(1)
    regret = squares = wins = 0.0
    first, second = expected()
    for _ in range(draws // chunk):
        common = rng.standard_normal(chunk)
        x = {}
        for i in mean:
            z = rng.standard_normal(chunk)
            if i in CORRELATED:
                z = math.sqrt(RHO) * common + math.sqrt(1 - RHO) * z
            x[i] = mean[i] + sd[i] * z
        a, b = net_benefits(x, lambda i, j: x[i] * x[j])
        lost = np.maximum(0, a - b) if second > first else np.maximum(0, b - a)
        regret += lost.sum()
        squares += (lost * lost).sum()
        wins += (b > a).sum()
    value, p = regret / draws, wins / draws
    return {
        "draws": draws,
        "evpi": {"value": value, "standardError": math.sqrt((squares / draws - value * value) / draws)},
        "probabilitySecondBest": {"value": p, "standardError": math.sqrt(p * (1 - p) / draws)},
    }


print(
    json.dumps(
        {
            "netBenefit": dict(zip(["first", "second"], expected())),
            "evppi": {str(i): round(evppi(i), 6) for i in mean},
            "simulated": simulated(),
        },
        indent=1,
    )
)
