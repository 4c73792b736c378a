"""Reference quantiles and tail probabilities for test/core/distributions, by mpmath at 40 digits.

Run: python3 test/golden/quantiles.py > test/golden/quantiles.json  (mpmath 1.4; ten seconds)

The incomplete gamma function is the power series or Legendre's continued fraction (DLMF 8.7.1, 8.9.2), the
incomplete beta function the continued fraction DLMF 8.17.22, both summed at 40 digits and both independent of the
program's asymptotic expansions and quadrature. A quantile is found by Newton's method on the logarithm of the smaller tail
in the coordinate log x (gamma) or log(x/(1-x)) (beta), until the step is below 1e-25.

Where scipy is installed every tail is compared with scipy.special and the largest relative difference for shapes up to
1000 and above is printed to the standard error stream (scipy 1.10 itself loses digits at large shapes).
"""
import json
import sys

from mpmath import __version__ as mp_version
from mpmath import erfc, exp, log, loggamma, mp, mpf, sqrt

mp.dps = 40
TINY = mpf(10) ** -36


def lentz(b0, terms):
    """b0 + a1/(b1 + a2/(b2 + ...)) by the modified Lentz method."""
    f = c = b0 or mpf(10) ** -300
    d = mpf(0)
    for a, b in terms:
        d = 1 / (b + a * d)
        c = b + a / c
        f *= c * d
        if abs(c * d - 1) < TINY:
            return f


def gamma_tails(a, x):
    front = exp(a * log(x) - x - loggamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = 0
        while term > total * TINY:
            n += 1
            term *= x / (a + n)
            total += term
        return front * total, 1 - front * total

    def terms():
        n = 0
        while True:
            n += 1
            yield -n * (n - a), x + 2 * n + 1 - a

    q = front / lentz(x + 1 - a, terms())
    return 1 - q, q


def beta_lower(a, b, x, y):
    def terms():
        m = 0
        while True:
            yield (mpf(1), mpf(1)) if m == 0 else (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), mpf(1))
            yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), mpf(1)
            m += 1

    front = exp(loggamma(a + b) - loggamma(a) - loggamma(b) + a * log(x) + b * log(y)) / a
    return front * lentz(mpf(0), terms())


def beta_tails(a, b, x, y):
    if x * (a + b + 2) < a + 1:
        p = beta_lower(a, b, x, y)
        return p, 1 - p
    q = beta_lower(b, a, y, x)
    return 1 - q, q


def normal_tails(z):
    return erfc(-z / sqrt(2)) / 2, erfc(z / sqrt(2)) / 2


def solve(tails, log_density, p, q, s):
    """Newton on log(smaller tail) in the coordinate s, where every family here is log-concave."""
    for _ in range(400):
        lower, upper = tails(s)
        if p <= q:
            step = -log(lower / p) * lower / exp(log_density(s))
        else:
            step = log(upper / q) * upper / exp(log_density(s))
        step = max(min(step, mpf(40)), mpf(-40))
        s += step
        if abs(step) < mpf(10) ** -25:
            return s
    raise ArithmeticError("no convergence")


def gamma_quantile(a, p, q):
    density = lambda s: a * s - exp(s) - loggamma(a)
    # Leading term of the lower tail; Newton comes back from anywhere on the left of the root.
    start = min((log(p) + loggamma(a + 1)) / a, log(a)) if p <= q else log(a + 1)
    return exp(solve(lambda s: gamma_tails(a, exp(s)), density, p, q, start))


def beta_quantile(a, b, p, q):
    """x and 1 - x."""
    norm = loggamma(a + b) - loggamma(a) - loggamma(b)
    xy = lambda s: (1 / (1 + exp(-s)), 1 / (1 + exp(s)))
    density = lambda s: norm + a * log(xy(s)[0]) + b * log(xy(s)[1])
    s = solve(lambda s: beta_tails(a, b, *xy(s)), density, p, q, log(a / b))
    return xy(s)


