#!/usr/bin/env bash
# Everything that a change must pass. Stops at the first step that fails, and says at the end what took how long.
source "$(dirname "$0")/env.sh"

report=()
current=
step() {
  current=$1
  local began=$SECONDS
  say "$1"
  "${@:2}"
  report+=("$(printf '%5d s  %s' $((SECONDS - began)) "$1")")
  current=
}
summary() {
  local status=$?
  [ -z "$current" ] || report+=(" FAILED  $current")
  echo
  printf '%s\n' "${report[@]}"
  [ "$status" != 0 ] || printf '%5d s  in all; everything passed\n' "$SECONDS"
}
trap summary EXIT

# Not `node --test FOLDER`: Node 20 takes a folder there, later versions a file or a pattern.
node_tests() {
  local files
  mapfile -t files < <(find "$1" -name '*.test.mjs' | sort)
  [ ${#files[@]} -gt 0 ] || die "no test in $1"
  node --test --test-concurrency="$(nproc)" "${files[@]}"
}
# One file of browser tests, whose words stand together though others run beside it; one that fails is noted in a list.
browser_test() {
  local words
  words=$(mktemp)
  node --test "$1" > "$words" 2>&1 || echo "$1" >> "$2"
  flock "$2" cat "$words"
  rm "$words"
}
export -f browser_test
# A file for each core at a time: a page mostly waits. In a browser on a busy machine what a test looks at may come late: a
# file that fails is run once more, alone, and is named. What fails twice fails.
browser_tests() {
  local files failed again file
  mapfile -t files < <(find "$1" -name '*.test.mjs' | sort)
  [ ${#files[@]} -gt 0 ] || die "no test in $1"
  failed=$(mktemp)
  printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -I '{}' bash -c 'browser_test "$1" "$2"' - '{}' "$failed"
  mapfile -t again < "$failed"
  rm "$failed"
  for file in "${again[@]}"; do
    say "once more: $file"
    node --test "$file" || die "$file failed twice"
  done
}
npm_lint() {
  publint --strict build/npm/huiqi-*.tgz
  attw build/npm/huiqi-*.tgz
}
demo() {
  # A port that is free, since somebody may be looking at the demo meanwhile.
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
  DEMO_ONCE=1 PORT=$port scripts/demo.sh
}

step "setup" scripts/setup.sh
step "checks" scripts/check.sh --all
step "generated files" scripts/generate.sh --check
step "Rust tests" cargo test --locked
step "binary, npm package, page" make --no-print-directory page
step "native program with the page inside" cargo build --locked
step "the service against its description" scripts/conformance.sh
step "Node tests" node_tests tests/node
step "browser tests" browser_tests tests/browser
step "old and other browsers" browser_tests tests/kernels
step "npm package" npm_lint
step "portals that embed the package" node_tests tests/npm
step "size budget" node scripts/size.mjs
step "demo" demo
