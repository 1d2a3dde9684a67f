#!/usr/bin/env python3
"""Checks an export of the record by itself: python3 verify.py FILE. How it is bound: decisions/0006 beside it."""
import base64, hashlib, json, re, sys

LONGEST, DIGEST, NUMBER = 100_000_000, '"[A-Za-z0-9_-]{43}"', "[1-9][0-9]{0,14}"
TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{3}|[.][0-9]{6})?Z"
ENTRY = re.compile(rf'{{"_sd":\[({DIGEST}(,{DIGEST})*)?],"_sd_alg":"sha-256","at":"{TIME}","change":"[a-z]+",'
                   rf'"number":{NUMBER},"previous":(null|{DIGEST}),"publisher":{DIGEST},"sequence":{NUMBER},'
                   rf'"serious":(true|false),"subject":"[a-z]+:[0-9a-f-]{{36}}"}}')
PART = re.compile(rf'\["[A-Za-z0-9_-]{{22}}","({NUMBER}/){{0,99}}[A-Za-z]{{1,50}}(/[0-9]{{1,9}})?"]')


def canonical(value):  # RFC 8785, for what is plain
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def plain(value, depth=20):  # text, whole numbers, true, false, null, lists and objects with short names in ASCII
    if isinstance(value, dict):
        return all(name.isascii() and len(name) <= 100 for name in value) and plain([*value.values()], depth)
    if isinstance(value, list):
        return depth > 0 and all(plain(item, depth - 1) for item in value)
    return value is None or type(value) in (str, bool) or type(value) is int and abs(value) < 2**53


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def check(raw, last, numbers, gaps):
    assert raw.endswith(b"\n"), "it is cut off, or longer than any entry"
    line = json.loads(raw)
    assert plain(line) and canonical(line) + b"\n" == raw, "it is not written as canonical JSON"
    assert type(line) is dict and set(line) == {"digest", "entry", "text"}, "it is not an entry"
    assert type(line["text"]) is list, "it is not an entry"
    entry, names = line["entry"], set()
    assert ENTRY.fullmatch(canonical(entry).decode()), "its header is not that of an entry"
    assert digest(canonical(entry)) == line["digest"], "its digest is not that of its header"
    assert entry["sequence"] == last["sequence"] + 1, "it is not the next in the sequence"
    assert entry["previous"] == last["digest"], "it does not carry on from the entry before it"
    assert entry["number"] == numbers.get(entry["subject"], 0) + 1, "it is not the next entry of its subject"
    assert entry["at"][:-1] >= last["at"], "it is older than the entry before it"
    assert entry["_sd"] == sorted(set(entry["_sd"])), "its digests are not in order"
    bound = set(entry["_sd"])
    for part in line["text"]:
        assert type(part) is list and len(part) == 3, "a part of its text has no name"
        assert PART.fullmatch(canonical(part[:2]).decode()), "a part of its text has no name"
        leaf = digest(base64.urlsafe_b64encode(canonical(part)).rstrip(b"="))
        assert leaf in bound, f"its part “{part[1]}” is not the text that it is bound to"
        assert part[1] not in names, f"it has two texts for its part “{part[1]}”"
        names.add(part[1])
    for at, (subject, had, _) in gaps.items():
        if subject == entry["subject"] and entry["change"] == "redaction":  # “12/headline”: what it left of entry 12
            for name in names:
                while name[0].isdigit():  # “15/12/headline”: what it left of what entry 15 had left of that
                    of, _, name = name.partition("/")
                    had |= {name} if int(of) == at else set()
    for at, (subject, had, parts) in list(gaps.items()):
        if len(had) >= parts or subject == entry["subject"] and entry["change"] == "withdrawal":
            del gaps[at]
    if len(names) < len(bound):
        gaps[entry["sequence"]] = (entry["subject"], names, len(bound))
    numbers[entry["subject"]] = entry["number"]
    return {"sequence": entry["sequence"], "digest": line["digest"], "at": entry["at"][:-1]}


def verify(file):
    last, numbers, gaps = {"sequence": 0, "digest": None, "at": ""}, {}, {}
    for raw in iter(lambda: file.readline(LONGEST), b""):
        try:
            last = check(raw, last, numbers, gaps)
        except AssertionError as why:
            return f"Entry {last['sequence'] + 1} is bad: {why}."
        except (LookupError, RecursionError, TypeError, ValueError):
            return f"Entry {last['sequence'] + 1} is bad: it is not written as canonical JSON."
    if gaps:
        return f"Entry {min(gaps)} is bad: a part of its text is missing, and nothing withdrew or redacted it."
    return f"Sound: {last['sequence']} entries. Digest of the last: {last['digest'] or 'none'}"


with open(sys.argv[1], "rb") as export:
    verdict = verify(export)
print(verdict)
sys.exit(0 if verdict.startswith("Sound") else 1)
