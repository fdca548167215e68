# What only tests need, installed once. Sourced by ./test.

TOOLS=$(realpath -m -- "${LIANDONG_TOOLS:-.tools}")
CARGO_DENY_VERSION=0.20.2
SCHEMATHESIS_VERSION=4.32.5

# The browser and a font with Chinese glyphs; LIANDONG_CHROMIUM names the binary for the browser tests. Chromium without
# windows takes a quarter less time than the whole of it; where there is no such package, the whole of it does as well.
tool_chromium() {
  have chromium-headless-shell || apt_install chromium-headless-shell || have chromium || apt_install chromium || return
  [ -n "$(find /usr/share/fonts -iname 'NotoSansCJK*' -print -quit 2>/dev/null)" ] ||
    apt_install fonts-noto-cjk || return
  LIANDONG_CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
  export LIANDONG_CHROMIUM
}

# Built without optimisation: it runs for seconds, and would take minutes longer to build.
tool_cargo_deny() {
  local at=$TOOLS/cargo-deny-$CARGO_DENY_VERSION
  if [ ! -x "$at/bin/cargo-deny" ]; then
    say "Building cargo-deny $CARGO_DENY_VERSION into $TOOLS"
    cargo install --quiet --locked --debug --config profile.dev.debug=false --root "$at" \
      --version "$CARGO_DENY_VERSION" cargo-deny --target-dir "$at/build" --no-default-features || complain "cargo-deny could not be built." || return
    rm -rf "$at/build"
  fi
  PATH=$at/bin:$PATH
}

tool_schemathesis() {
  local at=$TOOLS/schemathesis-$SCHEMATHESIS_VERSION
  if [ ! -x "$at/bin/st" ]; then
    have python3 || apt_install python3 || return
    python3 -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || return
    say "Installing schemathesis $SCHEMATHESIS_VERSION into $TOOLS"
    rm -rf "$at"
    { python3 -m venv "$at" && "$at/bin/pip" install --quiet "schemathesis==$SCHEMATHESIS_VERSION"; } ||
      complain "schemathesis could not be installed." || return
  fi
  PATH=$at/bin:$PATH
}

tool_e2e() {
  tool_chromium && npm_ci e2e
}
