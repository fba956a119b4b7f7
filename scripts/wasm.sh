#!/usr/bin/env bash
# Builds the browser's binary, build/wasm/huiqi_bg.wasm. It imports nothing and needs no glue: see www/engine/core.ts.
source "$(dirname "$0")/env.sh"

say "cargo build for wasm32"
# Chrome below 96 knows neither feature, and rustc turns both on by itself.
RUSTFLAGS="-Ctarget-feature=-reference-types,-multivalue" \
  cargo build --lib --target wasm32-unknown-unknown --profile wasm --no-default-features --locked

say "wasm-opt"
# What is not named is refused. All four are in Chrome 75, Firefox 79 and Safari 15.
mkdir -p build/wasm
wasm-opt target/wasm32-unknown-unknown/wasm/huiqi.wasm -o build/wasm/huiqi_bg.wasm -Os \
  --mvp-features --enable-mutable-globals --enable-sign-ext \
  --enable-nontrapping-float-to-int --enable-bulk-memory \
  --strip-debug --strip-producers --strip-target-features

node scripts/wasm-features.mjs build/wasm/huiqi_bg.wasm
