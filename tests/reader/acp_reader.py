#!/usr/bin/env python3
"""A second reader of AI Challenge Packets, version 1, written from FORMAT.md alone.

It needs Python 3.9 or newer and the stock tools `age` and `ssh-keygen`; it shares nothing with the program. It holds
the whole packet in memory, so it is a judge and not a tool for large packets.

    acp_reader.py verify PACKET -i KEYFILE [--to FOLDER]   check a packet, say what it holds, unpack it with tar
    acp_reader.py corpus FOLDER                            check every vector of a corpus against its index
"""

import argparse
import base64
import concurrent.futures
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

import acp_rules as rules
import acp_schema
from acp_ed25519 import is_strict_signature
from acp_rules import Refused, need

HERE = pathlib.Path(__file__).resolve().parent
SCHEMAS = HERE.parent.parent / "src-tauri/crates/packet/schema"
EVERYBODY_SECRET = "AGE-SECRET-KEY-14Z56RZJTEMTJ3MKDD79PMED9HJ4TSYW0SVVKM5AKZZSXQPKTYMJSRVLWJK\n"
KINDS = ("challenge", "update", "withdrawal", "receipt", "response", "rejoinder", "card")
NAMESPACE = "ai-challenge-packet@v1"
BASE64 = re.compile(rb"[A-Za-z0-9+/]*")


def is_canonical(text):
    if not BASE64.fullmatch(text) or len(text) % 4 == 1:
        return False
    padded = text + b"=" * (-len(text) % 4)
    return base64.b64encode(base64.b64decode(padded)) == padded


def guard(data):
    """Section 3: a look at the age header before age sees it. Returns the number of stanzas."""
    intro = b"age-encryption.org/v1\n"
    if not data.startswith(intro):
        raise Refused("packet.cut" if intro.startswith(data) else "packet.not_age", "the first line")
    at, stanzas = len(intro), 0

    def line():
        nonlocal at
        end = data.find(b"\n", at, 65_536)
        if end < 0:
            raise Refused("packet.header_too_large" if len(data) >= 65_536 else "packet.cut", "the header")
        found, at = data[at:end], end + 1
        return found

    current = line()
    while not current.startswith(b"--- "):
        need(current.startswith(b"-> "), "a line of the header", "packet.damaged")
        words = current[3:].split(b" ")
        need(words[0] != b"scrypt", "a passphrase", "packet.passphrase")
        need(all(re.fullmatch(rb"[!-~]+", word) for word in words), "an argument", "packet.damaged")
        stanzas += 1
        need(stanzas <= 64, "too many stanzas", "packet.too_many_stanzas")
        while True:
            current = line()
            need(len(current) <= 64 and is_canonical(current), "the body of a stanza", "packet.damaged")
            if len(current) < 64:
                break
        current = line()
    mac = current[4:]
    need(len(mac) == 43 and is_canonical(mac) and stanzas > 0, "the MAC", "packet.damaged")
    return stanzas


def decrypt(data, keys, work):
    """Gives the file to age, with the reader's keys and then with the published one."""
    for name, text in (("keys", keys), ("everybody", EVERYBODY_SECRET)):
        if not text:
            continue
        (work / name).write_text(text)
        told = subprocess.run(["age", "-d", "-i", str(work / name)], input=data, capture_output=True)
        if told.returncode == 0:
            return told.stdout, name == "keys"
        if b"no identity matched" not in told.stderr:
            # age does not tell a cut from damage, and neither can this reader.
            raise Refused("packet.damaged", told.stderr.decode(errors="replace").strip().split("\n")[0])
    raise Refused("packet.not_for_you", "no key opens it")


def is_published(data):
    """Whether the key that everybody has opens it."""
    with tempfile.TemporaryDirectory() as work:
        try:
            return decrypt(data, None, pathlib.Path(work)) is not None
        except Refused:
            return False


def header(name, size, folder=False):
    """Section 4.1: the one header that an entry may have."""
    block = bytearray(512)

    def put(at, text):
        block[at : at + len(text)] = text.encode()

    put(0, "packet/" + name)
    put(100, "0000755" if folder else "0000644")
    put(108, "0000000")
    put(116, "0000000")
    put(124, f"{size:011o}")
    put(136, "00000000000")
    put(148, " " * 8)
    put(156, "5" if folder else "0")
    put(257, "ustar\x0000")
    put(329, "0000000")
    put(337, "0000000")
    put(148, f"{sum(block):06o}\0 ")
    return bytes(block)


def padme(length):
    exponent = length.bit_length() - 1
    mask = (1 << exponent - exponent.bit_length()) - 1
    return (length + mask) & ~mask


