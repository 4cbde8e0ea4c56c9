"""What packet.json must be beyond its schema: FORMAT.md, sections 3, 5, 6 and 10."""

import base64
import hashlib
import json
import re
import unicodedata

from acp_ed25519 import is_sound_u, is_strong_point

EVERYBODY = "age1jug23cn02p4hz23myj56du2kyezfdeznwmadjvx667pjvh6d6auq3r8x0h"
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
TURNING = set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PATH = re.compile(r"data/e(\d{4}|[1-9]\d{4})(\.[a-z0-9]{1,8})?")


class Refused(Exception):
    """A packet that must not be accepted, with the code of FORMAT.md, section 14."""

    def __init__(self, code, why):
        super().__init__(f"{code}: {why}")
        self.code = code


def need(holds, why, code="packet.inconsistent"):
    if not holds:
        raise Refused(code, why)


def signing_key(text):
    """The 32 bytes of a key in OpenSSH form, or None."""
    parts = text.split(" ")
    if len(parts) != 2 or parts[0] != "ssh-ed25519" or len(parts[1]) != 68:
        return None
    try:
        blob = base64.b64decode(parts[1], validate=True)
    except ValueError:
        return None
    head = b"\0\0\0\x0bssh-ed25519\0\0\0\x20"
    whole = len(blob) == 51 and blob.startswith(head) and base64.b64encode(blob).decode() == parts[1]
    return blob[19:] if whole and is_strong_point(blob[19:]) else None


