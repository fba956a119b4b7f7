# shellcheck shell=bash
# Sourced by every script here: strict mode, the project's root as the working directory, its tools on PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The project's own tools stand first: a machine may carry another version under the same name.
export PATH="$PWD/node_modules/.bin:$PATH"

say() { printf '\n== %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