class Stream:
    """The decrypted stream, read once from front to back."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count, name, code="packet.layout"):
        need(self.at + count <= len(self.data), f"the stream ends in {name}", code)
        self.at += count
        return self.data[self.at - count : self.at]

    def stated_size(self, name):
        block = self.take(512, name)
        digits = block[124:135]
        need(re.fullmatch(rb"[0-7]{11}", digits), name, "packet.layout")
        need(block == header(name, int(digits, 8)), name, "packet.layout")
        return int(digits, 8)

    def contents(self, name, size):
        found = self.take(size, name)
        need(not any(self.take(-size % 512, name, "packet.padding")), f"after {name}", "packet.padding")
        return found

    def entry(self, name, size, folder=False):
        need(self.take(512, name) == header(name, size, folder), name, "packet.layout")
        return self.contents(name, size)


def parse_json(raw):
    """Section 5: JSON without surprises."""
    bad = lambda why: Refused("packet.invalid_json", why)

    def pairs(found):
        keys = [key for key, _ in found]
        if len(set(keys)) != len(keys):
            twice.append(True)
        return dict(found)

    def number(text):
        value = float(text)
        if value in (float("inf"), float("-inf")):
            raise bad("a number out of range")
        return value

    def constant(text):
        raise bad(text)

    twice = []
    try:
        packet = json.loads(raw.decode(), object_pairs_hook=pairs, parse_float=number, parse_constant=constant)
    except RecursionError:
        raise Refused("packet.json_too_deep", "far too deep") from None
    except ValueError as error:
        raise bad(error) from None
    if not isinstance(packet, dict):
        raise bad("not an object")
    need(packet.get("format") == "ai-challenge-packet", "format", "packet.not_a_packet")
    version = packet.get("version")
    need(type(version) is int and version == 1, "version", "packet.unknown_version")
    need(packet.get("kind") in KINDS, "kind", "packet.unknown_kind")
    if twice:
        raise bad("a key twice")
    values = walk(packet)
    need(values <= 1_000_000, "too many values", "packet.json_too_large")
    return packet


def walk(value):
    """Counts values, and refuses depth and texts that are no Unicode."""
    level, count, depth = [value], 0, 1
    while level:
        count += len(level)
        inner = []
        for item in level:
            if isinstance(item, (dict, list)):
                need(depth <= 64, "too deep", "packet.json_too_deep")
                inner += item.values() if isinstance(item, dict) else item
            for text in (item, *item) if isinstance(item, dict) else (item,):
                if isinstance(text, str) and any("\ud800" <= c <= "\udfff" for c in text):
                    raise Refused("packet.invalid_json", "half a pair of surrogates")
        level, depth = inner, depth + 1
    return count


def check_signature(key_text, namespace, message, file):
    """Section 7: the one spelling, the strict rules, and then ssh-keygen."""
    malformed = lambda holds, why: need(holds, why, "packet.signature_malformed")
    key = rules.signing_key(key_text)
    lines = file.split(b"\n")
    try:
        blob = base64.b64decode(b"".join(lines[1:-2]), validate=True)
    except ValueError:
        blob = b""
    string = lambda data: struct.pack(">I", len(data)) + data
    stated = blob[33:65]
    front = b"SSHSIG\0\0\0\1" + string(string(b"ssh-ed25519") + string(stated))
    front += string(namespace.encode()) + string(b"") + string(b"sha512")
    signature = blob[-64:]
    whole = front + string(string(b"ssh-ed25519") + string(signature))
    text = base64.b64encode(whole).decode()
    rows = [text[at : at + 70] for at in range(0, len(text), 70)]
    armor = ["-----BEGIN SSH SIGNATURE-----", *rows, "-----END SSH SIGNATURE-----", ""]
    malformed(len(signature) == 64 and file == "\n".join(armor).encode(), "not in its one spelling")
    malformed(rules.is_strong_point(stated), "a weak key")
    need(stated == key, "by another key", "packet.signature_wrong")
    need(is_strict_signature(signature), "R or S", "packet.signature_wrong")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "sig").write_bytes(file)
        (folder / "allowed").write_text(f'sender namespaces="{namespace}" {key_text}\n')
        command = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "sender", "-n", namespace, "-s", "sig"]
        told = subprocess.run(command, input=message, capture_output=True, cwd=folder)
    need(told.returncode == 0, "it does not fit", "packet.signature_wrong")


def bag_texts(packet, raw, signature):
    """Section 8."""
    sha = lambda data: hashlib.sha256(data).hexdigest()
    files = packet["files"]
    texts = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Bagging-Date: {packet['created_at'][:10]}\nExternal-Identifier: {packet['packet_id']}\n"
        f"Bag-Group-Identifier: {packet['thread_id']}\n"
        f"Payload-Oxum: {sum(file['size'] for file in files)}.{len(files)}\n",
        "manifest-sha256.txt": "".join(f"{file['sha256']}  {file['path']}\n" for file in files),
    }
    tags = [("packet.json", sha(raw)), ("packet.json.sig", sha(signature))]
    tags += [(name, sha(text.encode())) for name, text in texts.items()]
    tags += [("record.html", packet["record"]["sha256"]), ("schema.json", packet["schema"]["sha256"])]
    texts["tagmanifest-sha256.txt"] = "".join(f"{digest}  {name}\n" for name, digest in tags)
    return texts


def read(data, keys, own=()):
    """Section 13: the whole way. `keys` is the text of a key file; `own` are the public keys that go with it."""
    stanzas = guard(data)
    with tempfile.TemporaryDirectory() as work:
        plain, with_own_key = decrypt(data, keys, pathlib.Path(work))
    stream = Stream(plain)
    need(plain[:100].split(b"\0")[0] == b"packet/packet.json", "the first entry", "packet.not_a_packet")
    need(len(plain) >= 512, "less than a header", "packet.not_a_packet")
    size = stream.stated_size("packet.json")
    need(size <= 16 << 20, "packet.json", "packet.json_too_large")
    raw = stream.contents("packet.json", size)
    packet = parse_json(raw)
    schema = json.loads((SCHEMAS / f"{packet['kind']}.json").read_text())
    wrong = next(acp_schema.errors(schema, packet, schema), None)
    need(wrong is None, wrong, "packet.invalid_json")
    rules.check_spellings(packet)
    rules.check_envelope(packet, packet["body"])
    paths = rules.check_files(packet)
    rules.check_body(packet, packet["body"], paths, check_signature)
    published = is_published(data)
    need(packet["kind"] == "card" or not published, "sealed to everybody")
    unsigned = plain[stream.at : stream.at + 100].split(b"\0")[0] == b"packet/bagit.txt"
    need(not unsigned, "no signature", "packet.unsigned")
    size = stream.stated_size("packet.json.sig")
    need(size > 0, "no signature", "packet.unsigned")
    need(size <= 8 * 318, "far too long", "packet.signature_malformed")
    signature = stream.contents("packet.json.sig", size)
    check_signature(packet["sender"]["key"], NAMESPACE, raw, signature)
    for name, text in bag_texts(packet, raw, signature).items():
        need(stream.entry(name, len(text)) == text.encode(), name, "packet.hash_mismatch")
    named = [("record.html", packet["record"]), ("schema.json", packet["schema"])]
    for name, entry in named + [("data/", None)] + [(file["path"], file) for file in packet["files"]]:
        if entry is None:
            stream.entry(name, 0, folder=True)
            continue
        contents = stream.entry(name, entry["size"])
        need(hashlib.sha256(contents).hexdigest() == entry["sha256"], name, "packet.hash_mismatch")
    total = padme(stream.at + 1_024)
    need(len(plain) == total and not any(plain[stream.at :]), "the end", "packet.padding")
    named = [who["age_recipient"] for who in packet["audience"]]
    return {
        "kind": packet["kind"],
        "packet_id": packet["packet_id"],
        "thread_id": packet["thread_id"],
        "sequence": packet["sequence"],
        "packet_json_sha256": hashlib.sha256(raw).hexdigest(),
        "signer": rules.fingerprint(packet["sender"]["key"]),
        "stanzas": stanzas,
        "opened_with": "reader" if with_own_key and not published else None,
        "addressed": (packet["kind"] == "card" and not named) or any(key in own for key in named),
        "files": [{name: file[name] for name in ("path", "size", "sha256")} for file in packet["files"]],
    }, plain


def judge(folder, name, file, line, keys, own):
    """One vector: the reader's answer, and whether it is the expected one. Another code is told, and no failure."""
    try:
        found, _ = read((folder / name / file).read_bytes(), keys, own)
    except Refused as error:
        expected = [line.get("code"), line.get("or")]
        return "code" in line, error.code in expected, f"{file}: {error}"
    return line.get("expect") == found, True, f"{file}: opens as {found}"


