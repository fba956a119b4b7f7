"""Asks libhuiqi through ctypes what stands on standard input, as speak.c does.

    speak.py THREADS LANGUAGE|@FILE|- PACK|-
"""

import ctypes
import sys
import threading
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p
from pathlib import Path

# Those that are asked about nothing, and those that are asked about a text.
PLAIN = ["pack", "measures"]
ABOUT = ["measure", "form", "assess", "match", "deadlines", "receipt", "verify"]

library = ctypes.CDLL("libhuiqi.so.0")
answered = POINTER(c_void_p)
for verb in PLAIN + ABOUT:
    function = getattr(library, f"huiqi_{verb}")
    function.argtypes = [c_void_p, answered] if verb in PLAIN else [c_void_p, c_char_p, c_size_t, answered]
    function.restype = c_int32
library.huiqi_load.argtypes = [c_char_p, c_size_t, c_char_p, c_size_t, POINTER(c_void_p), answered]
library.huiqi_load.restype = c_int32
library.huiqi_free.argtypes = [c_void_p]
library.huiqi_free.restype = c_int32
library.huiqi_text_free.argtypes = [c_void_p]
library.huiqi_text_free.restype = None


def taken(answer):
    """The bytes of a text of the library, which is freed."""
    text = ctypes.string_at(answer.value)
    library.huiqi_text_free(answer)
    return text


def read_requests():
    requests = []
    while head := sys.stdin.buffer.readline():
        verb, length = head.decode().split()
        requests.append((verb, sys.stdin.buffer.read(int(length))))
    return requests


def ask(engine, verb, text):
    answer = c_void_p()
    function = getattr(library, f"huiqi_{verb}")
    given = [] if verb in PLAIN else [text, len(text)]
    status = function(engine, *given, byref(answer))
    return status, taken(answer)


def main():
    threads, language, pack = sys.argv[1:]
    spoken = None if language == "-" else Path(language[1:]).read_bytes() if language[0] == "@" else language.encode()
    built = None if pack == "-" else Path(pack).read_bytes()
    engine, refusal = c_void_p(), c_void_p()
    status = library.huiqi_load(built, len(built or b""), spoken, len(spoken or b""), byref(engine), byref(refusal))
    if status != 0:
        sys.exit(taken(refusal).decode())
    requests = read_requests()
    threads, count = int(threads), len(requests)
    answers = [set() for _ in requests]

    def ask_part(number):
        first = count * number // threads
        for step in range(2 * count // threads + 1):
            index = (first + step) % count
            answers[index].add(ask(engine, *requests[index]))

    running = [threading.Thread(target=ask_part, args=[number]) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    for answer in answers:
        if len(answer) != 1:
            sys.exit("the same is answered differently")
        [(status, text)] = answer
        sys.stdout.buffer.write(b"%d %d\n%b" % (status, len(text), text))
    if library.huiqi_free(engine) != 0:
        sys.exit("the engine could not be freed")


main()
