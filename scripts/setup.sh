#!/usr/bin/env bash
# scripts/setup.sh [rust|npm|c|chromium|kernels|examples|conformance|groff|postgres]… brings what is missing, all of it when called without a name.
# Each part looks before it acts, so that a second run takes a moment.
source "$(dirname "$0")/env.sh"

setup_rust() {
  command -v rustup >/dev/null || die "rustup is not installed; see https://rustup.rs"
  # `rustup toolchain install` without a name takes all that rust-toolchain.toml lists.
  if ! { cargo clippy --version && cargo fmt --version &&
    rustup target list --installed | grep -qx wasm32-unknown-unknown &&
    rustup component list --installed | grep -qx rust-src; } >/dev/null 2>&1; then
    say "the Rust toolchain of rust-toolchain.toml"
    rustup toolchain install
  fi
}

setup_npm() {
  command -v npm >/dev/null || die "Node.js 20 or later (with npm) is not installed; see https://nodejs.org"
  # A copy of the lock file, left among the packages, tells whether it has moved since.
  if ! cmp -s package-lock.json node_modules/.package-lock.copy.json; then
    say "npm packages"
    npm ci --no-progress
    # The page and the tests import `huiqi` by name, as a stranger would; `make npm` fills the folder.
    ln -s ../build/npm/huiqi node_modules/huiqi
    cp package-lock.json node_modules/.package-lock.copy.json
  fi
}

apt() {
  command -v apt-get >/dev/null || return 1
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || return 1
    sudo=(sudo)
  fi
  say "apt-get install $*"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

# What the C library is tried with: a compiler, JDK 17 with JNA, Python and valgrind. Building it needs none of them.
setup_c() {
  local missing=() wanted=("cc gcc" "c++ g++" "pkg-config pkg-config" "javac default-jdk-headless" "python3 python3" "valgrind valgrind")
  local pair
  for pair in "${wanted[@]}"; do
    command -v "${pair% *}" >/dev/null || missing+=("${pair#* }")
  done
  [ -e /usr/share/java/jna.jar ] || missing+=(libjna-java)
  [ ${#missing[@]} = 0 ] || apt "${missing[@]}" || die "not found for the C library's tests (Debian: ${missing[*]})"
}

setup_chromium() {
  node scripts/chromium.mjs >/dev/null 2>&1 || apt chromium ||
    die "no Chromium found: install Chromium or Chrome, or name one in the environment variable CHROMIUM"
  # Without a Chinese font the page's pictures are boxes.
  { command -v fc-list >/dev/null && fc-list :lang=zh family | grep -q .; } || apt fonts-noto-cjk fontconfig ||
    printf 'warning: no Chinese font found; screenshots will show boxes (Debian: fonts-noto-cjk)\n' >&2
}

# The browsers of tests/kernels/kernels.json: old ones from npm, into build/kernels; Firefox, and WebKit in Safari's
# stead, from Debian, the latter with a screen that nobody sees.
setup_kernels() {
  setup_chromium
  local missing=()
  { command -v firefox-esr || command -v firefox; } >/dev/null || missing+=(firefox-esr)
  command -v WebKitWebDriver >/dev/null || missing+=(webkit2gtk-driver)
  command -v xvfb-run >/dev/null || missing+=(xvfb xauth)
  [ ${#missing[@]} = 0 ] || apt "${missing[@]}" ||
    die "not found: the commands firefox, WebKitWebDriver or xvfb-run (Debian: ${missing[*]})"
  node scripts/kernels.mjs
}

# The languages that examples/ are written in, the Tomcat that the Java filter is tried in, and what stands before a service.
setup_examples() {
  local missing=()
  command -v go >/dev/null || missing+=(golang-go)
  { command -v java && command -v javac; } >/dev/null || missing+=(default-jdk-headless)
  [ -e /usr/share/java/tomcat10-embed-core.jar ] || missing+=(libtomcat10-embed-java)
  [ -e /usr/share/java/jakarta-annotation-api.jar ] || missing+=(libjakarta-annotation-api-java)
  command -v python3 >/dev/null || missing+=(python3)
  command -v curl >/dev/null || missing+=(curl)
  # The service behind a proxy, and over TLS with a certificate made for the test.
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  command -v openssl >/dev/null || missing+=(openssl)
  # It looks at the service's unit.
  command -v systemd-analyze >/dev/null || missing+=(systemd)
  [ ${#missing[@]} = 0 ] || apt "${missing[@]}" || die "not found, but run by the tests (Debian): ${missing[*]}"
}

# What makes requests of the service's description (scripts/conformance.sh): a Python with environments of its own.
setup_conformance() {
  python3 -c "import venv, ensurepip" 2>/dev/null || apt python3-venv ||
    die "Python has no module venv or ensurepip (Debian: python3-venv)"
}

# What sets manual pages: a test reads those of the program.
setup_groff() {
  command -v groff >/dev/null || apt groff-base || die "the command groff is not installed (Debian: groff-base)"
}

# What tries the rules that are written as SQL: the programs alone, each test makes a database of its own.
setup_postgres() {
  { compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb; } >/dev/null || apt postgresql ||
    die "PostgreSQL's server is not installed (Debian: postgresql)"
}

[ $# -gt 0 ] || set -- rust npm c chromium kernels examples conformance groff postgres
for part; do "setup_$part"; done
