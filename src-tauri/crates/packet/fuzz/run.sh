#!/usr/bin/env bash
# Fuzzes one target with libFuzzer, on the stable toolchain: run.sh TARGET [SECONDS]. Needs a C++ compiler.
#
# The flags are those that `cargo fuzz run -s none` would set. The crate has no unsafe code, so no sanitizer is missed.
# What libFuzzer learns stays in corpus/TARGET; a crash is written to artifacts/TARGET and becomes a vector and a fix.
set -euo pipefail
cd "$(dirname "$0")"
target=${1:?which target: header_guard stream_reader range_reader packet_reader packet_json signature keys}
seconds=${2:-60}
triple=$(rustc -vV | sed -n 's/^host: //p')
flags=(
  --cfg fuzzing
  -Cpasses=sancov-module -Ccodegen-units=1
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
)
RUSTFLAGS="${flags[*]}" cargo build --release --locked --target "$triple" --bin "$target"
mkdir -p "corpus/$target" "artifacts/$target"
exec "${CARGO_TARGET_DIR:-target}/$triple/release/$target" "corpus/$target" "seeds/$target" \
  -artifact_prefix="artifacts/$target/" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 \
  -max_len=32768 -print_final_stats=1
