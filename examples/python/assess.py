#!/usr/bin/env python3
"""Assesses one application at the service, with the standard library alone.

    python3 examples/python/assess.py http://127.0.0.1:8686 examples/data-purchase.json

Exit code 0: answered, whatever the verdict; 2: what was given is wrong; 1: the service could not be asked.
"""

import json
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone
from decimal import Decimal
from email.utils import parsedate_to_datetime

# How often one question is asked at most: nothing is kept, so that asking again is safe.
ATTEMPTS = 4
# Seconds that one attempt may take.
TIMEOUT = 5
# Seconds that a busy service is waited for at most, whatever time it names.
LONGEST_WAIT = 10


class Refused(Exception):
    """The service refused what was sent: problem details (RFC 9457)."""

    def __init__(self, problem):
        place = f"{problem['line']}:{problem['column']}" if "line" in problem else problem.get("path", "")
        super().__init__(f"{problem['code']}: {problem['detail']}" + (f" ({place})" if place else ""))
        self.problem = problem


def read(body):
    """JSON whose numbers are exact: a float never stands in between."""
    return json.loads(body, parse_float=Decimal)


def wait_of(said):
    """Retry-After (RFC 9110, 10.2.3): seconds, or a day and time; a second if there is none."""
    wait = 1
    if said.isdecimal():
        wait = int(said)
    elif said:
        try:
            wait = (parsedate_to_datetime(said) - datetime.now(timezone.utc)).total_seconds()
        except (TypeError, ValueError):
            pass
    return min(max(wait, 0), LONGEST_WAIT)


def post(service, path, body):
    """What the service answers to a JSON text, which is bytes."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(service.rstrip("/") + path, data=body, headers=headers, method="POST")
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                return read(response.read())
        except urllib.error.HTTPError as error:
            if error.code == 503 and attempt < ATTEMPTS:
                time.sleep(wait_of(error.headers.get("Retry-After", "")))
            elif 400 <= error.code < 500:
                raise Refused(read(error.read())) from None
            else:
                raise


def show(answer):
    print("verdict:", answer["verdict"])
    award = answer["award"]
    if award is None:
        print("award: the text fixes no money")
    else:
        # Money is decimal text; Decimal has it exactly.
        low, high = Decimal(award["low"]), Decimal(award["high"])
        selected = ", if selected" if award["basis"] == "selection" else ""
        print(f"award: {high if low == high else f'{low} to {high}'} yuan{selected}")
    print("ready:", "true" if answer["ready"] else "false")
    for problem in answer["problems"]:
        print("problem:", problem["message"])
    for missing in answer["missing"]:
        print("missing:", missing["label"])


def main(arguments):
    if len(arguments) != 2:
        print("usage: assess.py SERVICE FILE", file=sys.stderr)
        return 2
    service, path = arguments
    try:
        with open(path, "rb") as file:
            application = file.read()
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        show(post(service, "/v1/assess", application))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print("no answer:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
