#!/usr/bin/env bash
# scripts/check.sh: what can be said without building, in seconds. With --all also what takes a minute, as CI wants it.
source "$(dirname "$0")/env.sh"
scripts/setup.sh rust npm

say "format"
cargo fmt --check

if [ "${1-}" = --all ]; then
  say "clippy, native and wasm32"
  cargo clippy --locked --all-targets -- -D warnings
  cargo clippy --locked --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings

  say "rustdoc"
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items
else
  say "cargo check"
  cargo check --locked --all-targets
fi

say "TypeScript"
# The page sees the engine through the assembled package, so its types are brought up to date first.
[ -e build/npm/huiqi/package.json ] || make --no-print-directory npm
node scripts/types.mjs
tsc
