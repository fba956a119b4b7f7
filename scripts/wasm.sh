#!/usr/bin/env bash
# Builds the browser's binary, build/wasm/huiqi_bg.wasm. It imports nothing and needs no glue: see www/engine/core.ts.
# With WASM_NAMES=1 the functions keep their names, for the report of sizes; WASM_OUT says where it goes then.
source "$(dirname "$0")/env.sh"
: "${WASM_OUT:=build/wasm}" "${WASM_NAMES:=}"
names=(--strip-debug)
[ -z "$WASM_NAMES" ] || names=(--debuginfo)

say "cargo build for wasm32"
# Std is built along, made for size, and a panic in it is a trap at once, without a message that nobody would read. Cargo
# and rustc call that unstable: it may change with the toolchain, and ours is pinned.
# What takes, copies and frees memory is made for speed; Cargo.toml cannot say so, since other builds have no such crates.
# Chrome below 96 knows neither of the features that are turned off, and rustc turns both on by itself.
RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Ctarget-feature=-reference-types,-multivalue \
  -Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none" \
  cargo build --lib --target wasm32-unknown-unknown --profile wasm --no-default-features --locked \
  -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size \
  --config profile.wasm.package.dlmalloc.opt-level=3 --config profile.wasm.package.compiler_builtins.opt-level=3

say "wasm-opt"
# Between the passes the control flow is taken apart and put together anew: 1.1 kB less with Brotli, and as fast.
# What is not named is refused. All four are in Chrome 75, Firefox 79 and Safari 15.
mkdir -p "$WASM_OUT"
wasm-opt target/wasm32-unknown-unknown/wasm/huiqi.wasm -o "$WASM_OUT/huiqi_bg.wasm" -Oz --flatten --rereloop -Oz -Oz \
  --mvp-features --enable-mutable-globals --enable-sign-ext \
  --enable-nontrapping-float-to-int --enable-bulk-memory \
  "${names[@]}" --strip-producers --strip-target-features

node scripts/wasm-features.mjs "$WASM_OUT/huiqi_bg.wasm"
