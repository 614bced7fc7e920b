"""Compiles every `.py` that it is given to a `.pyc`, in the browser's own version of Python.

Such a file is never compared with its source (PEP 552, unchecked) and has no docstrings, asserts or types of functions.
"""

import ast
import marshal
import os
from importlib.util import MAGIC_NUMBER, source_hash

UNCHECKED = (1).to_bytes(4, "little")


def bare(tree: ast.Module) -> ast.Module:
    """Without the types of what functions take and return: only tools read those."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def compile_folder(source: str, target: str) -> None:
    os.makedirs(target, exist_ok=True)
    for name in sorted(os.listdir(source)):
        path = f"{source}/{name}"
        if os.path.isdir(path):
            compile_folder(path, f"{target}/{name}")
        elif name.endswith(".py"):
            with open(path, "rb") as file:
                text = file.read()
            tree = bare(ast.parse(text))
            code = compile(tree, path.removeprefix("/job/in/"), "exec", dont_inherit=True, optimize=2)
            with open(f"{target}/{name}c", "wb") as file:
                file.write(MAGIC_NUMBER + UNCHECKED + source_hash(text) + marshal.dumps(code))


compile_folder("/job/in", "/job/out")
