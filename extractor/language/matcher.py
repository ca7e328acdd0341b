"""The matcher that finds the vocabulary's words: spaCy's, imported without its pipelines.

SpaCy imports all of itself for any part of itself: pipelines, training, a command line, two network clients, two
generations of a validator. The phrase matcher, its documents and its strings need none of them, only some names of
theirs. So those names are lent while the three are imported, which takes a quarter of the time and half of the memory.
A spaCy that asks for another name is imported whole.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PACKAGES = ("spacy", "spacy.tokens", "spacy.matcher", "spacy.lang")
"""What is opened without running what stands at its top, which imports everything in it and beside it."""
_UNUSED = ("get_words_and_spaces", "normalize_slice", "ensure_path", "load_language_data")


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of spaCy that are used, and the number of the attribute by which words are told apart."""

    vocab: type[Vocab]
    doc: type[Doc]
    phrase_matcher: type[PhraseMatcher]
    orth: Any


@cache
def spacy_parts() -> Parts:
    """The matcher, its documents and its strings, imported once a process.

    Where spaCy has been imported already it is taken as it is.
    """
    if "spacy" in sys.modules:
        return _imported()
    before = set(sys.modules)
    lent = _lent()
    sys.modules.update(lent)
    try:
        return _imported()
    except (ImportError, AttributeError, TypeError):  # it asks for more than is lent
        for name in [n for n in sys.modules if n.partition(".")[0] == "spacy" and n not in before]:
            del sys.modules[name]
    finally:
        for name, module in lent.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    return _imported()


def _imported() -> Parts:
    from spacy.attrs import ORTH  # type: ignore[import-not-found]
    from spacy.matcher.phrasematcher import PhraseMatcher
    from spacy.tokens.doc import Doc
    from spacy.vocab import Vocab

    vocab = Vocab()
    PhraseMatcher(vocab, attr=ORTH)(Doc(vocab, words=["a"]))
    return Parts(Vocab, Doc, PhraseMatcher, ORTH)


def _lent() -> dict[str, ModuleType]:
    """The modules that stand in for others; none of a name that this process has the real one of."""
    import numpy

    spec = find_spec("spacy")
    if spec is None or not spec.submodule_search_locations:
        return {}
    ops = SimpleNamespace(xp=numpy)
    top = spec.submodule_search_locations[0]
    made = {name: _package(name, f"{top}{name[5:].replace('.', '/')}") for name in _PACKAGES}
    made["thinc"] = _package("thinc", "")
    names: dict[str, dict[str, Any]] = {
        "thinc.api": {
            "get_array_module": lambda _: numpy,
            "get_current_ops": lambda: ops,
            "Ops": object,
            "Optimizer": object,
        },
        "thinc.backends": {"get_array_ops": lambda _: ops},
        "thinc.types": {"Floats2d": object},
        "thinc.util": {"copy_array": lambda array: array.copy()},
        "srsly": {"msgpack_dumps": lambda _: b"\x90"},  # of the one list that is packed at import, an empty one
        "spacy.util": {
            "registry": SimpleNamespace(vectors=lambda _: _unchanged),
            "SimpleFrozenDict": dict,
            **dict.fromkeys(
                ("get_words_and_spaces", "normalize_slice", "ensure_path", "load_language_data"), _left_out
            ),
        },
        "spacy.schemas": {"TokenPattern": _left_out},
        "spacy.lang.tokenizer_exceptions": {"URL_MATCH": None},
    }
    for name, content in names.items():
        module = made[name] = ModuleType(name)
        vars(module).update(content)
    return {name: module for name, module in made.items() if name not in sys.modules}


def _package(name: str, place: str) -> ModuleType:
    module = ModuleType(name)
    module.__path__ = [place]
    return module


def _unchanged(registered: Callable[..., object]) -> Callable[..., object]:
    return registered


def _left_out(*_: object, **__: object) -> None:
    raise NotImplementedError("this part of spaCy is left out")
