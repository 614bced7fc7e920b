"""What all self-scans share: standard library only, so that it runs in Pyodide as it is.

The way of the data: `definition` (what is asked) + `answers` (what was said)
-> `result` (the scores) -> `report` (the page). `code` carries answers from
one device to another; `service` is the one door for the browser.
"""
