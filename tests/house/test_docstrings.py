"""What is public says what it promises: each function and class has a docstring, which names the errors it raises."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("classifier", "extractor", "casebook", "tui")
TEXTUALS_OWN = ("compose", "on_", "watch_", "render_line")
"""Handlers that Textual calls by their names: what each is for is said where Textual documents it."""
TOLD_ONCE = {"tui/commands": "Refused", "tui/screens": "NotImplementedError"}
"""What all of a room raise or leave to others is said in the room's docstring, or on the class."""

Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(body: list[ast.stmt]) -> Iterator[Defined]:
    """The functions and classes that a module or a class offers, those of its public classes included."""
    for one in body:
        if isinstance(one, Defined) and not one.name.startswith(("_", *TEXTUALS_OWN)):
            yield one
            if isinstance(one, ast.ClassDef):
                yield from public(one.body)


def own(node: ast.AST) -> Iterator[ast.AST]:
    """What a function does itself: nothing of the functions inside it, nor what it catches."""
    caught = node.body if isinstance(node, ast.Try) and node.handlers else []
    for child in ast.iter_child_nodes(node):
        if child not in caught and not isinstance(child, Defined | ast.Lambda):
            yield child
            yield from own(child)


def raised(function: Defined) -> set[str]:
    """The names of the errors that a function makes and raises."""
    thrown = [n.exc for n in own(function) if isinstance(n, ast.Raise)]
    made = [e.func for e in thrown if isinstance(e, ast.Call)] + [e for e in thrown if isinstance(e, ast.Name)]
    return {m.id for m in made if isinstance(m, ast.Name) and m.id[0].isupper()}


def lacks(source: str, told: frozenset[str] = frozenset()) -> list[str]:
    """What a module's public names leave unsaid: `name` without a docstring, or `name: Error` that it does not name."""
    found = []
    for one in public(ast.parse(source).body):
        said = ast.get_docstring(one) or ""
        if not said:
            found.append(one.name)
        elif not isinstance(one, ast.ClassDef):
            found += [f"{one.name}: {error}" for error in sorted(raised(one) - told) if error not in said]
    return found


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        (["f"], "def f():\n    pass"),
        (["f: ValueError"], 'def f():\n    """Does."""\n    raise ValueError("no")'),
        ([], 'def f():\n    """Does. Raises `ValueError`."""\n    raise ValueError("no")'),
        (["g"], 'class A:\n    """Is."""\n    def g(self):\n        pass\n    def _h(self):\n        pass'),
        ([], 'def f():\n    """Does."""\n    try:\n        raise KeyError("k")\n    except KeyError:\n        return'),
        ([], 'def f():\n    """Does."""\n    def inner():\n        raise KeyError\n    return inner'),
    ],
)
def test_what_is_left_unsaid_is_found(expected: list[str], source: str) -> None:
    assert expected == lacks(source)


ARRAYS = re.compile(r"\b(NDArray|ndarray|Image|Matrix|Floats|Flags|Places|Doubles|Singles|Codes|Handles)\b")
SHAPES = re.compile(r"\brows?\b|\bcolumns?\b|\b[Ss]hapes?\b|\beach\b|\(n[,)]")


def shapeless(source: str) -> list[str]:
    """The module's public functions that take or give arrays and do not say of which shape."""
    several = [d for d in public(ast.parse(source).body) if isinstance(d, ast.FunctionDef)]
    typed = {d.name: " ".join(ast.unparse(a.annotation) for a in d.args.args if a.annotation) for d in several}
    given = {d.name: ast.unparse(d.returns) if d.returns else "" for d in several}
    said = {d.name: ast.get_docstring(d) or "" for d in several}
    return [n for n in said if ARRAYS.search(f"{typed[n]} {given[n]}") and not SHAPES.search(said[n])]


@pytest.mark.parametrize(("expected", "said"), [(["f"], "The boxes."), ([], "The boxes, shape (n, 4).")])
def test_an_array_without_a_shape_is_found(expected: list[str], said: str) -> None:
    assert expected == shapeless(f'def f(x: Floats) -> None:\n    """{said}"""')


@pytest.mark.parametrize("room", ["extractor/readers/pdf", "extractor/scoring"])
def test_arrays_have_their_shapes_told(room: str) -> None:
    found = {f.name: s for f in (ROOT / room).rglob("*.py") if (s := shapeless(f.read_text("utf-8")))}
    assert found == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_each_public_name_says_what_it_promises_and_raises(package: str) -> None:
    unsaid = {}
    for file in (ROOT / package).rglob("*.py"):
        name = file.relative_to(ROOT).as_posix()
        told = frozenset(error for room, error in TOLD_ONCE.items() if name.startswith(f"{room}/"))
        if found := lacks(file.read_text("utf-8"), told):
            unsaid[name] = found
    assert unsaid == {}
