# shellcheck shell=bash
# Finds out what this machine lacks, says so, and installs it where it can. Sourced by ./dev.
# Looking is cheap (a few dozen look-ups), so every command looks for real; only slow things are stamped.

export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
PREREQUISITES=packaging/prerequisites
JUDGES="$ROOT/.dev/judges"

# Fields of a "a | b | c" line, without the blanks around them.
field() { awk -F'|' -v n="$2" '{ gsub(/^[ \t]+|[ \t]+$/, "", $n); print $n }' <<<"$1"; }

# present KIND NAME: is it really there?
present() {
  case $1 in
    cmd) have "$2" ;;
    pc) have pkg-config && pkg-config --exists "$2" ;;
    perl) have perl && perl -M"$2" -e 1 2>/dev/null ;;
    py) have python3 && python3 -c "import $2" 2>/dev/null ;;
    *) die "$PREREQUISITES/debian.txt: unknown probe \"$1\"" ;;
  esac
}

# The lines of debian.txt in the given groups whose probe finds nothing.
missing_lines() {
  local line group kind name
  while IFS= read -r line; do
    case $line in '' | '#'*) continue ;; esac
    group=$(field "$line" 1)
    case " $* " in *" $group "*) ;; *) continue ;; esac
    read -r kind name <<<"$(field "$line" 3)"
    present "$kind" "$name" || printf '%s\n' "$line"
  done <"$PREREQUISITES/debian.txt"
}

print_missing() {
  local line
  while IFS= read -r line; do
    printf '   %-24s %s (looked for: %s)\n' "$(field "$line" 2)" "$(field "$line" 4)" "$(field "$line" 3)"
  done <<<"$1"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif ! have sudo; then
    die "installing system packages needs the administrator, and there is no sudo. Install the list above, then start again."
  elif [ -t 0 ] && [ -z "${CI:-}" ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# need_system GROUP...: system packages, by apt where there is apt; elsewhere an exact list, and stop.
need_system() {
  local missing line packages=()
  missing=$(missing_lines "$@")
  [ -n "$missing" ] || return 0
  say ""
  say "This machine lacks system packages (names as in Debian and Ubuntu):"
  print_missing "$missing"
  have apt-get || die "there is no apt-get here. Install what does the same on your system, then start again."
  while IFS= read -r line; do packages+=("$(field "$line" 2)"); done <<<"$missing"
  say "Installing them with apt-get."
  as_root apt-get -q -o DPkg::Lock::Timeout=600 update || warn "apt-get update failed; going on with the package lists that are here."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=600 install "${packages[@]}" </dev/null ||
    die "apt-get could not install: ${packages[*]}"
  hash -r
  missing=$(missing_lines "$@")
  [ -z "$missing" ] || { print_missing "$missing"; die "these are still not to be found after installing."; }
}

# True when version $1 is at least version $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

need_rust() {
  local wanted found
  { have cargo && have rustc; } || die "there is no Rust. Install it with rustup (https://rustup.rs), then start again."
  wanted=$(sed -n 's/^rust-version *= *"\(.*\)".*/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d' ' -f2)
  at_least "$found" "$wanted" || die "Rust $found is too old, $wanted or newer is needed: run \"rustup update\"."
}

# need_rust_part PROGRAM COMPONENT: rustfmt and clippy come with rustup's default profile, not with its minimal one.
need_rust_part() {
  have "$1" && "$1" --version >/dev/null 2>&1 && return 0
  have rustup || die "$1 is missing and there is no rustup to add it with."
  say "Installing $2 with rustup."
  rustup component add "$2"
}

need_node() {
  { have npm && have node; } || die "there is no Node.js with npm. Install both (Debian, Ubuntu: apt-get install nodejs npm), then start again."
  at_least "$(npm --version 2>/dev/null)" 9 || die "npm $(npm --version) is too old, 9 or newer is needed."
}

# need_cargo_tools NAME...: compiled from source and pinned, into cargo's own folder of programs.
need_cargo_tools() {
  local tool line version program
  for tool in "$@"; do
    line=$(grep -E "^$tool +\|" "$PREREQUISITES/cargo-tools.txt") || die "$PREREQUISITES/cargo-tools.txt does not know $tool"
    version=$(field "$line" 2)
    program=$(field "$line" 3)
    have "$program" && continue
    say ""
    say "Installing $tool $version from source (a few minutes): $(field "$line" 4)."
    local how=(--debug)
    [ "$tool" != rage ] || how=() # a peer of the benchmarks runs as its authors ship it
    cargo install --locked --quiet "${how[@]}" "$tool" --version "$version"
    have "$program" || die "$tool was installed, but $program is not on the PATH."
  done
}

# need_judges: bagit.py in a private Python environment, its archive pinned by hash.
need_judges() {
  local wanted
  wanted=$(hash_of_files <<<"$PREREQUISITES/judges.txt")
  if ! stamp_is judges "$wanted" || ! "$JUDGES/bin/bagit.py" --version >/dev/null 2>&1; then
    say "Installing bagit (checks the bag inside a packet) into .dev/judges."
    rm -rf "$JUDGES"
    python3 -m venv "$JUDGES"
    "$JUDGES/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$PREREQUISITES/judges.txt"
    "$JUDGES/bin/bagit.py" --version >/dev/null
    stamp_set judges "$wanted"
  fi
  export RECOURSE_BAGIT="$JUDGES/bin/bagit.py"
  export RECOURSE_PYTHON="$JUDGES/bin/python3"
  # A judge that is missing fails the tests instead of being skipped.
  export RECOURSE_JUDGES=required
  export PATH="$PATH:$JUDGES/bin"
}
