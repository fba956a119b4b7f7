#!/usr/bin/env bash
# Every route of the service, asked with curl:
#
#   examples/curl/every-route.sh http://127.0.0.1:8686 examples/data-purchase.json
#
# Each answer stands under its request. What the service refuses ends the script with exit code 2, and the problem details
# stand on standard error; a service that cannot be asked ends it with 1.
set -euo pipefail

[ $# = 2 ] || { echo "usage: every-route.sh SERVICE FILE" >&2; exit 2; }
service=${1%/} application=$2
[ -r "$application" ] || { echo "$application: cannot be read" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask NAME CURL-ARGUMENT…: the answer goes to the screen and to the file of that name. curl asks a service that is busy (503)
# again by itself, after its Retry-After; nothing is kept there, so that asking again is safe.
ask() {
  local name=$1 status
  shift
  printf '\n== %s\n' "$name"
  status=$(curl --silent --show-error --max-time 10 --retry 3 --retry-max-time 30 --output "$work/$name" --write-out '%{http_code}' "$@") || exit 1
  case $status in
    200) cat "$work/$name"; echo ;;
    4*) cat "$work/$name" >&2; echo >&2; exit 2 ;;
    *) echo "the service answered $status" >&2; exit 1 ;;
  esac
}
post() { ask "$1" --header 'Content-Type: application/json' --data-binary "@$3" "$service$2"; }

# The document, its measures, one of them, and its form.
ask pack "$service/v1/pack"
ask packs "$service/v1/packs"
ask measures "$service/v1/measures"
ask measure "$service/v1/measures/data-purchase"
ask form "$service/v1/measures/data-purchase/form"

# One application: the assessment, the same as a calendar of deadlines, and a receipt. Then all measures for one applicant.
post assessment /v1/assess "$application"
ask deadlines.ics --header 'Content-Type: application/json' --header 'Accept: text/calendar' \
  --data-binary "@$application" "$service/v1/assess"
post receipt /v1/receipt "$application"
printf '%s' '{"facts":{"applicant":{"kind":"enterprise","taxCreditGrade":"A"}}}' >"$work/profile"
post matches /v1/match "$work/profile"

# A receipt verifies as JSON; what a report's QR code says, as plain text, just as the scanner gives it.
post verified /v1/verify "$work/receipt"

# A report has its code printed on it. Here one is made of the receipt: "A" and the base64url of the raw DEFLATE of the
# application and of what was claimed. (A gzip file is raw DEFLATE between ten bytes and eight.)
part() { grep -o "$1" "$work/receipt" | head -n 1; }
award=$(part '"award":{[^[]*' | grep -o '"high":"[^"]*","low":"[^"]*"' || true)
told=$(sed 's/,"assessment":.*//; s/^{"application"://' "$work/receipt")
printf '{"application":%s,"assessment":{"award":%s,%s,%s}}' "$told" \
  "${award:+{$award\}}" "$(part '"pack":{[^}]*}')" "$(part '"verdict":"[a-z]*"')" |
  sed 's/"award":,/"award":null,/' | gzip -9 --no-name | tail -c +11 | head -c -8 | base64 --wrap=0 | tr '+/' '-_' | tr -d '=' |
  sed 's/^/A/' >"$work/code"
ask verified-code --header 'Content-Type: text/plain' --data-binary "@$work/code" "$service/v1/verify"

# The description of all this, and one of the contract's schemas.
ask openapi "$service/openapi.json"
ask schema "$service/schema/assessment.json"

# Whether it is alive, whether it takes requests, and what it has counted.
ask health "$service/healthz"
ask readiness "$service/readyz"
ask counts "$service/metrics"
