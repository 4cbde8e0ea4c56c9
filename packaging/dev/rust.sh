# shellcheck shell=bash
# Building and testing the Rust side. Sourced by ./dev.

# Cargo picks a crate's features from everything that one command builds. So test and e2e always build the same whole
# (every library, test and program of the workspace), or half of the dependencies would be compiled twice.
WHOLE=(--workspace --bins --tests --locked)

# Where the programs lie that the tests start. Tests find them through these names only.
export_programs() {
  local target
  target=$(cargo metadata --format-version 1 --no-deps --locked | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
  export RECOURSE_CLI="$target/$1/recourse"
  export RECOURSE_DESKTOP="$target/$1/recourse-desktop"
}

rust_build() { cargo build "${WHOLE[@]}"; }

# Everything but the real window: units, journeys, stock tools as judges, the command line's golden files.
rust_test() {
  export_programs debug
  cargo nextest run "${WHOLE[@]}" --no-fail-fast -E 'not binary(e2e)'
}

rust_doc_test() { cargo test --workspace --locked --doc --quiet; }

# The UI's types are written by tests of the api crate. A test run that changes them shows that the committed ones were old.
bindings_hash() { project_files ui/src/bindings | hash_of_files; }

bindings_fresh() {
  if [ "$(bindings_hash)" != "$1" ]; then
    git --no-pager diff --stat -- ui/src/bindings
    warn "the tests wrote other files into ui/src/bindings than were there: commit what they wrote."
    return 1
  fi
}
