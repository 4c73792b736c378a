"""What the shipped contracts' statements say, for test/examples/statements.test.ts.

Run: python3 test/golden/settlement-figures.py > test/golden/settlement-figures.json   (numpy, scipy, yaml)

A second computation of what moves, written from the words that are published (the contract with its annex, examples/contracts/FORMAT.md,
the decisions on payment in src/DECISIONS.md) without a look at core/settlement, core/payment or the SQL of payment facts. Deliveries,
index deliveries, events and figures of targets are read as contract-figures.py reads them; claims, lots, bills and supplies row by row;
money in fractions of a euro, rounded half up to the cent once for each clause and period.
"""
import importlib.util
import json
import math
import pathlib
import warnings
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction

import yaml

warnings.filterwarnings("ignore")  # spreads of single patients
spec = importlib.util.spec_from_file_location("figures", pathlib.Path(__file__).with_name("contract-figures.py"))
figures = importlib.util.module_from_spec(spec)
spec.loader.exec_module(figures)
as_date, month = figures.as_date, figures.month


def exact(number):
    """As it is written in the contract: 0.005 is five thousandths."""
    return Fraction(str(number))


def cents(euros):
    """Half up, away from zero: a refund and a bonus of the same size are rounded alike."""
    return int(math.copysign(math.floor(abs(euros) * 100 + Fraction(1, 2)), euros)) if euros else 0


