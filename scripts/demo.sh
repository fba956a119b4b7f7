#!/usr/bin/env bash
# From a fresh clone to a page in the browser. With DEMO_ONCE=1 it ends after the page has answered.
source "$(dirname "$0")/env.sh"
: "${PORT:=8686}"
address="http://127.0.0.1:$PORT/"

make --no-print-directory page
say "the native program with the page inside"
cargo build --release --locked

say "huiqi assess examples/data-purchase.json"
cargo run --release --locked --quiet -- assess examples/data-purchase.json

# On Unix cargo becomes the program that it runs, so signals reach it.
serve=(cargo run --release --locked --quiet -- serve --listen "127.0.0.1:$PORT")
if [ -z "${DEMO_ONCE-}" ]; then
  say "open $address in a browser (examples for portals: ${address}examples/); Ctrl-C ends it"
  exec "${serve[@]}"
fi

"${serve[@]}" &
server=$!
trap 'kill "$server"' EXIT
node scripts/page-answers.mjs "$address"