def fingerprint(key_text):
    blob = base64.b64decode(key_text.split(" ")[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def is_fingerprint(text):
    try:
        data = base64.b64decode(text.removeprefix("SHA256:") + "=", validate=True)
    except ValueError:
        return False
    return text == "SHA256:" + base64.b64encode(data).decode().rstrip("=") and len(data) == 32


def encryption_key(text):
    """The 32 bytes of an age recipient (Bech32), or None."""
    if not text.startswith("age1") or len(text) != 62 or any(c not in ALPHABET for c in text[4:]):
        return None
    data = [ALPHABET.index(c) for c in text[4:]]
    check = 1
    for value in [ord(c) >> 5 for c in "age"] + [0] + [ord(c) & 31 for c in "age"] + data:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, word in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= word if top >> i & 1 else 0
    number = int("".join(f"{five:05b}" for five in data[:-6]), 2)
    if check != 1 or number & 0xF:
        return None
    key = (number >> 4).to_bytes(32, "big")
    return key if is_sound_u(key) else None


def is_name(text):
    odd = any(unicodedata.category(c) == "Cc" or c in TURNING for c in text)
    return len(text) <= 200 and not odd


def one_each(items, what):
    items = list(items)
    need(len(set(items)) == len(items), f"{what} twice")


def check_spellings(packet):
    """Keys and paths, wherever they stand: what the patterns of the schema cannot say."""
    bad = lambda holds, what: need(holds, what, "packet.invalid_json")
    body = packet["body"]
    encryption = [who["age_recipient"] for who in packet["audience"]] + [packet.get("reply_to")]
    signing = [packet["sender"]["key"]]
    if packet["kind"] == "card":
        encryption += body["age_recipients"]
        signing += body["signing_keys"] + [(body.get("previous_key") or {}).get("key")]
    bad(all(encryption_key(key) for key in encryption if key is not None), "an encryption key")
    bad(all(signing_key(key) for key in signing if key is not None), "a signing key")
    prints = [packet["sender"]["fingerprint"]] + [who.get("fingerprint") for who in packet["audience"]]
    bad(all(is_fingerprint(text) for text in prints if text is not None), "a fingerprint")
    paths = [file["path"] for file in packet["files"]]
    bad(all(PATH.fullmatch(path) and path[6:10] != "0000" for path in paths), "a path")


def is_random_id(text):
    return text[14] == "4" and text[19] in "89ab"


def check_envelope(packet, body):
    need(packet["sequence"] >= 1, "sequence 0")
    at = packet["created_at"]
    need(len(at) == 20 and at[17:19] != "60" and at[:4] >= "1970", "created_at")
    tags = packet["language"].split("-")
    need(len(packet["language"]) <= 35 and all(re.fullmatch("[A-Za-z0-9]{1,8}", tag) for tag in tags), "language")
    answered = packet.get("in_reply_to")
    need(answered or packet["kind"] not in ("receipt", "response"), "it answers nothing")
    ids = [packet["packet_id"], packet["thread_id"]] + ([answered["packet_id"]] if answered else [])
    need(all(is_random_id(text) for text in ids), "an id that is not a random one")
    sender = packet["sender"]
    need(sender["fingerprint"] == fingerprint(sender["key"]), "the fingerprint of another key")
    need(sender["mode"] != "anonymous" or sender["display"] == "", "an anonymous sender with a name")
    audience = packet["audience"]
    need(len(audience) <= 30 and (audience or packet["kind"] == "card"), "nobody, or too many, addressed")
    keys = [who["age_recipient"] for who in audience]
    need(EVERYBODY not in keys + [packet.get("reply_to")], "the key of cards")
    one_each(keys, "an addressee")
    names = [sender["display"]] + [who["name"] for who in audience]
    names += [person["pseudonym"] for person in body.get("people", [])]
    names += [body["name"]] if packet["kind"] == "card" else []
    need(all(is_name(name) for name in names), "a name")


def check_files(packet):
    need(len(packet["files"]) <= 10_000, "too many files", "packet.too_many_files")
    need(len(packet["withheld"]) <= 10_000, "too many withheld items")
    paths = [file["path"] for file in packet["files"]]
    for number, file in enumerate(packet["files"], 1):
        need(int(PATH.fullmatch(file["path"]).group(1)) == number, f"{file['path']} is not file {number}")
        need(file["size"] <= 8_589_934_591, "a file too large", "packet.file_too_large")
        source = (file.get("derived_from") or {}).get("path")
        need(source is None or (source in paths and source != file["path"]), "a source that is not there")
    need(packet["record"]["size"] <= 32 << 20, "record.html", "packet.json_too_large")
    need(packet["schema"]["size"] <= 1 << 20, "schema.json", "packet.json_too_large")
    return set(paths)


def check_claims(body, paths):
    claims, people = body.get("claims", []), body.get("people", [])
    one_each((claim["id"] for claim in claims), "a claim")
    one_each((person["reference"] for person in people), "a person")
    known = {person["reference"] for person in people}
    for claim in claims:
        need(set(claim.get("told_by", [])) <= known, "told by somebody who is not there")
        items = claim.get("characteristics", [])
        one_each((item["characteristic"] for item in items), "a characteristic")
        for holder in [claim, *items, *claim.get("mappings", [])]:
            need(set(holder.get("evidence", [])) <= paths, "evidence that is not there")


def check_body(packet, body, paths, verify):
    """`verify` checks a signature file: key, namespace, message, file."""
    kind = packet["kind"]
    for name in ("claims", "asks", "withdrawn_claims", "withdrawn_asks", "decisions", "worksheets"):
        need(len(body.get(name, [])) <= 1_000, f"more than 1,000 {name}")
    if kind in ("challenge", "update"):
        check_claims(body, paths)
        one_each((ask["id"] for ask in body.get("asks", [])), "an ask")
    if kind == "challenge":
        for name in ("claims", "asks"):
            numbers = [item["number"] for item in body.get(name, [])]
            need(numbers == list(range(1, len(numbers) + 1)), f"{name} not numbered from 1")
        known = {claim["id"] for claim in body.get("claims", [])}
        need(all(set(ask.get("claims", [])) <= known for ask in body.get("asks", [])), "a claim that is not there")
    if kind in ("update", "rejoinder"):
        need(all(reveal["path"] in paths for reveal in body.get("reveals", [])), "revealed and not there")
    if kind == "rejoinder":
        one_each((item["ask"] for item in body.get("asks", [])), "an ask")
    if kind == "receipt":
        need(body["ack"].get("packet_sha256", "0" * 64) == packet["in_reply_to"]["sha256"], "another packet")
    if kind == "response":
        check_response(body)
    if kind == "card":
        check_card(packet, body, verify)


def check_response(body):
    work = body.get("worksheets", [])
    tests = [test for item in work for test in item.get("measure", {}).get("tests", [])]
    need(len(tests) <= 1_000, "too many tests")
    need([answer.get("question") for answer in body["ten_questions"]] == list(range(1, 11)), "the ten questions")
    one_each((item["claim"] for item in body.get("decisions", [])), "a decision")
    one_each((item["claim"] for item in work), "a worksheet")
    one_each((item["ask"] for item in body.get("asks", [])), "an ask")
    one_each((test["id"] for test in tests), "a test")


def check_card(packet, body, verify):
    need(body["signing_keys"][:1] == [packet["sender"]["key"]], "the first key did not sign it", "card.invalid")
    keys = body["age_recipients"]
    need(keys and EVERYBODY not in keys, "no key to encrypt to", "card.invalid")
    older = body.get("previous_key")
    if older:
        name = json.dumps(body["name"], ensure_ascii=False)
        lines = ["ai-challenge-packet card v1", name, *body["signing_keys"], *keys]
        statement = "".join(line + "\n" for line in lines).encode()
        try:
            verify(older["key"], "ai-challenge-packet-card@v1", statement, older["signature"].encode())
        except Refused as error:
            raise Refused("card.invalid", str(error)) from None
