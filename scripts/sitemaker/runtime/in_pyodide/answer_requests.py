"""Runs in Pyodide, from the archives of the browser: answers /job/in/requests.json as the worker does."""

import json
import sys
import traceback

sys.path.insert(0, "/job/in/selfscan.zip")

from selfscan import service


def answer(request: str) -> str:
    """What `service.call` says, or the name of the error that it stumbles over, formatted like any other."""
    try:
        return service.call(request)
    except Exception as error:
        assert traceback.format_exc().startswith("Traceback"), "a traceback needs modules of its own"
        return type(error).__name__


def loaded() -> list[str]:
    """The modules that came out of the standard library's archive."""
    specs = ((name, getattr(module, "__spec__", None)) for name, module in sys.modules.items())
    archives = ((name, getattr(getattr(spec, "loader", None), "archive", "")) for name, spec in specs)
    return sorted(name for name, archive in archives if archive.startswith("/lib/"))


if __name__ == "__main__":
    with open("/job/in/definitions.json") as file:
        service.use(file.read())
    with open("/job/in/requests.json") as file:
        requests = json.load(file)
    with open("/job/out/answers.json", "w") as file:
        json.dump({"answers": [answer(request) for request in requests], "modules": loaded()}, file)
