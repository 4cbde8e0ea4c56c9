# shellcheck shell=bash
# Packages for Linux: .deb and .rpm always, AppImage on request. Sourced by ./dev.
# The bundler is Tauri's command line from its npm package: a finished program, where compiling it would take many minutes.

PACKAGES=.dev/packages

package_bundler() {
  local wanted
  wanted=$(printf '%s\n' packaging/tools/package.json packaging/tools/package-lock.json | hash_of_files)
  stamp_is bundler "$wanted" && [ -x .dev/tools/node_modules/.bin/tauri ] && return 0
  say "Installing Tauri's bundler (npm) into .dev/tools."
  rm -rf .dev/tools
  mkdir -p .dev/tools
  cp packaging/tools/package.json packaging/tools/package-lock.json packaging/tools/.npmrc .dev/tools/
  npm --prefix .dev/tools install --no-save --no-audit --no-fund --loglevel=error --include=optional --include=dev
  [ -x .dev/tools/node_modules/.bin/tauri ] || die "Tauri's bundler did not install."
  stamp_set bundler "$wanted"
}

package_descriptions() {
  desktop-file-validate packaging/linux/recourse.desktop
  appstreamcli validate --no-net packaging/linux/org.recourse.Recourse.metainfo.xml
  local mime
  mime=$(mktemp -d)
  mkdir "$mime/packages"
  cp packaging/linux/recourse-mime.xml "$mime/packages/"
  update-mime-database "$mime"
  grep -q ':\*\.acp$' "$mime/globs2"
  rm -rf "$mime"
}

package_release() { cargo build --release --locked -p recourse-desktop -p recourse-cli; }

# The command line writes its own man pages and completions, so they cannot differ from what it does.
package_cli_texts() {
  "$RECOURSE_CLI" man --out "$1/man1"
  "$RECOURSE_CLI" completions bash >"$1/completions/recourse.bash"
  "$RECOURSE_CLI" completions fish >"$1/completions/recourse.fish"
  "$RECOURSE_CLI" completions zsh >"$1/completions/_recourse"
}

# What goes into the packages beside the app itself: the command line, its man pages and completions.
package_stage() {
  local stage=$PACKAGES/stage
  export_programs release
  rm -rf "$PACKAGES"
  mkdir -p "$stage/man1" "$stage/completions"
  install -m 755 "$RECOURSE_CLI" "$stage/recourse"
  package_cli_texts "$stage"
  gzip -9n "$stage/man1/"*.1
}

package_bundle() {
  local kinds=deb,rpm target
  # The AppImage tools are fetched from the network while bundling, so this one is asked for, never assumed.
  [ "${RECOURSE_APPIMAGE:-0}" = 1 ] && kinds=$kinds,appimage
  target=$(dirname "$(dirname "$RECOURSE_DESKTOP")")
  rm -rf "$target/release/bundle"
  .dev/tools/node_modules/.bin/tauri bundle --ci --no-sign --bundles "$kinds" --config packaging/bundle.json </dev/null
  find "$target/release/bundle" -maxdepth 2 -type f \( -name '*.deb' -o -name '*.rpm' -o -name '*.AppImage' \) \
    -exec cp {} "$PACKAGES/" \;
}

package_sbom() {
  python3 packaging/sbom.py >"$PACKAGES/recourse.cdx.json"
}

package_sums() {
  rm -rf "${PACKAGES:?}/stage"
  (cd "$PACKAGES" && sha256sum -- * | tee SHA256SUMS.part && mv SHA256SUMS.part SHA256SUMS)
}

package_all() {
  export_programs release
  must "bundler" package_bundler
  must "descriptions for the desktop" package_descriptions
  must "window code" ui_build
  must "release build" package_release
  must "command line, man pages, completions" package_stage
  must "packages" package_bundle
  must "list of parts" package_sbom
  must "checksums" package_sums
  say ""
  say "Packages are in $PACKAGES/."
}
