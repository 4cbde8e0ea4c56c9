#!/usr/bin/env bash
# Lays the sources of the Flatpak into .dev/flatpak/source, so that flatpak-builder needs no network: the committed files,
# every crate of Cargo.lock in vendor/, and the window code as ./dev builds it. Run it from a tree that ./dev has built once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

stage=.dev/flatpak/source
[ -f ui/dist/index.html ] || { echo "ui/dist is missing: run ./dev run or ./dev test first." >&2; exit 1; }

rm -rf "$stage"
mkdir -p "$stage"
git ls-files -z | xargs -0 cp --parents -t "$stage"
cp -r ui/dist "$stage/ui/dist"
# `cargo vendor` prints the settings that make cargo use the folder; they join those of the project.
cargo vendor --locked --quiet "$stage/vendor" | sed "s|$stage/||" >>"$stage/.cargo/config.toml"
echo "staged in $stage"
