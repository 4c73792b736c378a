"""What becomes of the devices of test/data/synthea under the rule that links them to procedures, written independently of the program.

    python3 test/golden/synthea-links.py > test/golden/synthea-links.json
"""

import collections
import datetime
import gzip
import json
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).parent.parent / "data" / "synthea"
SNOMED = "http://snomed.info/sct"
EXPECTED = {"103750000", "82808001", "385763009"}
OF_CONTRACT = {
    "23290103271114",
    "82416332588326",
    "62622585771584",
    "51104341082973",
    "13167167045612",
    "85102838254016",
}
OUTCOMES = {"91302008"}


def lines(name):
    path = DATA / name
    opened = gzip.open(path, "rt") if name.endswith(".gz") else open(path)
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def last(reference):
    return reference["reference"].split("/")[-1] if reference else None


def day(text):
    return datetime.date.fromisoformat(text[:10])


def expected(procedure):
    return any(c["system"] == SNOMED and c["code"] in EXPECTED for c in procedure["code"]["coding"])


def link(device, procedures, statements):
    gtin = device["udiCarrier"][0]["deviceIdentifier"]
    if gtin not in OF_CONTRACT:
        return "unknown-device"
    patient = last(device["patient"])
    uses = [s for s in statements if last(s["device"]) == device["id"]]
    named = [last(p) for s in uses for p in s.get("derivedFrom", [])]
    if named:
        found = [p for p in procedures if p["id"] in named and last(p["subject"]) == patient]
        return ("explicit-reference", found[0]["id"]) if found else "procedure-not-delivered"
    own = [p for p in procedures if expected(p) and last(p["subject"]) == patient]
    places = [last(e["valueReference"]) for s in uses for e in s.get("extension", [])]
    there = [p for p in own if last(p["encounter"]) in places]
    if there:
        return ("same-encounter", there[0]["id"]) if len(there) == 1 else "several-procedures"
    if not own:
        return "no-procedure"
    days = [day(s["timingDateTime"]) for s in uses if "timingDateTime" in s]
    if not days:
        return "no-use-date"
    near = [p for p in own if any(abs((day(p["performedPeriod"]["start"]) - d).days) <= 1 for d in days)]
    if not near:
        return "no-procedure"
    return ("patient-and-date", near[0]["id"]) if len(near) == 1 else "several-procedures"


def check_digit(gtin):
    if not re.fullmatch(r"\d{14}", gtin):
        return False
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(gtin[:13]))
    return (10 - weighted % 10) % 10 == int(gtin[13])


def main():
    devices = lines("Device.ndjson.gz")
    procedures = lines("Procedure.ndjson.gz")
    statements = lines("DeviceUseStatement.ndjson")
    conditions = lines("Condition.ndjson.gz")
    encounters = lines("Encounter.ndjson.gz")
    patients = lines("Patient.ndjson.gz")
    many = lines("Device-100-patients.ndjson.gz")

    def outcome(used):
        links = {d["id"]: link(d, procedures, used) for d in devices}
        reasons = collections.Counter(v if isinstance(v, str) else v[0] for v in links.values())
        return {
            "counts": dict(sorted(reasons.items())),
            "linked": {k: list(v) for k, v in sorted(links.items()) if not isinstance(v, str)},
            "unlinked": {k: v for k, v in sorted(links.items()) if isinstance(v, str)},
        }

    seen = {last(e["subject"]) for e in encounters} | {p["id"] for p in patients if "deceasedDateTime" in p}
    result = {
        "source": "test/golden/synthea-links.py on test/data/synthea",
        "lines": {
            "Condition": len(conditions),
            "Device": len(devices),
            "Encounter": len(encounters),
            "Patient": len(patients),
            "Procedure": len(procedures),
        },
        "asDelivered": outcome([]),
        "withStatements": outcome(statements),
        "expectedProcedures": sum(expected(p) for p in procedures),
        "outcomeRows": sum(c["code"]["coding"][0]["code"] in OUTCOMES for c in conditions),
        "followUpRows": len(seen),
        "dead": sum("deceasedDateTime" in p for p in patients),
        "gtins": {
            "devices": len(many),
            "valid": sum(check_digit(d["udiCarrier"][0]["deviceIdentifier"]) for d in many),
        },
    }
    json.dump(result, sys.stdout, indent=2)
    print()


main()
