#!/usr/bin/env bash
# scripts/generate.sh rewrites every file that is generated and committed; `pack` as its argument, the packs alone.
# With --check it writes elsewhere and fails when a committed file is not what it would be.
source "$(dirname "$0")/env.sh"

packs() { # FOLDER
  local manifest name catalogue
  for manifest in policies/*/pack.toml; do
    name=$(basename "$(dirname "$manifest")")
    cargo run --quiet --locked -- pack build "policies/$name" -o "$1/policies/$name.json"
    for catalogue in policies/"$name"/catalogues/*.toml; do
      [ ! -e "$catalogue" ] ||
        cargo run --quiet --locked -- pack catalogue "policies/$name" "$catalogue" \
          -o "$1/policies/$name.$(basename "$catalogue" .toml).json"
    done
  done
  # The made-up packs of the tests, for the runtimes that cannot build one.
  for manifest in tests/packs/*/pack.toml; do
    name=$(dirname "$manifest")
    mkdir -p "$1/$name"
    cargo run --quiet --locked -- pack build "$name" -o "$1/$name/pack.json"
  done
}
types() { node scripts/contract-types.mjs "$1/www/engine/contract.ts"; }
# From the types that the package ships, so that the reference describes what its users see.
api() {
  make --no-print-directory npm
  node scripts/api.mjs "$1/docs/api"
}

case "${1-}" in
pack) packs . ;;
--check)
  # The schemas are missing here: tests/it/generated.rs holds them against the Rust types.
  fresh=build/generated
  rm -rf "$fresh"
  mkdir -p "$fresh/policies" "$fresh/www/engine"
  packs "$fresh"
  types "$fresh"
  api "$fresh"
  for file in $(cd "$fresh" && find . -type f); do
    cmp "$file" "$fresh/$file" || die "${file#./} is stale: run \`make generate\` and commit what changes"
  done
  # A page that is no longer written would outlive what it describes.
  diff -rq docs/api "$fresh/docs/api" >&2 || die "docs/api has a page too many: run \`make generate\` and commit what changes"
  ;;
"")
  packs .
  # Schemas, the table of normal forms, and the reports that stand beside the tests: a change of a pack changes those.
  GENERATE=1 cargo test --quiet --locked --test it -- generated reports schemas_are_fresh the_committed_description
  types .
  api .
  ;;
*) die "unknown argument $1" ;;
esac
