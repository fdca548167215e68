# Shared by ./run and ./test: saying things, checking the machine, installing with apt. Sourced, never run.

say() { printf '\n== %s\n' "$*"; }
# complain: one clear line, and the function that says it fails; die: and everything ends.
complain() { printf '%s\n' "$*" >&2; return 1; }
die() { complain "$@" || exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least HAVE WANTED: 1.95.0 against 1.95.
version_at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# need COMMAND VERSION "how to get it": one clear line for what is missing or too old.
need() {
  local version
  have "$1" || die "Missing: $1 (at least $2). $3"
  version=$("$1" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)?' | head -n 1) || true
  [ -n "$version" ] || die "Missing: '$1 --version' does not answer; at least $2 is needed. $3"
  version_at_least "$version" "$2" || die "Too old: $1 is $version, at least $2 is needed. $3"
}

need_rust() {
  need cargo 1.95 "Install Rust with rustup; rust-toolchain.toml then picks the release."
  have cc || die "Missing: cc, a C compiler (SQLite is built from source). On Debian: apt-get install build-essential"
  have make || die "Missing: make (the allocator is built from source). On Debian: apt-get install build-essential"
}

need_node() {
  need node 20 "Install Node.js 20 or newer."
  need npm 10 "It comes with Node.js."
}

# Runs a command as root, directly or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else complain "Missing rights: '$*' needs root or sudo."
  fi
}

# apt_install PACKAGE…: quiet, once; the index is brought up to date first.
apt_install() {
  have apt-get || complain "Missing: $* (this is no Debian-like machine: install them by hand)" || return
  say "Installing $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null ||
    complain "apt-get update failed; cannot install: $*" || return
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    complain "apt-get install failed: $*"
}

# npm_ci FOLDER: installs exactly the lock file, and only when it changed since the last time.
npm_ci() {
  local stamp="$1/node_modules/.installed"
  if ! cmp -s "$1/package-lock.json" "$stamp"; then
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) || return 1
    cp "$1/package-lock.json" "$stamp"
  fi
}

# Where cargo puts things, as an absolute path.
target_dir() { realpath -m -- "${CARGO_TARGET_DIR:-target}"; }
