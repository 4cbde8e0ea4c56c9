# shellcheck shell=bash
# Small helpers that every part of ./dev uses. Sourced by ./dev, never run by itself.

say() { printf '%s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
warn() { printf '!! %s\n' "$*" >&2; }
die() {
  printf '\n./dev stopped: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

FAILED=()

# Runs COMMAND in a subshell of its own so that any failing line inside it counts, also inside functions
# (bash ignores `set -e` for whatever stands before `||`; a plain subshell does not). The result is in RC.
timed() {
  local name=$1 began=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  set +e
  (
    set -e
    "$@"
  )
  RC=$?
  set -e
  if [ "$RC" -eq 0 ]; then
    note "$name: done in $((SECONDS - began)) s"
  else
    warn "$name: failed (exit $RC) after $((SECONDS - began)) s"
  fi
}

# step NAME COMMAND...: goes on after a failure and remembers it, so that one run shows everything that is wrong.
step() {
  timed "$@"
  [ "$RC" -eq 0 ] || FAILED+=("$1")
}

# must NAME COMMAND...: for steps that the later ones stand on.
must() {
  timed "$@"
  [ "$RC" -eq 0 ] || die "$1 failed; what comes after it needs it."
}

# Ends a command that used `step`: says what failed, or that all is well.
finish() {
  local what=$1
  if [ "${#FAILED[@]}" -eq 0 ]; then
    printf '\n%s: everything passed in %s s.\n' "$what" "$SECONDS"
    return 0
  fi
  printf '\n%s: %s of its steps failed:\n' "$what" "${#FAILED[@]}" >&2
  printf '   - %s\n' "${FAILED[@]}" >&2
  exit 1
}

# One hash over the names and contents of the files given on standard input, one path a line.
hash_of_files() { sort | tr '\n' '\0' | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -d' ' -f1; }

# Stamps say that slow work was done for exactly this input. They live in .dev/, which git ignores.
stamp_is() { [ -f ".dev/$1.stamp" ] && [ "$(cat ".dev/$1.stamp")" = "$2" ]; }
stamp_set() {
  mkdir -p .dev
  printf '%s\n' "$2" >".dev/$1.stamp"
}

# Every file that belongs to the project: committed, or new and not ignored. Files deleted but not yet committed are left out.
project_files() {
  local file
  git ls-files --cached --others --exclude-standard -- "$@" | sort -u | while IFS= read -r file; do
    if [ -f "$file" ]; then printf '%s\n' "$file"; fi
  done
}
