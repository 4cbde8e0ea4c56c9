# shellcheck shell=bash
# Everything that can be checked without running the app. Sourced by ./dev.

lint_rustfmt() { cargo fmt --all --check; }
lint_clippy() { cargo clippy "${WHOLE[@]}" --all-targets -- -D warnings; }
lint_dependencies() { cargo deny --locked check --hide-inclusion-graph bans licenses sources; }

# The list of known holes is fetched from a Git repository. A machine that cannot reach it must say so, and must not
# look as if it had checked.
lint_advisories() {
  local log rc=0
  log=$(mktemp)
  cargo deny --locked check --hide-inclusion-graph advisories >"$log" 2>&1 || rc=$?
  if [ "$rc" -ne 0 ] && grep -q 'failed to fetch advisory database' "$log"; then
    warn "NOT CHECKED: known holes in dependencies. The advisory database cannot be reached from here."
    rc=0
  else
    cat "$log"
  fi
  rm -f "$log"
  return "$rc"
}

shell_scripts() {
  project_files | while IFS= read -r file; do
    case $file in
      *.sh) printf '%s\n' "$file" ;;
      *) [ -x "$file" ] && head -c 64 "$file" | grep -qaE '^#!.*\b(bash|sh)\b' && printf '%s\n' "$file" ;;
    esac || true
  done
}

lint_scripts() {
  local files
  mapfile -t files < <(shell_scripts)
  [ "${#files[@]}" -gt 0 ] || die "no shell scripts found; the search is broken."
  local file
  for file in "${files[@]}"; do bash -n "$file"; done
  if have shellcheck; then
    shellcheck --external-sources --source-path=SCRIPTDIR "${files[@]}"
  else
    warn "NOT CHECKED: shell scripts beyond their grammar. shellcheck is not installed."
  fi
}

# A path of somebody's own machine is useless to everyone else, and it tells who they are.
lint_machine_paths() {
  local found
  found=$(project_files ':!*.lock' ':!*-lock.json' | tr '\n' '\0' |
    xargs -0 grep -nIE '(^|[^A-Za-z0-9_.~-])/(home|root|Users|tmp|work|farm)/[A-Za-z0-9_.-]' /dev/null |
    grep -vE 'mktemp|tempfile' || true)
  if [ -n "$found" ]; then
    printf '%s\n' "$found"
    warn "these lines name a path of one machine."
    return 1
  fi
}

lint_generated() {
  local before
  before=$(generated_hash)
  generated_write
  generated_fresh "$before"
}
