#!/usr/bin/env python3
"""Prints the list of parts (SBOM) of Recourse as CycloneDX 1.6 JSON.

What it lists: every crate that is linked into the app or the command line on this system, every crate that runs while
they are built, and every npm package that the window's code depends on (a few of those are only read while building).
What it leaves out: whatever only tests and development use. It reads `cargo metadata` and the lock files, nothing else; the same lock files give the same bytes.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ("recourse-desktop", "recourse-cli")


def host_triple():
    told = subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
    return re.search(r"^host: (.+)$", told, re.MULTILINE).group(1)


def cargo_metadata():
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", host_triple()]
    return json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)


def shipped(nodes, start):
    """Ids that the programs reach over normal and build dependencies, not over those for tests."""
    seen, todo = set(), list(start)
    while todo:
        package = todo.pop()
        if package in seen:
            continue
        seen.add(package)
        for dependency in nodes[package]["deps"]:
            if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
                todo.append(dependency["pkg"])
    return seen


def checksums():
    # Read with a pattern and not with a TOML parser, which Python has only since 3.11.
    lock = (ROOT / "Cargo.lock").read_text(encoding="utf-8")
    block = r'^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "([0-9a-f]{64})"$'
    return {(name, version): checksum for name, version, checksum in re.findall(block, lock, re.MULTILINE)}


def component(ecosystem, name, version, licence):
    purl = f"pkg:{ecosystem}/{name.replace('@', '%40')}@{version}"
    part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licence:
        # Older crates write "MIT/Apache-2.0", which means either.
        part["licenses"] = [{"expression": re.sub(r"\s*/\s*", " OR ", licence)}]
    return part


def cargo_part():
    metadata = cargo_metadata()
    packages = {p["id"]: p for p in metadata["packages"]}
    nodes = {n["id"]: n for n in metadata["resolve"]["nodes"]}
    start = [i for i, p in packages.items() if p["name"] in PROGRAMS]
    kept, sums = shipped(nodes, start), checksums()
    refs, components = {}, []
    for package_id in kept:
        package = packages[package_id]
        part = component("cargo", package["name"], package["version"], package["license"])
        checksum = sums.get((package["name"], package["version"]))
        if checksum:
            part["hashes"] = [{"alg": "SHA-256", "content": checksum}]
        refs[package_id] = part["bom-ref"]
        components.append(part)
    dependencies = [
        {"ref": refs[i], "dependsOn": sorted({refs[d["pkg"]] for d in nodes[i]["deps"] if d["pkg"] in kept})}
        for i in kept
    ]
    return components, dependencies, sorted(refs[i] for i in start), packages[start[0]]["version"]


def npm_part():
    lock = json.loads((ROOT / "ui" / "package-lock.json").read_text(encoding="utf-8"))
    components = {}
    for path, package in lock["packages"].items():
        if not path or package.get("dev") or package.get("optional") or package.get("devOptional"):
            continue
        name = path.rsplit("node_modules/", 1)[-1]
        part = component("npm", name, package["version"], package.get("license"))
        components[part["bom-ref"]] = part
    return list(components.values())


def main():
    crates, dependencies, programs, version = cargo_part()
    modules = npm_part()
    root = {"type": "application", "bom-ref": "recourse", "name": "Recourse", "version": version}
    window = sorted(m["bom-ref"] for m in modules)
    dependencies.append({"ref": "recourse", "dependsOn": sorted(programs + window)})
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": root},
        "components": sorted(crates + modules, key=lambda part: part["bom-ref"]),
        "dependencies": sorted(dependencies, key=lambda entry: entry["ref"]),
    }
    json.dump(bom, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
