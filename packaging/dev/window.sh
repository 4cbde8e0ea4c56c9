# shellcheck shell=bash
# The real window without a screen: a display in memory, a message bus of its own, WebKit without a graphics card.
# Sourced by ./dev.

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

in_virtual_display() {
  local runtime rc=0
  runtime=$(mktemp -d)
  chmod 700 "$runtime"
  # A wayland session of the person at the machine must not catch the window under test.
  env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
    XDG_RUNTIME_DIR="$runtime" GDK_BACKEND=x11 NO_AT_BRIDGE=1 GTK_A11Y=none \
    LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_DMABUF_RENDERER=1 \
    dbus-run-session -- xvfb-run --auto-servernum --server-args="-screen 0 1440x1000x24 -nolisten tcp" \
    "$@" </dev/null || rc=$?
  # Where there is a document portal, it mounts a folder in here and leaves a moment after the message bus.
  rm -rf "$runtime" 2>/dev/null || { sleep 1; rm -rf "$runtime" 2>/dev/null || true; }
  return "$rc"
}

# The tests in the `e2e` binary of tests/, one after the other; the Rust side starts tauri-driver itself.
# Pictures and packets go to RECOURSE_E2E_OUT.
window_tests() {
  local out=$1
  shift
  rm -rf "$out"
  mkdir -p "$out"
  export_programs debug
  export RECOURSE_E2E_OUT="$out"
  in_virtual_display "$@"
  note "pictures and packets: ${out#"$ROOT"/}"
}

e2e_test() {
  window_tests "$ROOT/.dev/e2e" \
    cargo nextest run "${WHOLE[@]}" -E "binary(e2e)" "$@"
}

# The journey that `./dev run` shows where there is no screen: the e2e test of this name drives both desks from the first
# screen to the answer ledger.
EXAMPLE_JOURNEY=journey

example_journey() {
  window_tests "$ROOT/.dev/run" \
    cargo test --quiet "${WHOLE[@]}" --test e2e -- --test-threads=1 --nocapture "$EXAMPLE_JOURNEY"
  [ -n "$(find .dev/run -name '*.png' -print -quit)" ] || die "no test of this name left a picture: $EXAMPLE_JOURNEY"
}

show_journey() {
  say ""
  say "The journey's packets and pictures:"
  find .dev/run -type f \( -name '*.acp' -o -name '*.png' -o -name '*.json' \) | sort | sed 's/^/   /'
  say "Open a packet with stock tools: see \"Open a packet without Recourse\" in README.md."
}
