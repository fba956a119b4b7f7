#!/usr/bin/env bash
# scripts/conformance.sh holds the service against its own description from outside: requests that schemathesis makes of
# /openapi.json, right and wrong ones, meet no fault of the program, no status and no media type that is not described,
# and no answer that its schema does not allow; once from outside, once as the office's own programs ask.
# EXAMPLES (20) is how many for each operation, SEED which.
source "$(dirname "$0")/env.sh"

VERSION=4.32.5
tools=build/tools/schemathesis-$VERSION
[ -x "$tools/bin/schemathesis" ] || {
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$VERSION"
}
cargo build --quiet --locked

conforms() { # flags of the service
  local out
  out=$(mktemp)
  target/debug/huiqi serve --listen 127.0.0.1:0 --log off "$@" >"$out" &
  local service=$!
  # shellcheck disable=SC2064
  trap "kill $service 2>/dev/null; rm -f '$out'" RETURN
  until grep -q listening "$out"; do
    kill -0 $service
    sleep 0.1
  done
  "$tools/bin/schemathesis" run "$(sed -n 's/listening on //p' "$out")openapi.json" --no-color \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,negative_data_rejection,unsupported_method,use_after_free \
    --max-examples "${EXAMPLES-20}" --seed "${SEED-1}" --continue-on-failure
}

conforms
conforms --trust-verified
