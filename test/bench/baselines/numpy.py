"""The reference workload (../psa-workload.json) as a careful analyst writes it in vectorised numpy.

Usage: numpy.py [DRAWS]. Prints one line of JSON; the clock starts after the imports.
Chunks keep memory sane; one loop over lambda, everything else in arrays [supplier, draw].
"""
import json
import pathlib
import sys
import time

sys.path.pop(0)  # this file's folder, where "numpy" would be this file
import numpy as np

DRAWS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
CHUNK = 100_000
PRINTED_LAMBDA = 30_000

start, cpu_start = time.perf_counter(), time.process_time()

workload = json.loads((pathlib.Path(__file__).parent.parent / "psa-workload.json").read_text())
suppliers = workload["suppliers"]
count = len(suppliers)
price = np.array(workload["price"])[:, None]
own = workload["parameters"]
lambdas = np.arange(101) * 1000.0
rng = np.random.default_rng(1)


def beta(name, n):
    given = own[name]
    if "alpha_beta" in given:
        a, b = np.array(given["alpha_beta"], dtype=float).T
    else:
        mean = np.broadcast_to(np.array(given["mean"], dtype=float), count)
        size = mean * (1 - mean) / given["sd"] ** 2 - 1
        a, b = mean * size, (1 - mean) * size
    return rng.beta(a[:, None], b[:, None], (count, n))


def gamma(name, n):
    mean, sd = own["shared"][name]["mean"], own["shared"][name]["sd"]
    return rng.gamma((mean / sd) ** 2, sd**2 / mean, n)


cost_sum, effect_sum = np.zeros(count), np.zeros(count)
nmb_sum, best = np.zeros((lambdas.size, count)), np.zeros((lambdas.size, count), dtype=int)
max_sum = np.zeros(lambdas.size)
ranks = np.zeros((count, count), dtype=int)
nmb_squares, regret_sums, regret_squares = np.zeros(count), np.zeros(count), np.zeros(count)
discount = sum(1.035**-t for t in range(5))

for first in range(0, DRAWS, CHUNK):
    n = min(CHUNK, DRAWS - first)
    p_ok, p_a, p_b, p_r, u, d = (beta(name, n) for name in ("p_ok", "p_A", "p_B", "p_R", "u", "d"))
    rr = rng.lognormal(own["rr"]["meanlog"], own["rr"]["sdlog"], (count, n))
    minutes = rng.normal(np.array(own["minutes"]["mean"], dtype=float)[:, None], own["minutes"]["sd"], (count, n))
    c_proc, c_a, c_b, c_r = (gamma(name, n) for name in ("c_proc", "c_A", "c_B", "c_R"))
    repeat = p_ok * p_r + (1 - p_ok) * np.minimum(1, rr * p_r)
    cost = price + 14 * minutes + c_proc + p_a * c_a + p_b * c_b + repeat * (c_r + 0.5 * price)
    effect = discount * (u - d * (1 - p_ok)) - d * (0.5 * p_a + 0.25 * p_b + repeat)

    cost_sum += cost.sum(axis=1)
    effect_sum += effect.sum(axis=1)
    for at, willingness in enumerate(lambdas):
        nmb = willingness * effect - cost
        leader = nmb.argmax(axis=0)
        best[at] += np.bincount(leader, minlength=count)
        max_sum[at] += nmb.max(axis=0).sum()
        nmb_sum[at] += nmb.sum(axis=1)
    # At the printed lambda: ranks, and squares for the standard errors.
    nmb = PRINTED_LAMBDA * effect - cost
    order = (-nmb).argsort(axis=0)
    for rank in range(count):
        ranks[:, rank] += np.bincount(order[rank], minlength=count)
    regret = nmb.max(axis=0) - nmb
    nmb_squares += (nmb**2).sum(axis=1)
    regret_sums += regret.sum(axis=1)
    regret_squares += (regret**2).sum(axis=1)

mean_cost, mean_effect, mean_nmb = cost_sum / DRAWS, effect_sum / DRAWS, nmb_sum / DRAWS
acceptability = best / DRAWS
frontier = mean_nmb.argmax(axis=1)
acceptability_frontier = acceptability[np.arange(lambdas.size), frontier]
evpi = max_sum / DRAWS - mean_nmb.max(axis=1)
rank_probability = ranks / DRAWS

seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start


def standard_error(total, squares):
    mean = total / DRAWS
    return ((squares / DRAWS - mean**2) / DRAWS) ** 0.5


def peak_megabytes():
    """Greatest memory of the process, where the system tells it."""
    status = pathlib.Path("/proc/self/status")
    marks = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    return float(marks[0]) / 1024 if marks else None


def by_supplier(values):
    return dict(zip(suppliers, (float(value) for value in values)))


printed = int(PRINTED_LAMBDA // 1000)
leader = frontier[printed]
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpuSeconds": cpu_seconds,
            "peakMegabytes": peak_megabytes(),
            "draws": DRAWS,
            "nmbAt30000": by_supplier(mean_nmb[printed]),
            "probabilityBest": by_supplier(acceptability[printed]),
            "evpi": float(evpi[printed]),
            "standardError": {
                "nmbAt30000": by_supplier(standard_error(nmb_sum[printed], nmb_squares)),
                "evpi": float(standard_error(regret_sums[leader], regret_squares[leader])),
            },
        }
    )
)
