# shellcheck shell=bash
# Building and testing the Rust side. Sourced by ./dev.

# Cargo picks a crate's features from everything that one command builds. So whatever tests always names the whole
# workspace and then filters, or half of the dependencies would be compiled twice.
# The feature lets a test answer the system's file dialogs; a release is built without it.
WHOLE=(--workspace --locked --features recourse-desktop/e2e)

# Where the programs lie that the tests start. Tests find them through these names only.
export_programs() {
  local target
  target=$(cargo metadata --format-version 1 --no-deps --locked | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
  export RECOURSE_CLI="$target/$1/recourse"
  export RECOURSE_DESKTOP="$target/$1/recourse-desktop"
}

# --bins as well: tests of one crate start the programs of another.
rust_build() { cargo build "${WHOLE[@]}" --bins --tests; }

# Everything but the real window: units, journeys, stock tools as judges, the command line's golden files.
rust_test() {
  export_programs debug
  cargo nextest run "${WHOLE[@]}" -E 'not binary(e2e)'
}

rust_doc_test() { cargo test "${WHOLE[@]}" --doc --quiet; }

# Two things are written by the code itself and committed to be read: the types of the window code (by tests of the api crate)
# and the list of what the window may call (by the shell's build script). If building and testing changes them, the committed
# ones were old.
GENERATED=(ui/src/bindings src-tauri/capabilities)
generated_hash() { project_files "${GENERATED[@]}" | hash_of_files; }

generated_fresh() {
  if [ "$(generated_hash)" != "$1" ]; then
    git --no-pager diff --stat -- "${GENERATED[@]}"
    warn "building and testing wrote other files into ${GENERATED[*]} than were there: commit what they wrote."
    return 1
  fi
}

# Runs only what writes them. A filter that finds no test would pass silently, so it is counted.
generated_write() {
  local told
  cargo check --quiet --locked -p recourse-desktop
  told=$(cargo test --locked -p recourse-api bindings 2>&1) || { printf '%s\n' "$told"; return 1; }
  grep -qE '^running [1-9]' <<<"$told" || die "recourse-api has no test with \"bindings\" in its name any more."
}
