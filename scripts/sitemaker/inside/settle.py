"""Imports everything there is, answers once for every scan, and forgets where it came from.

In the browser the archives are not there; what has been looked up and prepared for the first answer is.
"""

import gc
import json
import os
import sys
from importlib import import_module
from zipimport import _zip_directory_cache, zipimporter  # type: ignore[attr-defined]

PACKAGE, DEFINITIONS = "/selfscan.zip", "/definitions.json"

sys.path.insert(0, PACKAGE)
for archive in ("/lib/python314.zip", PACKAGE):
    for name in sorted(zipimporter(archive)._get_files()):  # type: ignore[attr-defined]
        if name.endswith(".pyc"):
            import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))

from selfscan import service

with open(DEFINITIONS) as file:
    service.use(file.read())
for definition in service.library().all():
    forms = enumerate(definition.form_of.items())
    answers = {item: form.numbers[index % len(form.numbers)] for index, (item, form) in forms}
    about = {"assessment": definition.slug, "answers": answers, "root": "/"}
    code = json.loads(service.call(json.dumps({"do": "encode", **about}))).get("code", "")
    service.call(json.dumps({"do": "score", **about}))
    service.call(json.dumps({"do": "open", "text": code, "assessment": definition.slug, "root": "/"}))

sys.path.remove(PACKAGE)
os.unlink(PACKAGE)
os.unlink(DEFINITIONS)
sys.path_importer_cache.clear()
_zip_directory_cache.clear()
gc.collect()
