"""What the shipped contracts' deliveries say, for test/examples/figures.test.ts.

Run: python3 test/golden/contract-figures.py > test/golden/contract-figures.json   (numpy, scipy, yaml)

A second engine, slow and obvious, written from the words that are published (the contract, examples/contracts/FORMAT.md, the
texts that pages print, the decisions in src/DECISIONS.md) and from the sources they name, without a look at the SQL or at
core/tracking. It reads the delivered files themselves: rows as dictionaries, patients one by one. Limits of a CUSUM come from
a chain of 4,000 states over every single risk of the baseline, by bisection on the run length: right to 1%.
"""
import csv
import io
import json
import math
import pathlib
from collections import Counter, defaultdict
from datetime import date, timedelta

import numpy as np
import yaml
from scipy import sparse, stats
from scipy.optimize import brentq
from scipy.sparse.linalg import spsolve

HERE = pathlib.Path(__file__).resolve().parents[2] / "examples" / "contracts"

# ---------------------------------------------------------------- the layout of the files, as src/README.md and FORMAT.md tell it

REQUIRED = {
    "delivery": "record_id contract_id lot_id supplier_id patient_key key_version site_code procedure_code code_system procedure_date",
    "outcome": "patient_key outcome_code event_date source_flow",
    "covariate": "patient_key covariate_code value",
    "followup": "patient_key last_seen_date status",
    "consumption": "site_code supplier_id month quantity",
    "care": "record_id contract_id lot_id supplier_id patient_key key_version site_code service_kind priority_class booking_date status",
    "rotation": "old_key old_version new_key new_version",
    "claim": "claim_id contract_id clause_id supplier_id site_code delivery_id filed_date cause",
    "recall": "supplier_id lot_no recalled_on reference",
    "delay": "supplier_id reference due_date supplied_date",
}
DATES = {"expiry", "procedure_date", "booking_date", "event_date", "measured_date", "last_seen_date", "death_date", "accepted_date", "delivered_date", "filed_date", "recalled_on", "due_date", "supplied_date"}
NUMBERS = {"unit_price", "value_num", "timepoint_days", "amount"}
COUNTS = {"key_version", "quantity", "old_version", "new_version"}
KEYS = {"patient_key", "old_key", "new_key"}
ONE_OF = {
    "laterality": "left right both none",
    "status": {
        "followup": "active dead emigrated withdrawn lost",
        "care": "booked accepted delivered not-delivered cancelled",
    },
    "service_kind": "visit exam",
    "priority_class": "U B D P",
    "cause": "device procedure infection patient unknown",
}
IDENTITY = {
    "delivery": ["record_id"],
    "care": ["record_id"],
    "outcome": ["patient_key", "outcome_code", "event_date", "source_flow", "laterality"],
    "covariate": ["patient_key", "encounter_key", "covariate_code", "measured_date"],
    "followup": ["patient_key", "last_seen_date"],
    "consumption": ["site_code", "supplier_id", "month", "udi_di", "rdm_number"],
    "rotation": ["old_key", "old_version"],
    "claim": ["claim_id"],
    "recall": ["supplier_id", "lot_no"],
    "delay": ["supplier_id", "reference"],
}
PERIOD_DATE = {"delivery": "procedure_date", "outcome": "event_date", "care": "booking_date", "claim": "filed_date"}


class Refused(Exception):
    pass


def as_date(text):
    try:
        if "/" in text:
            day, month, year = text.split("/")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("no-date") from None


def read_cell(kind, name, text):
    if name in DATES:
        return as_date(text)
    if name in COUNTS:
        if not str(text).isdigit():
            raise Refused("no-count")
        return int(text)
    if name in NUMBERS:
        try:
            return float(str(text).replace(",", "."))
        except ValueError:
            raise Refused("no-number") from None
    if name in KEYS:
        if len(text) != 64 or set(text.lower()) - set("0123456789abcdef"):
            raise Refused("no-key")
        return text.lower()
    if name in ONE_OF:
        allowed = ONE_OF[name]
        if isinstance(allowed, dict):
            allowed = allowed[kind]
        if text not in allowed.split():
            raise Refused("not-one-of")
    return text


def read_row(kind, cells):
    row = {name: None if value in ("", None) else read_cell(kind, name, value) for name, value in cells.items()}
    for name in REQUIRED[kind].split():
        if row.get(name) is None:
            raise Refused("missing-value")
    if kind == "delivery" and row.get("udi_di") is None and row.get("rdm_number") is None:
        raise Refused("none-of")
    return row


