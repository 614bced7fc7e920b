"""Uses every method of Python's plain types in every simple way: what a scan will ask tomorrow is not trimmed away.

Part of what `trace.mjs` watches; it has no outcome.
"""

import collections
import csv
import functools
import io
import itertools
import json
import math
import operator
import re
import textwrap
import time
import urllib.parse
from itertools import product
from typing import Any

SAMPLES = (
    None,
    True,
    3,
    2.5,
    "",
    "één Twee %s {}",
    "😀",
    b"abc",
    bytearray(b"abc"),
    [3, 1, 2],
    ("a", "b"),
    {"a": 1, "b": [2]},
    {1, 2, 3},
    frozenset("ab"),
    range(5),
    slice(1, 3),
    1 + 2j,
    ValueError("a"),
    iter([1]),
    (x for x in "ab"),
    lambda *given: given,
    property(len),
    object(),
    re.compile("(?P<a>a)|(b)"),
    re.compile("(?P<a>a)|(b)").match("abc"),
    re.compile(b"a"),
    collections.deque("ab"),
    collections.Counter("ab"),
    collections.defaultdict(list, a=[1]),
    collections.OrderedDict(a=1),
    io.StringIO("a;b\nc;d"),
    io.BytesIO(b"a\nb"),
    csv.reader(["a;b"], delimiter=";"),
    csv.writer(io.StringIO()),
    functools.partial(len, "a"),
    json.JSONEncoder(),
    json.JSONDecoder(),
)
HUGE = -(10**40)
"""Only does things: as something to do things with, it would take for ever."""
AWAY = {"__init_subclass__", "__class__", "__subclasshook__", "__dir__", "__rpow__", "__rlshift__"}
BUILTINS = (
    abs, all, any, ascii, bin, bool, bytes, callable, chr, complex, dict, divmod, enumerate, filter, float, format,
    frozenset, getattr, hash, hex, int, isinstance, issubclass, iter, len, list, map, max, min, next, oct, ord, pow,
    range, repr, reversed, round, set, setattr, slice, sorted, str, sum, super, tuple, type, vars, zip,
)  # fmt: skip


def attempt(function: Any, *given: Any) -> None:
    try:
        repr(function(*map(copy, given)))
    except Exception as error:
        str(error)


def copy(sample: Any) -> Any:
    return sample.copy() if isinstance(sample, list | dict | set | bytearray) else sample


for sample in (*SAMPLES, HUGE):
    for name in sorted({*dir(sample)} - AWAY):
        for given in ((), *((argument,) for argument in SAMPLES), ("a", "b"), (1, 2), (0, "a")):
            attempt(lambda target, *given, name=name: getattr(target, name)(*given), sample, *given)
MODULES = (math, collections, itertools, functools, operator, re, json, csv, io, textwrap, urllib.parse)
"""Of these everything is called that has a name of its own there."""
ENDLESS = {"count", "cycle", "repeat"}
calls = [
    value
    for module in MODULES
    for name, value in sorted(vars(module).items())
    if callable(value) and not name.startswith("_") and name not in ENDLESS
]
for text in ("%C3%A9n%20%3Cimg src='x'%3E+a", "%", "%zz", "a&b=c;d", "//a.nl:80/?q=1#r", "é😀"):
    for function in (
        urllib.parse.unquote,
        urllib.parse.unquote_plus,
        urllib.parse.quote,
        urllib.parse.urlsplit,
        urllib.parse.parse_qs,
    ):
        attempt(function, text)
attempt(time.strftime, "%Y-%m-%d")
for function in (*BUILTINS, *calls):
    for given in ((), *((argument,) for argument in SAMPLES), *product(SAMPLES[:16], repeat=2)):
        attempt(function, *given)
for text in ("{:>10.3f}", "{!r:<5}", "{:08b}", "{:,}", "{:%}", "{:e}", "{[a]}", "{.real}"):
    for sample in SAMPLES:
        attempt(text.format, sample)
for text in ("%d", "%5.2f", "%r", "%-8s", "%x", "%(a)s", "%c", "%e"):
    for sample in SAMPLES:
        attempt(text.__mod__, sample)