def normal_quantile(p, q):
    density = lambda z: -z * z / 2 - log(2 * mp.pi) / 2
    return solve(normal_tails, density, p, q, mpf(0))


TAILS = ["1e-9", "1e-6", "1e-3", "0.025", "0.5"]
PROBABILITIES = [(mpf(t), 1 - mpf(t), t, "lower") for t in TAILS] + [
    (1 - mpf(t), mpf(t), t, "upper") for t in TAILS[-2::-1]
]
SHAPES = [mpf(s) for s in ["0.1", "0.5", "1", "2.5", "10", "100", "10000", "1000000"]]


LOG_GAMMA_AT = ["0.001", "0.1", "0.5", "0.999", "1.001", "1.5", "1.999", "2.001", "2.5", "3.7", "9.99", "10", "480.5", "1e4", "1e7"]

MORE_PAIRS = [("0.5", "480"), ("0.5", "480.5"), ("31", "449"), ("2", "150000"), ("150000", "3000000"), ("20", "1000000"), ("1.02", "30")]


def entry(tail, side, x, lower, upper, **parameters):
    """Tail probabilities are given at the double nearest to the quantile x."""
    numbers = {**parameters, "tail": tail, "x": x, "lower": lower, "upper": upper}
    return {"side": side, **{name: float(value) for name, value in numbers.items()}}


def normal_cases():
    for p, q, tail, side in PROBABILITIES:
        x = normal_quantile(p, q)
        yield entry(tail, side, x, *normal_tails(mpf(float(x))))


def gamma_cases():
    for a in SHAPES:
        for p, q, tail, side in PROBABILITIES:
            x = gamma_quantile(a, p, q)
            yield entry(tail, side, x, *gamma_tails(a, mpf(float(x))), a=a)


def beta_cases():
    pairs = [(a, b) for a in SHAPES for b in SHAPES] + [(mpf(a), mpf(b)) for a, b in MORE_PAIRS]
    for a, b in pairs:
        for p, q, tail, side in PROBABILITIES:
            x, y = beta_quantile(a, b, p, q)
            # The smaller of x and y = 1 - x is a double, the other its complement.
            small = mpf(float(min(x, y)))
            at = (small, 1 - small) if x <= y else (1 - small, small)
            yield entry(tail, side, x, *beta_tails(a, b, *at), a=a, b=b, y=y)


def compare_with_scipy(name, cases, theirs):
    try:
        from scipy import special
    except ImportError:
        return
    worst = [0.0, 0.0]
    for case in cases:
        mine = case[case["side"]]
        difference = abs(theirs(special, case, case["side"] == "lower") / mine - 1)
        large = max(case["a"], case.get("b", 0)) > 1000
        worst[large] = max(worst[large], difference)
    print(f"{name}: scipy differs by {worst[0]:.1e}, for shapes above 1000 by {worst[1]:.1e}", file=sys.stderr)


def scipy_gamma(special, case, lower):
    return (special.gammainc if lower else special.gammaincc)(case["a"], case["x"])


def scipy_beta(special, case, lower):
    return special.betainc(case["a"], case["b"], case["x"]) if lower else special.betainc(case["b"], case["a"], case["y"])


def main():
    expected = {
        "logGamma": [{"x": float(x), "value": float(loggamma(mpf(float(x))))} for x in LOG_GAMMA_AT],
        "normal": list(normal_cases()),
        "gamma": list(gamma_cases()),
        "beta": list(beta_cases()),
    }
    compare_with_scipy("gamma", expected["gamma"], scipy_gamma)
    compare_with_scipy("beta", expected["beta"], scipy_beta)
    # One case a line.
    parts = [
        f' "{name}": [\n' + ",\n".join("  " + json.dumps(case) for case in cases) + "\n ]"
        for name, cases in expected.items()
    ]
    source = f"test/golden/quantiles.py, mpmath {mp_version} at 40 digits"
    print('{\n "id": "quantiles",\n "source": ' + json.dumps(source) + ',\n "expected": {\n' + ",\n".join(parts) + "\n }\n}")


main()