def raw_rows(path):
    """Cells by column of every row, or None for one that has not the columns of the header."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if path.suffix == ".ndjson":
        return [{k: v for k, v in json.loads(line).items()} for line in text.splitlines()]
    first = text.splitlines()[0]
    lines = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ","))
    header = lines[0]
    return [dict(zip(header, line)) if len(line) == len(header) else None for line in lines[1:]]


# ---------------------------------------------------------------- the import


def gtin_is_right(code):
    digits = [int(c) for c in code]
    return sum(d * (3 if i % 2 == 0 else 1) for i, d in enumerate(digits)) % 10 == 0


class Import:
    """Deliveries of one contract, one after the other."""

    def __init__(self, contract):
        self.contract = contract
        self.rows = defaultdict(list)  # in force by kind: kept, and the unlinked ones that stay
        self.newest = {}  # old pseudonym -> new one
        self.accounts = []
        self.devices = {}
        for supplier in contract["suppliers"]:
            for device in supplier.get("devices", []):
                for code in device.get("udiDi", []) + device.get("rdmNumbers", []):
                    self.devices[supplier["id"], code] = device

    def device(self, row):
        for code in (row.get("udi_di"), row.get("rdm_number")):
            found = self.devices.get((row["supplier_id"], code))
            if found:
                return found
        return None

    def key(self, key):
        while key in self.newest:
            key = self.newest[key]
        return key

    def lay(self, folder):
        manifest = json.loads((folder / "manifest.json").read_text())
        read, account = {}, {}
        for file in manifest["files"]:
            kind, raw = file["record"], raw_rows(folder / file["name"])
            assert len(raw) == file["rows"], (folder, kind)
            read[kind], refused = [], Counter()
            for cells in raw:
                if cells is None:
                    refused["malformed"] += 1
                    continue
                try:
                    read[kind].append(read_row(kind, cells))
                except Refused as reason:
                    refused[str(reason)] += 1
            account[kind] = {"rows": len(raw), "refused": refused, "quarantined": Counter(), "doubts": Counter()}
        for row in read.get("rotation", []):
            self.newest[row["old_key"]] = row["new_key"]
        # Pseudonyms in force move to the newest key.
        for rows in self.rows.values():
            for row in rows:
                if "patient_key" in row:
                    row["patient_key"] = self.key(row["patient_key"])
        sound = {}
        for kind, rows in read.items():
            sound[kind] = []
            for row in rows:
                if "patient_key" in row:
                    row["patient_key"] = self.key(row["patient_key"])
                reason = self.named(kind, row, manifest) or self.dated(kind, row, manifest)
                if reason:
                    account[kind]["quarantined"][reason] += 1
                else:
                    sound[kind].append(row)
        # Devices first: what else is delivered is held against them.
        for kind in ["delivery", "care", "followup", "outcome", "covariate", "consumption", "rotation", "recall", "delay", "claim"]:
            if kind in sound:
                self.settle(kind, sound[kind], account[kind])
        for kind, one in account.items():
            one["kept"] = one["rows"] - one["refused"].total() - one["quarantined"].total()
        self.accounts.append({"delivery": folder.name, "files": account})

    def named(self, kind, row, manifest):
        c = self.contract
        if kind in ("delivery", "care", "claim") and row["contract_id"] != c["id"]:
            return "other-contract"
        if kind in ("delivery", "care") and row["lot_id"] not in {s["lot"] for s in c["suppliers"]}:
            return "unknown-lot"
        if "supplier_id" in row and row["supplier_id"] not in {s["id"] for s in c["suppliers"]}:
            return "unknown-supplier"
        if "site_code" in row and row["site_code"] not in {s["code"] for s in c["sites"]}:
            return "unknown-site"
        if kind in ("delivery", "consumption") and self.device(row) is None:
            return "unknown-device"
        if kind == "outcome" and row["outcome_code"] not in {
            code for o in c["outcomes"] for code in o["measure"].get("codes", [])
        }:
            return "unknown-outcome"
        if kind == "covariate" and row["covariate_code"] not in {one["code"] for one in c.get("covariates", [])}:
            return "unknown-covariate"
        if row.get("source_flow") is not None and row["source_flow"] not in {f["id"] for f in c["flows"]}:
            return "unknown-flow"
        if row.get("key_version") is not None and row["key_version"] != manifest["key_version"]:
            return "other-key-version"
        if kind == "claim":
            clauses = {one["id"]: one for one in c["payment"]["clauses"]}
            clause = clauses.get(row["clause_id"])
            if not clause or clause["supplier"] != row["supplier_id"] or "claimDays" not in clause["rule"]:
                return "unknown-clause"
        return None

    def dated(self, kind, row, manifest):
        extracted = date.fromisoformat(manifest["extracted_at"][:10])
        on = row.get(PERIOD_DATE.get(kind))
        if on and not date.fromisoformat(manifest["period_from"]) <= on <= date.fromisoformat(manifest["period_to"]):
            return "outside-period"
        if any(value > extracted for name, value in row.items() if name in DATES - {"expiry"} and value):
            return "after-extraction"
        calendar = self.contract["calendar"]
        if kind in ("delivery", "care") and not as_date(calendar["from"]) <= on <= as_date(calendar["to"]):
            return "outside-contract"
        if kind == "care":
            for name in ("accepted_date", "delivered_date"):
                if row.get(name) and row[name] < row["booking_date"]:
                    return "delivered-before-booked"
        if kind == "claim" and row.get("event_date") and row["filed_date"] < row["event_date"]:
            return "filed-before-event"
        if kind == "followup" and row.get("death_date") and row["last_seen_date"] > row["death_date"]:
            return "death-before-seen"
        return None

    def settle(self, kind, rows, account):
        quarantined = account["quarantined"]
        first = {}
        deaths = {}
        for row in self.rows["delivery"]:
            key = row["patient_key"]
            first[key] = min(first.get(key, row["procedure_date"]), row["procedure_date"])
        for row in self.rows["followup"]:
            if row.get("death_date"):
                deaths[row["patient_key"]] = row["death_date"]
        left = []
        for row in rows:
            if kind == "outcome" and not self.before_counts(row):
                begin = first.get(row["patient_key"])
                if begin and row["event_date"] < begin:
                    quarantined["before-index"] += 1
                    continue
            death = deaths.get(row.get("patient_key"))
            on = row.get(PERIOD_DATE.get(kind))
            if death and on and on > death:
                quarantined["after-death"] += 1
                continue
            left.append(row)
        groups = defaultdict(list)
        for row in left:
            groups[tuple(row.get(name) for name in IDENTITY[kind])].append(row)
        before = {tuple(row.get(name) for name in IDENTITY[kind]) for row in self.rows[kind]}
        patients = {row["patient_key"] for kind in ("delivery", "care") for row in self.rows[kind]}
        taken = []
        for identity, same in groups.items():
            if any(row != same[0] for row in same):
                quarantined["contradictory"] += len(same)
                continue
            if len(same) > 1:
                quarantined["duplicate"] += len(same) - 1
            if identity in before:
                quarantined["already-delivered"] += 1
                continue
            taken.append(same[0])
            if kind in ("outcome", "covariate", "followup", "cost") and same[0]["patient_key"] not in patients:
                quarantined["unlinked"] += 1
            if kind == "claim" and same[0]["delivery_id"] not in {one["record_id"] for one in self.rows["delivery"]}:
                quarantined["unlinked"] += 1
            if kind == "delivery":
                udi = same[0].get("udi_di")
                if udi and not gtin_is_right(udi):
                    account["doubts"]["gtin-check-digit"] += 1
                if same[0].get("expiry") and same[0]["expiry"] < same[0]["procedure_date"]:
                    account["doubts"]["expired-device"] += 1
        self.rows[kind].extend(taken)

    def before_counts(self, row):
        """A score given before the implant is meant to be."""
        return any(
            row["outcome_code"] in o["measure"].get("codes", []) and o["measure"]["kind"] == "score"
            for o in self.contract["outcomes"]
        )


# ---------------------------------------------------------------- intervals and laws


def z_of(level):
    return stats.norm.ppf((1 + level) / 2)


def wilson(x, n, level):
    z = z_of(level)
    centre, half = x + z * z / 2, z * math.sqrt(x * (n - x) / n + z * z / 4)
    low, high = (centre - half) / (n + z * z), (centre + half) / (n + z * z)
    return (0.0 if x == 0 else low, 1.0 if x == n else high)


def garwood(o, level):
    tail = (1 - level) / 2
    return (0.0 if o == 0 else stats.chi2.ppf(tail, 2 * o) / 2, stats.chi2.ppf(1 - tail, 2 * o + 2) / 2)


def interval(pair):
    return {"lower": pair[0], "upper": pair[1]}


def state_of(pair, target, better):
    low, high = pair
    if better == "lower":
        return "met" if high <= target else "missed" if low > target else "inconclusive"
    return "met" if low >= target else "missed" if high < target else "inconclusive"


def month(day):
    return day.isoformat()[:7]


def benjamini_hochberg(ps):
    order = sorted(range(len(ps)), key=lambda i: -ps[i])
    out, least = [0.0] * len(ps), 1.0
    for rank, i in enumerate(order):
        least = min(least, ps[i] * len(ps) / (len(ps) - rank))
        out[i] = least
    return out


def holm(ps, alpha):
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    rejected, going = [False] * len(ps), True
    for rank, i in enumerate(order):
        going = going and ps[i] <= alpha / (len(ps) - rank)
        rejected[i] = going
    return rejected


# ---------------------------------------------------------------- who counts


class Contract:
    """A contract with its first deliveries, or all of them; settlement-figures.py counts it up to the end of a period."""

    def __init__(self, name, deliveries=None):
        self.folder = HERE / name
        self.c = yaml.safe_load((self.folder / "contract.yaml").read_text())
        self.laid = Import(self.c)
        folders = sorted((self.folder / "deliveries").iterdir())[:deliveries]
        for folder in folders:
            self.laid.lay(folder)
        self.as_of = max(
            date.fromisoformat(json.loads((folder / "manifest.json").read_text())["period_to"]) for folder in folders
        )
        self.until = self.as_of  # last index date that counts
        rows = self.laid.rows
        self.deaths, self.seen = {}, defaultdict(list)
        for row in rows["followup"]:
            if row["last_seen_date"] <= self.as_of:
                self.seen[row["patient_key"]].append(row["last_seen_date"])
            if row.get("death_date") and row["death_date"] <= self.as_of:
                self.deaths[row["patient_key"]] = row["death_date"]
        self.outcome_rows = [r for r in rows["outcome"] if r["event_date"] <= self.as_of]
        self.by_patient = defaultdict(list)
        for row in self.outcome_rows:
            self.by_patient[row["patient_key"]].append(row)
        self.values = defaultdict(list)
        for row in rows["covariate"]:
            self.values[row["patient_key"], row["covariate_code"]].append(row)
        # A definition of the index is shared by all outcomes here; kept by its codes.
        self.indices = {}
        self.alerts = []
        # Site and month of the index date: due, known, once for each outcome.
        self.follow_up = defaultdict(Counter)

    def index_deliveries(self, index):
        """One for each patient, day and side; of the first record_id where several components name others."""
        key = (index["codeSystem"], *index["procedureCodes"])
        if key not in self.indices:
            found = {}
            for row in sorted(self.laid.rows["delivery"], key=lambda r: r["record_id"]):
                device = self.laid.device(row)
                if not device["main"] or row["code_system"] != index["codeSystem"]:
                    continue
                if row["procedure_code"] not in index["procedureCodes"] or row["procedure_date"] > self.as_of:
                    continue
                found.setdefault((row["patient_key"], row["procedure_date"], row.get("laterality")), row)
            self.indices[key] = list(found.values())
        return self.indices[key]

    def covariate(self, patient, code, on):
        rows = self.values[patient, code]
        dated = [r for r in rows if r.get("measured_date") and r["measured_date"] <= on]
        if dated:
            return max(dated, key=lambda r: r["measured_date"])["value"]
        undated = [r for r in rows if not r.get("measured_date")]
        return undated[0]["value"] if undated else None

    def risk(self, model, patient, on):
        form = model["form"]
        assert form["kind"] == "logistic"
        x = form["intercept"]
        for term in form["terms"]:
            value = self.covariate(patient, term["covariate"], on)
            if value is None:
                return None
            x += term["coefficient"] * (float(value == term["equals"]) if "equals" in term else float(value))
        return 1 / (1 + math.exp(-x))

    def people(self, outcome, supplier):
        """Index deliveries of a supplier whose window and lag are over, with what became of them; and how many are too young."""
        measure, lag = outcome["measure"], timedelta(self.c["dataQuality"]["lagDays"])
        window = timedelta(measure["windowDays"])
        model = next((m for m in self.c.get("riskModels", []) if m["id"] == outcome.get("riskModel")), None)
        every = self.index_deliveries(outcome["index"])
        dates = defaultdict(list)
        for row in every:
            dates[row["patient_key"]].append(row["procedure_date"])
        due, young = [], 0
        for row in every:
            if row["supplier_id"] != supplier or row["procedure_date"] > self.until:
                continue
            patient, index = row["patient_key"], row["procedure_date"]
            if index > self.as_of - window - lag:
                young += 1
                continue
            event = any(
                r["outcome_code"] in measure["codes"]
                and r["source_flow"] == outcome["flow"]
                and index <= r["event_date"] <= index + window
                and index == max(d for d in dates[patient] if d <= r["event_date"])
                for r in self.by_patient[patient]
            )
            death = self.deaths.get(patient)
            # Of several devices of one patient a death is the event of the latest one before it.
            if measure["death"] and death is not None and index <= death <= index + window:
                event = event or index == max(d for d in dates[patient] if d <= death)
            followed = any(seen >= index + window for seen in self.seen[patient])
            risk = None if model is None else self.risk(model, patient, index)
            known = (event or followed or (death is not None and death <= index + window)) and (model is None or risk is not None)
            due.append(dict(row=row, date=index, site=row["site_code"], event=event, known=known, risk=risk, key=patient))
        return due, young, model


# ---------------------------------------------------------------- CUSUM


def run_length(h, ups, downs, weights, size=4000):
    """Mean patients until the chart passes h: a chain of `size` states, each step shared between the two nearest."""
    step = h / size
    rows, cols, data = [], [], []
    states = np.arange(size + 1)
    for up, down, weight, p in zip(ups, downs, weights[0], weights[1]):
        for jump, prob in ((up, p), (down, 1 - p)):
            to = np.maximum(0.0, states + jump / step)
            low = np.floor(to)
            part = to - low
            for target, share in ((low, 1 - part), (low + 1, part)):
                stays = target <= size
                rows.append(states[stays])
                cols.append(target[stays].astype(int))
                data.append((share * prob * weight)[stays])
    chain = sparse.csr_matrix(
        (np.concatenate(data), (np.concatenate(rows), np.concatenate(cols))), shape=(size + 1, size + 1)
    )
    return spsolve(sparse.eye(size + 1, format="csc") - chain.tocsc(), np.ones(size + 1))[0]


def cusum_limit(risks, odds, every):
    values, counts = np.unique(np.round(risks, 12), return_counts=True)
    c = np.log(1 - values + odds * values)
    ups, downs = math.log(odds) - c, -c

    def off(h):
        return math.log(run_length(h, ups, downs, (counts / counts.sum(), values)) / every)

    return brentq(off, 0.5, 12, xtol=1e-3)


def cusum(people, risks, odds, limit):
    at, vlad, points, signals = 0.0, 0.0, [], []
    for n, (one, p) in enumerate(zip(people, risks), 1):
        weight = one["event"] * math.log(odds) - math.log(1 - p + odds * p)
        at = max(0.0, at + weight)
        vlad += p - one["event"]
        points.append((one["date"], n, at, vlad))
        if at > limit:
            signals.append({"date": one["date"].isoformat(), "patient": n, "cusum": at})
            at = 0.0
    last = {}
    for on, n, value, sum_ in points:
        last[month(on)] = {"date": on.isoformat(), "patient": n, "cusum": value, "vlad": sum_}
    return list(last.values()), signals


# ---------------------------------------------------------------- one target of a rate


def months_between(first, last):
    y, m, out = first.year, first.month, []
    while (y, m) <= (last.year, last.month):
        out.append(f"{y:04d}-{m:02d}")
        y, m = (y + 1, 1) if m == 12 else (y, m + 1)
    return out


class Rate:
    """Counts of people with an event, with or without expected ones, held to a target."""

    def __init__(self, contract, target, outcome, reference):
        self.c, self.target, self.better = contract, target["value"], outcome["better"]
        self.level = contract["decision"]["level"]
        self.reference = reference

    def figure(self, people):
        """Value and interval in the unit of the target; None of nobody."""
        n, x = len(people), sum(p["event"] for p in people)
        if n == 0:
            return None
        if self.reference is None:
            return x / n, wilson(x, n, self.level)
        return self.ratio(x, sum(p["risk"] for p in people))

    def ratio(self, x, e):
        k = self.reference / e
        low, high = garwood(x, self.level)
        return x * k, (low * k, high * k)

    def tails(self, people):
        """Exact P(so few or fewer), P(so many or more) if the target is just met."""
        n, x = len(people), sum(p["event"] for p in people)
        if self.reference is None:
            law = stats.binom(n, self.target)
        else:
            law = stats.poisson(sum(p["risk"] for p in people) * self.target / self.reference)
        return law.cdf(x), law.sf(x - 1)


def trend(rate, people):
    """The later half of the months against the earlier one."""
    months = sorted({month(p["date"]) for p in people})
    if len(months) < 2:
        return None
    cut = months[len(months) // 2]
    early = [p for p in people if month(p["date"]) < cut]
    late = [p for p in people if month(p["date"]) >= cut]
    x1, x2 = (sum(p["event"] for p in part) for part in (early, late))
    if rate.reference is None:
        n1, n2 = len(early), len(late)
        law = stats.hypergeom(n1 + n2, x1 + x2, n2)
        up = x2 / n2 > x1 / n1
    else:
        e1, e2 = (sum(p["risk"] for p in part) for part in (early, late))
        law = stats.binom(x1 + x2, e2 / (e1 + e2))
        up = x2 / e2 > x1 / e1
    p = min(1.0, 2 * min(law.cdf(x2), law.sf(x2 - 1)))
    direction = "steady" if p >= 0.05 else ("worse" if up == (rate.better == "lower") else "better")
    return {"direction": direction, "p": p}


def probabilities(rate, people, patients, delivered):
    """Of those still to come, missing and young ones included, as many as the contract expects or as were delivered, if more."""
    n, x = len(people), sum(p["event"] for p in people)
    total = max(patients, delivered)
    rest = total - n
    if rate.reference is None:
        prior = rate.c["decision"]["prior"]
        a, b = prior["a"] + x, prior["b"] + n - x
        below = stats.beta.cdf(rate.target, a, b)
        law = stats.betabinom(rest, a, b)
        bound = rate.target * total
    else:
        prior = rate.c["decision"]["ratioPrior"]
        e = sum(p["risk"] for p in people)
        more = rest * e / n
        a, b = prior["shape"] + x, 1 / prior["scale"] + e
        below = stats.gamma.cdf(rate.target / rate.reference, a, scale=1 / b)
        law = stats.nbinom(a, b / (b + more)) if rest else None
        bound = rate.target / rate.reference * (e + more)
    if rate.better == "lower":
        left = math.floor(bound * (1 + 1e-11)) - x
        end = (float(left >= 0) if rest == 0 else law.cdf(left)) if left >= 0 else 0.0
        return below, end, {"patients": total, "eventsLeft": left}
    left = math.ceil(bound * (1 - 1e-11)) - x
    end = float(left <= 0) if rest == 0 else (1.0 if left <= 0 else law.sf(left - 1))
    return 1 - below, end, {"patients": total, "eventsLeft": left}


def missing_data(rate, due, owner, flow, supplier):
    known = [p for p in due if p["known"]]
    lost = [p for p in due if not p["known"]]
    if owner == "site":
        owed = Counter(p["site"] for p in lost)
    else:
        owed = Counter({flow if owner == "region" else supplier: len(lost)}) if lost else Counter()
    n, x, m = len(due), sum(p["event"] for p in known), len(lost)
    bad_is_event = rate.better == "lower"

    def with_events(k):
        if rate.reference is None:
            return (x + k) / n, wilson(x + k, n, rate.level)
        return rate.ratio(x + k, expected)

    out = {
        "due": n,
        "known": len(known),
        "missing": m,
        "owner": owner,
        "owedBy": sorted(({"party": s, "patients": k} for s, k in owed.items()), key=lambda o: (-o["patients"], o["party"])),
    }
    if not known:
        return out
    if rate.reference is not None:
        mean = sum(p["risk"] for p in known) / len(known)
        expected = sum(p["risk"] if p["risk"] is not None else mean for p in due)
    cases = {}
    for name, k in (("best", 0 if bad_is_event else m), ("worst", m if bad_is_event else 0)):
        value, limits = with_events(k)
        cases[name] = {"value": value, "state": state_of(limits, rate.target, rate.better)}
    now = state_of(rate.figure(known)[1], rate.target, rate.better)
    tipping = None
    for bad in range(m + 1):
        if state_of(with_events(bad if bad_is_event else m - bad)[1], rate.target, rate.better) != now:
            tipping = bad
            break
    weights = Counter(p["site"] for p in due)
    seen = Counter(p["site"] for p in known)
    w = [weights[p["site"]] / seen[p["site"]] for p in known]
    events = sum(a * p["event"] for a, p in zip(w, known))
    if rate.reference is None:
        weighted = events / sum(w)
    else:
        weighted = events / sum(a * p["risk"] for a, p in zip(w, known)) * rate.reference
    return {**out, **cases, "tippingPoint": tipping, "weighted": weighted}


def run_chart(rate, people, contract):
    begin = as_date(contract["calendar"]["from"])
    months = months_between(begin, max(p["date"] for p in people))
    base = set(months[: contract["monitoring"]["baselineMonths"]])
    by = defaultdict(list)
    for p in people:
        by[month(p["date"])].append(p)
    size = {m: len(by[m]) if rate.reference is None else sum(p["risk"] for p in by[m]) for m in by}
    x = {m: sum(p["event"] for p in by[m]) for m in by}
    first = [m for m in sorted(by) if m in base]
    centre = sum(x[m] for m in first) / sum(size[m] for m in first)
    if centre == 0 or (rate.reference is None and centre == 1):
        return None  # of a level of nothing, or of all, there is no spread
    sd = {m: math.sqrt(centre * ((1 - centre) if rate.reference is None else 1) / size[m]) for m in by}
    wider = 1.0
    if rate.reference is None:
        zs = [(x[m] / size[m] - centre) / sd[m] for m in first]
        moves = [abs(a - b) for a, b in zip(zs, zs[1:])]
        wider = max(1.0, sum(moves) / len(moves) / 1.128) if moves else 1.0
    points = []
    for m in sorted(by):
        value, half = x[m] / size[m], 3 * sd[m] * wider
        low = max(0.0, centre - half)
        high = centre + half if rate.reference is not None else min(1.0, centre + half)
        points.append(
            {"month": m, "size": size[m], "value": value, "lower": low, "upper": high, "outside": value < low or value > high}
        )
    return {"kind": "u" if rate.reference is not None else "p-prime", "centre": centre, "points": points}


def site_figures(rate, due, contract):
    known = [p for p in due if p["known"]]
    levels, out, ps = contract["monitoring"]["funnelLevels"], [], []
    for site in sorted({p["site"] for p in due}):
        mine = [p for p in known if p["site"] == site]
        figure = rate.figure(mine)
        one = {
            "site": site,
            "patients": len(mine),
            "events": sum(p["event"] for p in mine),
            "expected": None if rate.reference is None else sum(p["risk"] for p in mine),
            "missing": sum(p["site"] == site and not p["known"] for p in due),
        }
        if figure:
            p = min(1.0, 2 * min(rate.tails(mine)))
            ps.append(p)
            one |= {"value": figure[0], "interval": interval(figure[1]), "p": p}
            one["position"] = "action" if p <= 1 - levels["action"] else "warning" if p <= 1 - levels["warning"] else "within"
        out.append(one)
    adjusted = iter(benjamini_hochberg(ps))
    for one in out:
        if "p" in one:
            one["screened"] = {"p": one.pop("p"), "adjusted": next(adjusted)}
    return out


def funnel_limits(rate, n, level):
    """Exact limits around the target, interpolated between counts (Spiegelhalter 2005), as rates of n people."""
    law, out = stats.binom(n, rate.target), []
    for p in ((1 - level) / 2, (1 + level) / 2):
        r = int(law.ppf(p))
        part = (law.cdf(r) - p) / (law.cdf(r) - law.cdf(r - 1))
        out.append(min(1.0, max(0.0, (r - part) / n)))
    return interval(out)


def since(months, holds):
    """First month of the last unbroken run of months up to each of which something holds of all data."""
    first = None
    for m in reversed(months):
        if not holds(m):
            break
        first = m
    return first


def rate_alerts(rate, due, target, out, contract):
    known = [p for p in due if p["known"]]
    months = sorted({month(p["date"]) for p in due})
    least, levels = contract["dataQuality"]["leastFollowUp"], contract["monitoring"]["funnelLevels"]
    ident = {"target": target["id"], "supplier": target["supplier"], "site": None}
    alerts = []

    def up_to(m, people):
        return [p for p in people if month(p["date"]) <= m]

    def missed(m):
        some = up_to(m, known)
        if len(some) < contract["decision"]["minimumPatients"]:
            return False
        return state_of(rate.figure(some)[1], rate.target, rate.better) == "missed"

    def lacking(m):
        some = up_to(m, due)
        return sum(p["known"] for p in some) / len(some) < least

    if out["stateOfInterval"] == "missed" and since(months, missed):
        figure = {"figure": out["observed"]["value"], "limit": rate.target}
        alerts.append({"kind": "missed", **ident, "since": since(months, missed), **figure})
    if since(months, lacking):
        figure = {"figure": len(known) / len(due), "limit": least}
        alerts.append({"kind": "follow-up", **ident, "since": since(months, lacking), **figure})
    for site in sorted({p["site"] for p in known}):
        mine = [p for p in known if p["site"] == site]

        def beyond(m):
            some = up_to(m, mine)
            below, above = rate.tails(some)
            return bool(some) and 2 * (above if rate.better == "lower" else below) <= 1 - levels["action"]

        if since(months, beyond):
            assert rate.reference is None
            limits = funnel_limits(rate, len(mine), levels["action"])
            limit = limits["upper" if rate.better == "lower" else "lower"]
            figure = {"figure": rate.figure(mine)[0], "limit": limit}
            alerts.append({"kind": "funnel", **ident, "site": site, "since": since(months, beyond), **figure})
    for point in (out["runChart"] or {"points": []})["points"]:
        limit = point["upper" if rate.better == "lower" else "lower"]
        if (point["value"] > limit) if rate.better == "lower" else (point["value"] < limit):
            alerts.append({"kind": "control-chart", **ident, "since": point["month"], "figure": point["value"], "limit": limit})
    return alerts


def stable_size(target, rate, alpha, power):
    """First n from which 50 more sizes too show a rate below the target: Binom(c; n, target) at most alpha, reached with the power."""
    good, n = 0, 0
    while True:
        n += 1
        c = stats.binom.ppf(alpha, n, target)
        c = c if stats.binom.cdf(c, n, target) <= alpha else c - 1
        good = good + 1 if c >= 0 and stats.binom.cdf(c, n, rate) >= power else 0
        if good == 51:
            return n - 50


def patients_needed(rate, people):
    """More people until the interval decides with the declared power if the rate stays: exact up to 2,000, normal beyond."""
    value, limits = rate.figure(people)
    if state_of(limits, rate.target, rate.better) != "inconclusive":
        return 0
    alpha, power = (1 - rate.level) / 2, rate.c["decision"]["power"]
    p0, p1 = (rate.target, value) if value < rate.target else (1 - rate.target, 1 - value)
    za, zb = stats.norm.ppf(1 - alpha), stats.norm.ppf(power)
    need = math.ceil(((za * math.sqrt(p0 * (1 - p0)) + zb * math.sqrt(p1 * (1 - p1))) / (p0 - p1)) ** 2)
    if need <= 2000:
        need = stable_size(p0, p1, alpha, power)
    return max(0, need - len(people))


def rate_target(contract, target, outcome, due, young, model, p_exact):
    c = contract.c
    owner = next(f["owner"] for f in c["flows"] if f["id"] == outcome["flow"])
    rate = Rate(c, target, outcome, model and model["reference"])
    # On one day in the order of the records.
    known = sorted((p for p in due if p["known"]), key=lambda p: (p["date"], p["row"]["record_id"]))
    if outcome["measure"]["kind"] == "event":
        for p in due:
            contract.follow_up[p["site"], month(p["date"])] += Counter(due=1, known=int(p["known"]))
    value, limits = rate.figure(known)
    x, n = sum(p["event"] for p in known), len(known)
    method = "garwood-ratio" if model else c["decision"]["rateInterval"]
    out = {
        "observed": {"value": value, "interval": interval(limits), "method": method, "patients": n, "events": x},
        "stateOfInterval": state_of(limits, target["value"], outcome["better"]),
        "young": young,
    }
    if model:
        e = sum(p["risk"] for p in known)
        low, high = garwood(x, rate.level)
        out["standardised"] = {
            "observed": x,
            "expected": e,
            "ratio": x / e,
            "interval": interval((low / e, high / e)),
            "reference": model["reference"],
        }
        out["crude"] = {"value": x / n, "interval": interval(wilson(x, n, rate.level)), "method": "wilson", "patients": n, "events": x}
    out["trend"] = trend(rate, known)
    out["probabilityMet"], out["probabilityMetAtEnd"], out["forecast"] = probabilities(
        rate, known, target["patients"], len(due) + young
    )
    out["patientsNeeded"] = patients_needed(rate, known)
    out["missing"] = None  # of a service that is neither delivered nor overdue nothing is owed yet
    if outcome["measure"]["kind"] != "wait":
        out["missing"] = missing_data(rate, due, owner, outcome["flow"], target["supplier"])
    by = defaultdict(list)
    for p in known:
        by[month(p["date"])].append(p)
    out["periods"] = [
        {
            "month": m,
            "patients": len(by[m]),
            "events": sum(p["event"] for p in by[m]),
            "expected": sum(p["risk"] for p in by[m]) if model else None,
            "value": rate.figure(by[m])[0],
        }
        for m in sorted(by)
    ]
    out["sites"] = site_figures(rate, due, c)
    out["runChart"] = run_chart(rate, known, c)
    if not model:
        sizes = (25, 50, 75, 100)
        levels = c["monitoring"]["funnelLevels"]
        out["funnel"] = {
            "limits": [{"size": n, **{name: funnel_limits(rate, n, levels[name]) for name in ("warning", "action")}} for n in sizes]
        }
    contract.alerts += rate_alerts(rate, due, target, out, c)
    tails = rate.tails(known)
    p_exact[target["id"]] = min(1.0, 2 * (tails[1] if outcome["better"] == "lower" else tails[0]))
    if outcome["measure"]["kind"] == "wait":
        return out, n, len(due)  # services are not watched one by one
    watch = c["monitoring"]
    odds = watch["oddsRatio"] if outcome["better"] == "lower" else 1 / watch["oddsRatio"]
    risks = [p["risk"] if model else target["value"] for p in known]
    begin = as_date(c["calendar"]["from"])
    base = set(months_between(begin, contract.as_of)[: watch["baselineMonths"]])
    mix = [r for p, r in zip(known, risks) if month(p["date"]) in base]
    limit = cusum_limit(np.array(mix), odds, watch["falseAlarmEvery"])
    points, signals = cusum(known, risks, odds, limit)
    out["monitoring"] = {"limit": limit, "oddsRatio": odds, "leftOut": 0, "points": points, "signals": signals}
    return out, n, len(due)


# ---------------------------------------------------------------- survival of a device


def aalen_johansen(times, horizon, z):
    """Share revised by the horizon, its log(-log) limits (Marubini & Valsecchi 1995), share that died, and the curve."""
    survive, revised_share, died_share, curve = 1.0, 0.0, 0.0, []
    for t in sorted({t for t, fate in times if t <= horizon}):
        at_risk = sum(u >= t for u, _ in times)
        d1 = sum(u == t and f == "revised" for u, f in times)
        d2 = sum(u == t and f == "died" for u, f in times)
        before = survive
        revised_share += survive * d1 / at_risk
        died_share += survive * d2 / at_risk
        survive *= 1 - (d1 + d2) / at_risk
        curve.append((t, at_risk, d1, d2, before, revised_share, died_share))
    f, variance = revised_share, 0.0
    for t, n, d1, d2, before, share, _ in curve:
        d = d1 + d2
        if n > d:
            variance += (f - share) ** 2 * d / (n * (n - d))
        variance += before**2 * d1 * (n - d1) / n**3 - 2 * (f - share) * before * d1 / n**2
    spread = z * math.sqrt(variance) / (f * math.log(f))
    limits = sorted((f ** math.exp(-spread), f ** math.exp(spread)))
    return f, tuple(limits), died_share, curve


def survival_target(contract, target, outcome, p_exact):
    c, measure = contract.c, outcome["measure"]
    horizon, lag = measure["horizonDays"], timedelta(c["dataQuality"]["lagDays"])
    level, z = c["decision"]["level"], z_of(c["decision"]["level"])
    every = contract.index_deliveries(outcome["index"])
    dates = defaultdict(list)
    for row in every:
        dates[row["patient_key"]].append(row["procedure_date"])
    times, young, due, lost = [], 0, 0, Counter()
    years, revisions = 0.0, 0
    for row in every:
        if row["supplier_id"] != target["supplier"]:
            continue
        patient, index = row["patient_key"], row["procedure_date"]
        revised = [
            r["event_date"]
            for r in contract.by_patient[patient]
            if r["outcome_code"] in measure["codes"]
            and r["source_flow"] == outcome["flow"]
            # Of the device in place before its day.
            and index == max((d for d in dates[patient] if d < r["event_date"]), default=None)
        ]
        death = contract.deaths.get(patient)
        seen = max(contract.seen[patient], default=index)
        if revised:
            day, fate = (min(revised) - index).days, "revised"
        elif death:
            day, fate = (death - index).days, "died"
        else:
            day, fate = max(0, (seen - index).days), "seen"
        # Follow-up is owed until the horizon, or the data date less the lag if that comes first.
        owed = min(horizon, (contract.as_of - lag - index).days)
        gone = fate == "seen" and day < owed
        times.append((day, fate, gone))
        years += day / 365.25
        revisions += fate == "revised"
        if owed > 0:
            due += 1
            lost[row["site_code"]] += gone
            contract.follow_up[row["site_code"], month(index)] += Counter(due=1, known=int(not gone))
        young += fate == "seen" and day < horizon and not gone
    f, limits, died_share, curve = aalen_johansen([(t, fate) for t, fate, _ in times], horizon, z)
    lost = +lost
    cases = {}
    for name, end in (("best", (horizon, "seen")), ("worst", None)):
        some = [((end or (t, "revised")) if gone else (t, fate)) for t, fate, gone in times]
        value_, between = aalen_johansen(some, horizon, z)[:2]
        cases[name] = {"value": value_, "state": state_of(between, target["value"], outcome["better"])}
    low, high = garwood(revisions, level)
    p_exact[target["id"]] = None
    out = {
        "observed": {
            "value": f,
            "interval": interval(limits),
            "method": "aalen-johansen",
        },
        "stateOfInterval": state_of(limits, target["value"], outcome["better"]),
        "young": young,
        "survival": {
            "horizonDays": horizon,
            "points": [
                {"day": t, "atRisk": n, "revised": share, "died": gone} for t, n, d1, d2, _, share, gone in curve if d1 > 0
            ],
            "componentYears": years,
            "revisions": revisions,
            "per100Years": 100 * revisions / years,
            "per100YearsInterval": interval((100 * low / years, 100 * high / years)),
        },
        "missing": {
            "due": due,
            "known": due - lost.total(),
            "missing": lost.total(),
            "owedBy": sorted(({"party": s, "patients": k} for s, k in lost.items()), key=lambda o: (-o["patients"], o["party"])),
            **cases,
            "tippingPoint": None,
        },
    }
    return out, len(times), due - lost.total(), due


# ---------------------------------------------------------------- EQ-5D

ITALY = [  # Finch et al. 2022, thousandths lost by dimension and level
    (0, 51, 64, 244, 329),
    (0, 46, 56, 216, 257),
    (0, 50, 64, 225, 255),
    (0, 47, 88, 353, 408),
    (0, 44, 109, 318, 322),
]


def eq5d(row):
    """Index in thousandths, None where a dimension is missing or the instrument is another."""
    profile = row.get("proms_profile")
    if row.get("proms_instrument") != "EQ-5D-5L" or not profile or len(profile) != 5 or set(profile) - set("12345"):
        return None
    return 1000 - sum(ITALY[i][int(level) - 1] for i, level in enumerate(profile))


def score_target(contract, target, outcome, p_exact):
    c, measure = contract.c, outcome["measure"]
    before, after = measure["before"], measure["after"]
    lag, level = timedelta(c["dataQuality"]["lagDays"]), c["decision"]["level"]
    owed, due, young, changes, firsts, lasts = Counter(), 0, 0, [], [], []
    sites, months, of_month, of_site = defaultdict(list), defaultdict(list), Counter(), Counter()
    for row in contract.index_deliveries(outcome["index"]):
        if row["supplier_id"] != target["supplier"] or row["procedure_date"] > contract.until:
            continue
        patient, index = row["patient_key"], row["procedure_date"]
        if index > contract.as_of - timedelta(after["toDays"]) - lag:
            young += 1
            continue
        death = contract.deaths.get(patient)
        scores = [
            ((r["event_date"] - index).days, eq5d(r))
            for r in contract.by_patient[patient]
            if r["outcome_code"] in measure["codes"] and r["source_flow"] == outcome["flow"] and eq5d(r) is not None
        ]
        first = [s for s in scores if before["fromDays"] <= s[0] <= before["toDays"]]
        middle = (after["fromDays"] + after["toDays"]) / 2
        last = [s for s in scores if after["fromDays"] <= s[0] <= after["toDays"]]
        # Who died before the end of the window without a second score owes none.
        if death and death <= index + timedelta(after["toDays"]) and not last:
            continue
        due += 1
        of_month[month(index)] += 1
        of_site[row["site_code"]] += 1
        contract.follow_up[row["site_code"], month(index)] += Counter(due=1, known=int(bool(first and last)))
        if not first or not last:
            owed[row["site_code"]] += 1
            continue
        a, b = max(first)[1], min(last, key=lambda s: (abs(s[0] - middle), s[0]))[1]
        firsts.append(a)
        lasts.append(b)
        changes.append(b - a)
        sites[row["site_code"]].append((b - a) / 1000)
        months[month(index)].append((b - a) / 1000)
    n = len(changes)
    mean = sum(changes) / n / 1000
    se = math.sqrt(sum((x / 1000 - mean) ** 2 for x in changes) / (n - 1) / n)
    z = z_of(level)
    limits = (mean - z * se, mean + z * se)
    owed_months = sorted(of_month)

    def lacking(m):
        return sum(len(months[k]) for k in owed_months if k <= m) / sum(of_month[k] for k in owed_months if k <= m) < least

    least = c["dataQuality"]["leastFollowUp"]
    if since(owed_months, lacking):
        ident = {"target": target["id"], "supplier": target["supplier"], "site": None}
        figure = {"figure": n / due, "limit": least}
        contract.alerts.append({"kind": "follow-up", **ident, "since": since(owed_months, lacking), **figure})
    halves = [], []
    for i, m in enumerate(owed_months):
        halves[i >= len(owed_months) // 2].extend(months[m])
    moved = np.mean(halves[1]) - np.mean(halves[0])
    p = 2 * stats.norm.sf(abs(moved) / math.sqrt(sum(np.var(h, ddof=1) / len(h) for h in halves)))
    direction = "steady" if p >= 0.05 else "better" if (moved > 0) == (outcome["better"] == "higher") else "worse"
    site_rows = []
    for site, gains in sorted(sites.items()):
        centre, error = np.mean(gains), np.std(gains, ddof=1) / math.sqrt(len(gains))
        row_p = 2 * stats.norm.sf(abs(centre - target["value"]) / error)
        limits_here = interval((centre - z * error, centre + z * error))
        site_rows.append({"site": site, "patients": len(gains), "value": centre, "interval": limits_here, "missing": owed[site], "p": row_p})
    adjusted = benjamini_hochberg([one["p"] for one in site_rows])
    for one, q in zip(site_rows, adjusted):
        one["screened"] = {"p": one.pop("p"), "adjusted": q}
    better = sum(x >= round(1000 * measure["minimalImportantChange"]) for x in changes)
    tail = stats.norm.cdf((mean - target["value"]) / se)
    p_exact[target["id"]] = min(1.0, 2 * tail)
    out = {
        "observed": {"value": mean, "interval": interval(limits), "method": "normal-mean", "patients": n, "events": None},
        "stateOfInterval": state_of(limits, target["value"], outcome["better"]),
        "young": young,
        "score": {
            "valueSet": measure["scale"]["valueSet"],
            "before": sum(firsts) / n / 1000,
            "after": sum(lasts) / n / 1000,
            "change": mean,
            "responders": {"n": better, "share": better / n, "interval": interval(wilson(better, n, level))},
        },
        "missing": {
            "due": due,
            "known": n,
            "missing": due - n,
            "owedBy": sorted(({"party": s, "patients": k} for s, k in owed.items()), key=lambda o: (-o["patients"], o["party"])),
            "weighted": sum(np.mean(gains) * of_site[site] for site, gains in sites.items()) / due,
        },
        "trend": {"direction": direction, "p": p},
        "periods": [{"month": m, "patients": len(months[m]), "value": np.mean(months[m]) if months[m] else None} for m in owed_months],
        "sites": site_rows,
    }
    return out, n, due


# ---------------------------------------------------------------- waits

LIMITS = {"U": (3, 3), "B": (10, 10), "D": (30, 60), "P": (120, 120)}  # days, visits and examinations: PNGLA 2019-2021


def waiting_people(contract, outcome, supplier):
    """Services delivered or overdue, as people with an event where they were in time; the rest counted."""
    people, young = [], 0
    classes = {p: Counter() for p in outcome["measure"]["classes"]}
    days = defaultdict(list)
    for row in contract.laid.rows["care"]:
        p = row["priority_class"]
        if row["supplier_id"] != supplier or p not in classes or row["booking_date"] > contract.until:
            continue
        limit = LIMITS[p][row["service_kind"] == "exam"]
        count = classes[p]
        count["booked"] += 1
        delivered = row.get("delivered_date")
        wait = delivered and (delivered - row["booking_date"]).days
        if row["status"] == "cancelled":
            count["cancelled"] += 1
        elif row["status"] == "not-delivered":
            count["notDelivered"] += 1
        elif delivered and delivered <= contract.as_of:
            count["delivered"] += 1
            count["inTime"] += wait <= limit
            days[p].append(wait)
            people.append((row, wait <= limit))
        elif (contract.as_of - row["booking_date"]).days > limit:
            count["overdue"] += 1
            people.append((row, False))
        else:
            young += 1
    level = contract.c["decision"]["level"]
    waits = []
    for p, count in classes.items():
        n = count["delivered"] + count["overdue"]
        waits.append(
            {
                "priority": p,
                **{k: count[k] for k in ("booked", "delivered", "inTime", "overdue", "notDelivered", "cancelled")},
                "share": count["inTime"] / n,
                "interval": interval(wilson(count["inTime"], n, level)),
                "meanDays": sum(days[p]) / len(days[p]),
            }
        )
    return (
        [
            dict(row=r, date=r["booking_date"], site=r["site_code"], event=good, known=True, risk=None, key=r["patient_key"])
            for r, good in people
        ],
        young,
        waits,
    )


# ---------------------------------------------------------------- the whole


def track(name):
    contract = Contract(name)
    c = contract.c
    rows = contract.laid.rows
    with_device = {r["patient_key"] for r in rows["delivery"]}
    orphans = sum(r["patient_key"] not in with_device for r in contract.outcome_rows)
    linked = 1 - orphans / len(contract.outcome_rows) if contract.outcome_rows else 1.0
    consumed_off, cells = reconcile(contract)
    targets, p_exact = [], {}
    for target in c["targets"]:
        outcome = next(o for o in c["outcomes"] if o["id"] == target["outcome"])
        kind, because = outcome["measure"]["kind"], []
        if kind == "event":
            due, young, model = contract.people(outcome, target["supplier"])
            out, n, of = rate_target(contract, target, outcome, due, young, model, p_exact)
            known = n
        elif kind == "wait":
            people, young, waits = waiting_people(contract, outcome, target["supplier"])
            out, n, of = rate_target(contract, target, outcome, people, young, None, p_exact)
            out["waits"] = waits
            known = n
        elif kind == "survival":
            out, n, known, of = survival_target(contract, target, outcome, p_exact)
        else:
            out, n, of = score_target(contract, target, outcome, p_exact)
            known = n
        quality = c["dataQuality"]
        if known / of < quality["leastFollowUp"]:
            because.append("follow-up")
        if linked < quality["leastLinkage"]:
            because.append("linkage")
        if consumed_off.get(target["supplier"], 0) > quality["consumptionTolerance"]:
            because.append("reconciliation")
        if n < c["decision"]["minimumPatients"]:
            because.append("too-few-patients")
        out["because"] = because
        out["state"] = "not-computable" if because else out["stateOfInterval"]
        out = {"target": target["id"], "promised": target["promised"]["value"], "value": target["value"], **out}
        targets.append(out)
    for supplier in c["suppliers"]:
        mine = [t for t in c["targets"] if t["supplier"] == supplier["id"]]
        # A target of whose tail nothing is known cannot be rejected; it counts among the number.
        rejected = holm([1.0 if p_exact[t["id"]] is None else p_exact[t["id"]] for t in mine], 1 - c["decision"]["level"])
        for t, stands in zip(mine, rejected):
            out = next(o for o in targets if o["target"] == t["id"])
            out["sanctionable"] = out["state"] == "missed" and stands
    return {
        "asOf": contract.as_of.isoformat(),
        "deliveries": contract.laid.accounts,
        "targets": targets,
        "linkage": {
            "outcomeRows": len(contract.outcome_rows),
            "orphans": orphans,
            "deviceRows": len(rows["delivery"]),
            # Devices of whose patient an outcome or a follow-up is known.
            "matched": sum(bool(contract.by_patient.get(r["patient_key"]) or contract.seen.get(r["patient_key"])) for r in rows["delivery"]),
        },
        "alerts": sorted(contract.alerts + data_alerts(contract, cells), key=lambda a: (a["kind"], a["target"] or "", a["since"])),
        "quality": quality_cells(contract, cells),
        "value": value(contract, targets),
    }


def reconcile(contract):
    """Devices used against devices consumed by site and month; by supplier the sum of all differences over what was consumed."""
    used, consumed = Counter(), Counter()
    for row in contract.laid.rows["delivery"]:
        if month(row["procedure_date"]) <= month(contract.until):
            used[row["site_code"], month(row["procedure_date"]), row["supplier_id"]] += row.get("quantity") or 1
    for row in contract.laid.rows["consumption"]:
        if row["month"] <= month(contract.until):
            consumed[row["site_code"], row["month"], row["supplier_id"]] += row["quantity"]
    reported = {(site, m) for site, m, _ in consumed}
    share = {}
    for supplier in (s["id"] for s in contract.c["suppliers"]):
        off = sum(
            abs(used[key] - consumed[key]) for key in {*used, *consumed} if key[2] == supplier and key[:2] in reported
        )
        total = sum(v for key, v in consumed.items() if key[2] == supplier)
        share[supplier] = off / total if total else 0.0
    cells = []
    for site, m in sorted(reported):
        d = sum(v for key, v in used.items() if key[:2] == (site, m))
        k = sum(v for key, v in consumed.items() if key[:2] == (site, m))
        worst = max(
            (abs(used[site, m, s["id"]] - consumed[site, m, s["id"]]) / max(1, consumed[site, m, s["id"]]))
            for s in contract.c["suppliers"]
        )
        cells.append(
            {
                "site": site,
                "month": m,
                "delivered": d,
                "consumed": k,
                "reconciled": worst <= contract.c["dataQuality"]["consumptionTolerance"],
                "suppliers": {s["id"]: (used[site, m, s["id"]], consumed[site, m, s["id"]]) for s in contract.c["suppliers"]},
            }
        )
    return share, cells


def data_alerts(contract, cells):
    quality, out = contract.c["dataQuality"], []
    months = sorted({m for _, m in contract.follow_up})
    for site in sorted({s for s, _ in contract.follow_up}):

        def share(last):
            some = [v for (s, m), v in contract.follow_up.items() if s == site and m <= last]
            return sum(v["known"] for v in some) / sum(v["due"] for v in some)

        own = [m for m in months if (site, m) in contract.follow_up]
        begun = since(own, lambda m: share(m) < quality["leastFollowUp"])
        if begun:
            figure = {"figure": share(own[-1]), "limit": quality["leastFollowUp"]}
            out.append({"kind": "follow-up", "target": None, "supplier": None, "site": site, "since": begun, **figure})
    for cell in cells:
        for supplier, (used, consumed) in cell.pop("suppliers").items():
            if abs(used - consumed) > quality["consumptionTolerance"] * consumed:
                where = {"site": cell["site"], "since": cell["month"]}
                out.append({"kind": "reconciliation", "target": None, "supplier": supplier, **where, "figure": used, "limit": consumed})
    return out


def quality_cells(contract, reconciled):
    """Site by month: whether it was delivered in time, devices, follow-up of index dates, consumption."""
    came = {}
    for folder in sorted((contract.folder / "deliveries").iterdir()):
        manifest = json.loads((folder / "manifest.json").read_text())
        for m in months_between(*(date.fromisoformat(manifest[k]) for k in ("period_from", "period_to"))):
            came[m] = date.fromisoformat(manifest["extracted_at"][:10])
    calendar, out = contract.c["calendar"], []
    for site in sorted(s["code"] for s in contract.c["sites"]):
        for m in months_between(as_date(calendar["from"]), min(contract.as_of, as_date(calendar["to"]))):
            year, number = int(m[:4]), int(m[5:])
            end = date(year + number // 12, number % 12 + 1, 1) - timedelta(1)
            owed = end + timedelta(contract.c["dataQuality"]["deliveryDueDays"])
            devices = [r for r in contract.laid.rows["delivery"] if r["site_code"] == site and month(r["procedure_date"]) == m]
            cell = next((one for one in reconciled if (one["site"], one["month"]) == (site, m)), {})
            follow = contract.follow_up[site, m]
            known = sum(bool(contract.by_patient.get(r["patient_key"]) or contract.seen.get(r["patient_key"])) for r in devices)
            out.append(
                {
                    "site": site,
                    "month": m,
                    "delivery": "late" if came[m] > owed else "in",
                    "deviceRows": len(devices),
                    "matched": known,
                    "followUpDue": follow["due"],
                    "followUpKnown": follow["known"],
                    "consumed": cell.get("consumed"),
                    "reconciled": cell.get("reconciled"),
                }
            )
    return out


def value(contract, targets):
    """Net benefit and points of the award with the decided figures in the place of promises."""
    if not any("indicator" in o for o in contract.c["outcomes"]):
        return []
    run = json.loads((contract.folder / "esito-run.json").read_text())
    lot = run["rules"]["definition"]["lots"][0]
    fixed = {p["id"]: p["value"]["value"] for p in lot["parameters"]}
    offers, prices = {}, {}
    for offer in run["inputs"][0]["offers"]:
        figures = {}
        for one in offer["evidence"]["indicators"]:
            given = one["given"]
            figures[one["indicator"]] = given["value"] if "value" in given else given["events"] / given["n"]
        offers[offer["supplier"]], prices[offer["supplier"]] = figures, offer["price"]["prices"]["B"]
    worst = {i["id"]: i["minimumAcceptable"] for i in lot["indicators"]}

    def benefit(figures):
        # Both formulas are sums of products, as Python reads them too.
        names = {**fixed, **figures}
        return lot["willingnessToPay"]["value"] * eval(lot["model"]["effect"]["formula"], {}, names) - eval(
            lot["model"]["careCost"]["formula"], {}, names
        )

    floor, weight = benefit(worst), lot["criteria"][0]["weight"]
    above = {s: benefit(f) - floor for s, f in offers.items()}
    out = []
    for supplier in contract.c["suppliers"]:
        s, realised = supplier["id"], {}
        for target in targets:
            described = next(t for t in contract.c["targets"] if t["id"] == target["target"])
            outcome = next(o for o in contract.c["outcomes"] if o["id"] == described["outcome"])
            if described["supplier"] == s and "indicator" in outcome and target["state"] != "not-computable":
                realised[outcome["indicator"]] = target["observed"]["value"]
        now = benefit({**offers[s], **realised})
        others = [v for k, v in above.items() if k != s]
        out.append(
            {
                "supplier": s,
                "promisedNetBenefit": above[s] + floor - prices[s],
                "deliveredNetBenefit": now - prices[s],
                "awardedPoints": round(weight * max(0, above[s]) / max(above.values()), 9),
                "realisedPoints": weight * max(0.0, now - floor) / max(now - floor, *others),
                "unchanged": sorted(set(offers[s]) - set(realised)),
            }
        )
    return out


def rounded(thing):
    if isinstance(thing, dict):
        return {k: rounded(v) for k, v in thing.items()}
    if isinstance(thing, list):
        return [rounded(v) for v in thing]
    if isinstance(thing, (bool, np.bool_)):
        return bool(thing)
    if isinstance(thing, (float, np.floating)):
        return float(f"{thing:.10g}")
    if isinstance(thing, np.integer):
        return int(thing)
    return thing


if __name__ == "__main__":
    # One line for each target, delivery, cell and alert.
    found = rounded({name: track(name) for name in ("tavi", "cup")})
    compact = dict(ensure_ascii=False, separators=(",", ":"))
    parts = []
    for name, tracking in found.items():
        lines = []
        for key, value_ in tracking.items():
            if isinstance(value_, list):
                inner = ",\n".join(json.dumps(one, **compact) for one in value_)
                lines.append(f"{json.dumps(key)}: [\n{inner}\n]")
            else:
                lines.append(f"{json.dumps(key)}: {json.dumps(value_, **compact)}")
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
    print("{\n" + ",\n".join(parts) + "\n}")
