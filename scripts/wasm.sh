#!/usr/bin/env bash
# Builds the browser's binary and its JavaScript glue into build/wasm: huiqi_bg.wasm, huiqi.js and their types.
# The benchmarks have one of their own, by the same steps: WASM_OUT says where, WASM_FEATURES with which of Cargo's features.
source "$(dirname "$0")/env.sh"
: "${WASM_OUT:=build/wasm}" "${WASM_FEATURES:=}"

say "wasm-pack build"
# Chrome below 96 knows neither feature, and rustc turns both on by itself.
RUSTFLAGS="-Ctarget-feature=-reference-types,-multivalue" \
  wasm-pack build --mode no-install --target web --profile wasm \
  --no-pack --no-opt --no-gitignore --out-dir "$WASM_OUT" --out-name huiqi . \
  -- --no-default-features --features "$WASM_FEATURES" --locked

say "wasm-opt"
# --no-opt above: wasm-pack knows no way to name features but through Cargo.toml, and the list stands once, here.
# What is not named is refused. All four are in Chrome 75, Firefox 79 and Safari 15.
wasm-opt "$WASM_OUT/huiqi_bg.wasm" -o "$WASM_OUT/huiqi_bg.opt.wasm" -Os \
  --mvp-features --enable-mutable-globals --enable-sign-ext \
  --enable-nontrapping-float-to-int --enable-bulk-memory \
  --strip-debug --strip-producers --strip-target-features
mv "$WASM_OUT/huiqi_bg.opt.wasm" "$WASM_OUT/huiqi_bg.wasm"

node scripts/wasm-features.mjs "$WASM_OUT/huiqi_bg.wasm"
