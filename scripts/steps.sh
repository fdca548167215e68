# The steps of ./test, in pairs: prepare_STEP installs and starts what the step needs, in the caller's shell;
# step_STEP is what is counted. Sourced by ./test.

LIANDONG() { "$TARGET/debug/liandong" "$@"; }
build_server() { cargo build --locked --quiet --package liandong-server; }

prepare_fmt() { :; }
step_fmt() { cargo fmt --all --check; }

prepare_tidy() { :; }
step_tidy() { cargo run --locked --quiet --package xtask -- tidy; }

prepare_web_check() { npm_ci web; }
step_web_check() { npm --prefix web run --silent check; }

prepare_web_unit() { npm_ci web; }
step_web_unit() { npm --prefix web test --silent; }

# The build includes the size budgets.
prepare_web_build() { npm_ci web; }
step_web_build() { npm --prefix web run --silent build; }

prepare_clippy() { :; }
step_clippy() { cargo clippy --locked --quiet --workspace --all-targets -- -D warnings; }

# Advisories come from a database that must be fetched; where that cannot be reached, the rest still holds.
prepare_deny() { tool_cargo_deny; }
step_deny() {
  cargo deny --all-features --locked check bans licenses sources
  if timeout 20 cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --all-features --locked check advisories
  else
    echo "Note: advisories were not checked, their database cannot be reached from here."
  fi
}

# Every part of a release has a licence.
prepare_sbom() { :; }
step_sbom() { scripts/sbom; }

# Every Rust test of every crate; those that touch a database run once on each engine.
prepare_rust() { postgres_start; }
step_rust() { cargo test --locked --workspace --no-fail-fast; }

# Derived files are the same as those committed.
prepare_codegen() { npm_ci web; }
step_codegen() { cargo run --locked --quiet --package xtask -- codegen --check; }

# Playwright against the real binary in the browser of the distribution.
prepare_e2e() { tool_e2e && build_server; }
step_e2e() {
  npm --prefix e2e run --silent check
  LIANDONG_BIN=$TARGET/debug/liandong CI=true npm --prefix e2e test --silent
}

# schemathesis against a running server, once without and once with a sign-in of the widest rights.
prepare_api() { tool_schemathesis && build_server; }
step_api() { scripts/api "$TARGET/debug/liandong" "$LOGS/api.xml"; }
