#!/usr/bin/env python3
"""Checks an export of the record by itself: python3 verify.py FILE. How the record is bound: architecture.md."""
import base64, hashlib, json, sys


def canonical(value):
    # RFC 8785 for what the record holds: text, whole numbers, true and false, null. Names are in ASCII.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def digest(data):
    return base64url(hashlib.sha256(data).digest())


def disclosed(part):
    return digest(base64url(canonical(part)).encode())


def check(raw, before, numbers):
    line = json.loads(raw)
    assert canonical(line) == raw and set(line) == {"digest", "entry", "text"}, "it is not written canonically"
    entry, text = line["entry"], line["text"]
    assert digest(canonical(entry)) == line["digest"], "its digest is not that of its entry"
    assert entry["sequence"] == before["sequence"] + 1, "it is not the next in the sequence"
    assert entry["previous"] == before["digest"], "it does not carry on from the entry before it"
    assert entry["number"] == numbers.get(entry["subject"], 0) + 1, "it is not the next edition of its subject"
    bound = set(entry["_sd"])
    for part in text:
        assert disclosed(part) in bound, f"its part {part[1]} is not the text that it is bound to"
        bound.remove(disclosed(part))
    assert len({part[1] for part in text}) == len(text), "it has two texts for one part"
    numbers[entry["subject"]] = entry["number"]
    return entry, line["digest"], bool(bound)


def verify(file):
    before, numbers, missing = {"sequence": 0, "digest": None}, {}, {}
    for raw in file:
        try:
            entry, head, incomplete = check(raw.removesuffix(b"\n"), before, numbers)
        except (AssertionError, KeyError, IndexError, TypeError, ValueError, AttributeError) as why:
            return f"Entry {before['sequence'] + 1} is bad: {why}."
        before = {"sequence": entry["sequence"], "digest": head}
        if entry["change"] in ("withdrawal", "redaction"):
            missing = {at: subject for at, subject in missing.items() if subject != entry["subject"]}
        if incomplete:
            missing[entry["sequence"]] = entry["subject"]
    if missing:
        return f"Entry {min(missing)} is bad: a part of its text is missing, and nothing withdrew or redacted it."
    return f"Sound: {before['sequence']} entries. Digest of the last: {before['digest'] or 'none'}"


with open(sys.argv[1], "rb") as export:
    verdict = verify(export)
print(verdict)
sys.exit(0 if verdict.startswith("Sound") else 1)