def corpus(folder):
    told = json.loads((folder / "keys.json").read_text())
    key = told["encryption"][told["opens_with"]]
    keys, own = key["secret"] + "\n", (key["public"],)
    failed = other = count = 0
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        jobs = []
        for name in ("valid", "invalid"):
            index = folder / name / "index.json"
            lines = json.loads(index.read_text()) if index.exists() else {}
            jobs += [pool.submit(judge, folder, name, file, line, keys, own) for file, line in lines.items()]
        for job in jobs:
            good, same_code, text = job.result()
            count += 1
            failed += not good
            other += good and not same_code
            if not good:
                print("WRONG", text)
            elif not same_code:
                print("another code", text)
    print(f"{count} vectors, {failed} wrong, {other} refused under another code")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify")
    verify.add_argument("packet", type=pathlib.Path)
    verify.add_argument("-i", dest="keys", type=pathlib.Path, required=True)
    verify.add_argument("--to", type=pathlib.Path)
    commands.add_parser("corpus").add_argument("folder", type=pathlib.Path)
    told = parser.parse_args()
    if told.command == "corpus":
        return 1 if corpus(told.folder) else 0
    public = subprocess.run(["age-keygen", "-y", str(told.keys)], capture_output=True, text=True).stdout.split()
    try:
        found, plain = read(told.packet.read_bytes(), told.keys.read_text(), public)
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(found, indent=2))
    if told.to:
        told.to.mkdir(parents=True)
        subprocess.run(["tar", "xf", "-", "-C", str(told.to)], input=plain, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