def add_months(day, n):
    """The same day n months later; a month without the day ends on its last."""
    y, m = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = (date(y + (m + 1) // 12, (m + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(y, m + 1, min(day.day, last))


def completed_months(first, last):
    n = 0
    while add_months(first, n + 1) <= last:
        n += 1
    return n


def periods_of(c):
    """First and last day of each settlement period."""
    begin, end, out = as_date(c["calendar"]["from"]), as_date(c["calendar"]["to"]), []
    while True:
        first = add_months(begin, len(out) * c["payment"]["everyMonths"])
        if first > end:
            return out
        out.append((first, min(end, add_months(begin, (len(out) + 1) * c["payment"]["everyMonths"]) - timedelta(1))))


# ---------------------------------------------------------------- how targets stood at the end of a period


def standing(contract, until):
    """Each target on index dates up to a day, by what the deliveries at hand know: state, patients, value, limits, whether a miss stands."""
    c = contract.c
    contract.until = until
    with_device = {r["patient_key"] for r in contract.laid.rows["delivery"]}
    rows = contract.outcome_rows
    linked = sum(r["patient_key"] in with_device for r in rows) / len(rows) if rows else 1.0
    off = figures.reconcile(contract)[0]
    out, p_exact = {}, {}
    for target in c["targets"]:
        outcome = next(o for o in c["outcomes"] if o["id"] == target["outcome"])
        kind = outcome["measure"]["kind"]
        one = {"outcome": outcome, "n": 0, "bad": None, "value": None, "limits": None, "lost": 0}
        p_exact[target["id"]] = 1.0
        if kind in ("event", "wait"):
            if kind == "event":
                due, _, model = contract.people(outcome, target["supplier"])
                one["lost"] = sum(not p["known"] for p in due)
            else:
                due, model = figures.waiting_people(contract, outcome, target["supplier"])[0], None
            known = [p for p in due if p["known"]]
            of, one["n"] = len(due), len(known)
            if known:
                rate = figures.Rate(c, target, outcome, model and model["reference"])
                one["value"], one["limits"] = rate.figure(known)
                events = sum(p["event"] for p in known)
                one["bad"] = events if outcome["better"] == "lower" else len(known) - events
                # Without a model the value is a quotient of counts, exactly.
                one["exact"] = Fraction(events, len(known)) if model is None else Fraction(one["value"])
                tails = rate.tails(known)
                p_exact[target["id"]] = min(1.0, 2 * tails[1 if outcome["better"] == "lower" else 0])
        elif kind == "score":
            try:
                found, one["n"], of = figures.score_target(contract, target, outcome, p_exact)
                one["value"] = found["observed"]["value"]
                one["limits"] = (found["observed"]["interval"]["lower"], found["observed"]["interval"]["upper"])
                one["exact"], one["lost"] = Fraction(one["value"]), found["missing"]["missing"]
            except (ValueError, ZeroDivisionError, IndexError):  # nobody yet
                of = 0
        else:
            of = 0  # no clause here reads a curve of devices; without a tail it counts among the number of targets
        quality = c["dataQuality"]
        enough = (
            one["n"] >= c["decision"]["minimumPatients"]
            and one["n"] >= quality["leastFollowUp"] * of
            and linked >= quality["leastLinkage"]
            and off.get(target["supplier"], 0) <= quality["consumptionTolerance"]
        )
        one["state"] = figures.state_of(one["limits"], target["value"], outcome["better"]) if enough else "not-computable"
        one["target"] = target
        out[target["id"]] = one
    for supplier in c["suppliers"]:
        mine = [t["id"] for t in c["targets"] if t["supplier"] == supplier["id"]]
        stands = figures.holm([p_exact[t] if p_exact[t] == p_exact[t] else 1.0 for t in mine], 1 - c["decision"]["level"])
        for t, one in zip(mine, stands):
            out[t]["sanctionable"] = out[t]["state"] == "missed" and bool(one)
    contract.until = contract.as_of
    return out


def net_benefit(contract, supplier, standings):
    """Delivered by the award's own model, and its upper limit: each observed figure moved to its own limits (Zou & Donner 2008)."""
    run = json.loads((contract.folder / "esito-run.json").read_text())
    lot = run["rules"]["definition"]["lots"][0]
    names = {p["id"]: p["value"]["value"] for p in lot["parameters"]}
    offer = next(o for o in run["inputs"][0]["offers"] if o["supplier"] == supplier)
    for one in offer["evidence"]["indicators"]:
        given = one["given"]
        names[one["indicator"]] = given["value"] if "value" in given else given["events"] / given["n"]
    price = offer["price"]["prices"]["B"]

    def benefit(**moved):
        now, model = {**names, **moved}, lot["model"]
        return lot["willingnessToPay"]["value"] * eval(model["effect"]["formula"], {}, now) - eval(model["careCost"]["formula"], {}, now) - price

    seen = {
        one["outcome"]["indicator"]: one
        for one in standings.values()
        if one["target"]["supplier"] == supplier and "indicator" in one["outcome"] and one["state"] != "not-computable"
    }
    observed = {name: one["value"] for name, one in seen.items()}
    delivered, squares = benefit(**observed), 0.0
    for name, one in seen.items():
        best = max(benefit(**{**observed, name: limit}) for limit in one["limits"])
        squares += max(0.0, best - delivered) ** 2
    return delivered, delivered + math.sqrt(squares), seen


# ---------------------------------------------------------------- claims


def claim_verdicts(contract, clause, ruled):
    """Each claim of a clause as it stands, with the day of its filing and its age in completed months: the first reason that holds."""
    c, rule = contract.c, clause["rule"]
    outcome = next(o for o in c["outcomes"] if o["id"] == rule["outcome"])
    measure = outcome["measure"]
    devices = {r["record_id"]: r for r in contract.laid.rows["delivery"]}
    every = defaultdict(list)
    for row in contract.index_deliveries(outcome["index"]):
        every[row["patient_key"]].append(row["procedure_date"])
    recalled = {(r["supplier_id"], r["lot_no"]) for r in contract.laid.rows["recall"] if r["recalled_on"] <= contract.as_of}
    out, paid = [], set()
    claims = [r for r in contract.laid.rows["claim"] if r["clause_id"] == clause["id"]]
    for claim in sorted(claims, key=lambda r: (r["filed_date"], r["claim_id"])):
        device = devices.get(claim["delivery_id"])
        if device is None or device["supplier_id"] != clause["supplier"]:
            continue  # unlinked: waits for its device
        index, on = device["procedure_date"], claim["event_date"]
        age = completed_months(index, on)
        before = [d for d in every[device["patient_key"]] if (d < on if measure["kind"] == "survival" else d <= on)]
        shown = any(
            r["outcome_code"] in measure["codes"] and r["source_flow"] == outcome["flow"] and r["event_date"] == on
            for r in contract.by_patient[device["patient_key"]]
        )
        inside = measure["kind"] == "survival" or on <= index + timedelta(measure["windowDays"])
        documented = shown and inside and bool(before) and index == max(before)
        same = claim.get("udi_di") == device.get("udi_di") and (
            not claim.get("serial_no") or not device.get("serial_no") or claim["serial_no"] == device["serial_no"]
        )
        blamed = claim["cause"] == "device" or (
            claim["cause"] == "unknown" and rule.get("recall", {}).get("causePresumed") and (device["supplier_id"], device["lot_no"]) in recalled
        )
        verdict = "valid"
        if claim["filed_date"] > on + timedelta(rule["claimDays"]):
            verdict = "late"
        elif not documented or (claim["delivery_id"], clause["id"]) in paid:
            verdict = "not-documented"
        elif rule["kind"] == "warranty" and not same:
            verdict = "udi-not-matched"
        elif rule["kind"] == "warranty" and not blamed:
            verdict = "other-cause"
        elif rule["kind"] == "warranty" and age >= rule["months"]:
            verdict = "out-of-warranty"
        if documented:
            paid.add((claim["delivery_id"], clause["id"]))
        if claim["claim_id"] in ruled:
            verdict = "adjudicated"
        out.append({"claim": claim["claim_id"], "filed": claim["filed_date"], "age": age, "verdict": verdict})
    return out


# ---------------------------------------------------------------- what a clause gives on the life of the contract


def wait_days(c, outcome):
    measure = outcome["measure"]
    if measure["kind"] == "event":
        return measure["windowDays"]
    if measure["kind"] == "score":
        return measure["after"]["toDays"]
    return max(max(figures.LIMITS[p]) for p in measure["classes"])


def certain_after(c, clause):
    """Days after the end of a period until it is certain."""
    rule, lag = clause["rule"], c["dataQuality"]["lagDays"]
    kind = rule["kind"]
    if kind == "delay-penalty":
        return 0
    if kind == "warranty":
        return rule["claimDays"] + lag
    if kind == "spending-cap":
        return lag
    outcomes = {o["id"]: o for o in c["outcomes"]}
    if "target" in rule:
        rests = [outcomes[next(t["outcome"] for t in c["targets"] if t["id"] == rule["target"])]]
    elif "outcome" in rule:
        rests = [outcomes[rule["outcome"]]]
    else:
        rests = [outcomes[t["outcome"]] for t in c["targets"] if t["supplier"] == clause["supplier"] and "indicator" in outcomes[t["outcome"]]]
    return max(wait_days(c, o) for o in rests) + rule.get("claimDays", 0) + lag


def life_to_date(contract, clause, end, standings, ruled):
    """Euros due up to the end of a period, above 0 to the supplier, and why it is held; None euros where it cannot be told."""
    c, rule, supplier = contract.c, clause["rule"], clause["supplier"]
    kind, rows = rule["kind"], contract.laid.rows
    price = next((exact(p["price"]) for p in c["payment"]["prices"] if p["supplier"] == supplier), None)
    if kind in ("corridor", "risk-sharing"):
        one = standings[rule["target"]]
        held = one["state"] if one["state"] in ("not-computable", "inconclusive") else None
        if one["state"] == "missed" and not one["sanctionable"]:
            held = "not-sanctionable"
        if one["value"] is None:
            return held, None
        # While it is held: what it would come to if the value observed were decided.
        good = one["exact"] - exact(one["target"]["value"])
        good = -good if one["outcome"]["better"] == "lower" else good
        if kind == "risk-sharing":
            assert rule["when"] == "missed"
            return held, -exact(rule["share"]) * price * one["bad"] if good < 0 else Fraction(0)
        sum_ = max(Fraction(0), abs(good) - exact(rule["deadBand"])) * 100 * exact(rule["slope"]) * one["n"]
        return held, min(exact(rule["bonusCap"]), sum_) if good > 0 else -min(exact(rule["malusCap"]), sum_)
    if kind == "payment-by-results":
        watched = [one for one in standings.values() if one["target"]["supplier"] == supplier and one["target"]["outcome"] == rule["outcome"]]
        held = "not-computable" if any(one["state"] == "not-computable" for one in watched) else None
        return held, -price * sum(v["verdict"] == "valid" for v in claim_verdicts(contract, clause, ruled) if v["filed"] <= end)
    if kind == "warranty":
        back = Fraction(0)
        for one in claim_verdicts(contract, clause, ruled):
            if one["filed"] <= end and one["verdict"] == "valid":
                early = one["age"] <= rule["contribution"]["withinMonths"]
                back += price * (1 - Fraction(one["age"], rule["months"])) + early * exact(rule["contribution"]["amount"])
        for lot in rows["recall"]:
            if lot["supplier_id"] == supplier and lot["recalled_on"] <= end:
                back += exact(rule["recall"]["contribution"]) * len(
                    {
                        r["patient_key"]
                        for r in rows["delivery"]
                        if (r["supplier_id"], r["lot_no"]) == (supplier, lot["lot_no"]) and contract.laid.device(r)["main"]
                    }
                )
        return None, -back
    if kind == "spending-cap":
        mine = [r for r in rows["delivery"] if r["supplier_id"] == supplier and month(r["procedure_date"]) <= month(end)]
        if any(r["unit_price"] is None for r in mine):
            return "not-computable", None
        billed = sum(exact(r["unit_price"]) * (r.get("quantity") or 1) for r in mine)
        tiers = [exact(t["above"]) for t in rule["tiers"]] + [None]
        return None, -sum(
            exact(tier["back"]) * max(Fraction(0), (billed if above is None else min(billed, above)) - exact(tier["above"]))
            for tier, above in zip(rule["tiers"], tiers[1:])
        )
    if kind == "delay-penalty":
        days = sum((r["supplied_date"] - r["due_date"]).days for r in rows["delay"] if r["supplier_id"] == supplier and r["supplied_date"] <= end)
        net = exact(rule["netAmount"])
        return None, -min(exact(rule["cap"]) * net, days * exact(rule["perMille"]) / 1000 * net)
    assert kind == "net-benefit-true-up", kind
    delivered, upper, seen = net_benefit(contract, supplier, standings)
    if not seen:
        return "not-computable", None
    promised = next(s["promisedNetBenefit"] for s in c["suppliers"] if s["id"] == supplier)
    if upper >= promised:
        return None, Fraction(0)
    short = Fraction(promised) - Fraction(delivered)
    return None, -max(one["n"] for one in seen.values()) * min(exact(rule["capPerPatient"]), exact(rule["share"]) * short)


# ---------------------------------------------------------------- positions and statements


def within(value, low, high):
    return max(low, min(high, value))


def settle(contract, supplier, upto, before, ruled, standings):
    """Statement of a supplier at a period: every clause and period up to it; `before` is what issued statements moved by line."""
    c = contract.c
    pay = c["payment"]
    periods = periods_of(c)[:upto]
    common = next((x for x in pay.get("caps", []) if x["supplier"] == supplier), {})
    limit = lambda caps, name: cents(exact(caps[name])) if name in caps else 10**15
    moved, all_life, lines = Counter(), 0, []
    for p, (_, end) in enumerate(periods, 1):
        all_period = 0
        for clause in [x for x in pay["clauses"] if x["supplier"] == supplier]:
            penalty = clause["rule"]["kind"] == "delay-penalty"
            held, due = life_to_date(contract, clause, end, standings[p], ruled)
            if contract.as_of < end + timedelta(certain_after(c, clause)):
                held = "provisional"
            life = 0 if due is None else cents(due)
            line = {"clause": clause["id"], "period": p, "held": held, "lifeToDate": life, "position": 0, "capped": 0}
            if held is None:
                own_life, own_period = limit(clause["caps"], "life"), limit(clause["caps"], "period")
                position = within(life, -own_life, own_life) - moved[clause["id"]]
                position = within(position, -own_period, own_period)
                if not penalty:
                    both, each = limit(common, "life"), limit(common, "period")
                    position = within(all_life + position, -both, both) - all_life
                    position = within(all_period + position, -each, each) - all_period
                    all_life, all_period = all_life + position, all_period + position
                moved[clause["id"]] += position
                line["position"] = position
                line["capped"] = life - moved[clause["id"]]
            if clause["rule"]["kind"] in ("payment-by-results", "warranty"):
                first = periods[p - 1][0]
                line["claims"] = dict(
                    sorted(Counter(v["verdict"] for v in claim_verdicts(contract, clause, ruled) if first <= v["filed"] <= end).items())
                )
            line["before"] = before[clause["id"], p]
            line["amount"] = line["position"] - line["before"]
            lines.append(line)
    penalties = {x["id"] for x in pay["clauses"] if x["rule"]["kind"] == "delay-penalty"}
    return {
        "period": upto,
        "supplier": supplier,
        "asOf": contract.as_of.isoformat(),
        "lines": lines,
        "amount": sum(x["amount"] for x in lines if x["clause"] not in penalties),
        "penalties": sum(x["amount"] for x in lines if x["clause"] in penalties),
        "position": sum(x["position"] for x in lines if x["clause"] not in penalties),
        "positionPenalties": sum(x["position"] for x in lines if x["clause"] in penalties),
    }


def history(name):
    """Every statement in the order of its making, and the accounts at the end. Without a history: the last period from all deliveries, not issued."""
    folder = figures.HERE / name
    file = folder / "settlements.yaml"
    statements, before, ruled, objected = [], defaultdict(Counter), set(), {}
    if file.exists():
        acts = []
        for n, delivery in enumerate(sorted((folder / "deliveries").iterdir()), 1):
            part = next((x for x in yaml.safe_load(file.read_text()) if x["after"] == delivery.name), {"steps": []})
            acts += [(n, step) for step in part["steps"]]
    else:
        c = figures.Contract(name).c
        acts = [(None, {"do": "settle", "period": len(periods_of(c))})]
    contracts, known = {}, {}
    for n, step in acts:
        if n not in contracts:
            contracts[n] = figures.Contract(name, n)
        contract = contracts[n]
        suppliers = list(dict.fromkeys(x["supplier"] for x in contract.c["payment"]["clauses"]))
        if step["do"] == "settle":
            for p, (_, end) in enumerate(periods_of(contract.c)[: step["period"]], 1):
                if (n, p) not in known:
                    known[n, p] = standing(contract, end)
            at = {p: known[n, p] for p in range(1, step["period"] + 1)}
            drafts = [settle(contract, s, step["period"], before[s], ruled, at) for s in suppliers]
            statements += drafts
        elif step["do"] == "approve":
            for one in drafts:
                for line in one["lines"]:
                    before[one["supplier"]][line["clause"], line["period"]] += line["amount"]
        elif step["do"] == "object":
            objected[step["supplier"], step["period"], step["line"]] = step.get("claim")
        elif step["do"] == "resolve":
            claim = objected.pop((step["supplier"], step["period"], step["line"]))
            assert claim and step["verdict"] == "falls"  # the only kind that this history has
            ruled.add(claim)
    accounts = []
    for supplier in suppliers:
        mine = [x for x in statements if x["supplier"] == supplier]
        escrow = 0
        for one in mine:
            for line in one["lines"]:
                if (supplier, one["period"], f"{line['clause']}/{line['period']}") in objected:
                    escrow += line["amount"]
        stated = sum(x["amount"] for x in mine)
        accounts.append(
            {"supplier": supplier, "stated": stated, "escrow": escrow, "payable": stated - escrow, "penalties": sum(x["penalties"] for x in mine)}
        )
    return {"statements": statements, "accounts": accounts if file.exists() else []}


if __name__ == "__main__":
    # One line for each line of a statement.
    compact = dict(ensure_ascii=False, separators=(",", ":"))
    parts = []
    for name in ("tavi", "cup"):
        found = history(name)
        texts = []
        for one in found["statements"]:
            lines = ",\n".join(json.dumps(line, **compact) for line in one.pop("lines"))
            texts.append(json.dumps(one, **compact)[:-1] + ',"lines":[\n' + lines + "\n]}")
        accounts = ",\n".join(json.dumps(one, **compact) for one in found["accounts"])
        parts.append(f'"{name}": {{\n"statements": [\n' + ",\n".join(texts) + f'\n],\n"accounts": [\n{accounts}\n]\n}}')
    print("{\n" + ",\n".join(parts) + "\n}")
