"""The workshop of the catalogues: ``python -m lianes_desktop.i18n.words update``.

Babel alone writes the files under ``translations/``. Nothing here runs while the window is open.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from lianes_desktop import durable
from lianes_desktop.assets import translations
from lianes_desktop.i18n.catalogue import LANGUAGES, source_of
from lianes_desktop.i18n.compiler import compiled, load

_PACKAGE = Path(__file__).parents[1]
_PROJECT = "lianes-desktop"
_PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "en": "nplurals=2; plural=(n != 1);",
    # the order of GNU's own tools; Babel's default for Arabic swaps the last two
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
_PROOF = "# Modern standard Arabic with Moroccan administrative words: to be proof-read by a native speaker."
_TAG = re.compile(r"</?[a-z]+|&(?=\w)")
_BEFORE_HIGH_SIGN = re.compile(r" (?=[:;!?»])|(?<=«) ")

Texts = str | list[str] | tuple[str, ...]


def template() -> Path:
    """The file of every message the sources hold."""
    return translations() / "lianes.pot"


def french(message: str) -> str:
    """A source message as French prints it: curved apostrophes, and no line broken before high signs."""
    return _BEFORE_HIGH_SIGN.sub("\u00a0", message.replace("'", "’"))


def _sign(catalog: Catalog) -> None:
    """Fill the header's fields with what stays true, so that they never change by themselves."""
    catalog.version = "1"
    catalog.msgid_bugs_address = catalog.language_team = catalog.last_translator = _PROJECT
    catalog.revision_date = catalog.creation_date


def _calls(node: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every call below a node, in the order it is read: the function's name and its arguments that are texts."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name):
            texts = [one.value for one in child.args if isinstance(one, ast.Constant)]
            yield child.func.id, tuple(text for text in texts if isinstance(text, str))
        yield from _calls(child)


def extracted() -> Catalog:
    """Every message marked in the sources, read from their syntax trees.

    Babel's own reader sees the inside of a formatted string from Python 3.12 on only: a tree is the same everywhere.
    """
    catalog = Catalog(project=_PROJECT, fuzzy=False, header_comment=f"# Messages of {_PROJECT}.")
    _sign(catalog)
    for source in sorted(_PACKAGE.rglob("*.py")):
        for name, texts in _calls(ast.parse(source.read_bytes())):
            match name, texts:
                case "_" | "N_", (message,):
                    catalog.add(message)
                case "ngettext", (one, many):
                    catalog.add((one, many))
                case "pgettext", (context, message):
                    catalog.add(message, context=context)
                case _:
                    pass
    return catalog


def save(path: Path, catalog: Catalog) -> None:
    """Write a catalogue the one way we write them: no line numbers, so that a change shows alone."""
    out = BytesIO()
    write_po(out, catalog, width=110, no_location=True, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    durable.write_bytes(path, out.getvalue())


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in catalog if message.id]


def _keys(catalog: Catalog) -> list[tuple[str | None, Texts]]:
    """What identifies the messages of a catalogue, in order."""
    return [(message.context, message.id) for message in messages(catalog)]


def extract() -> None:
    """Write the template anew when the sources' messages changed."""
    fresh = extracted()
    if not template().exists() or _keys(load(template())) != _keys(fresh):
        save(template(), fresh)


def opened(language: str) -> Catalog:
    """The catalogue of a language, or an empty one, under the right header."""
    path = source_of(language)
    catalog = load(path, language) if path.exists() else Catalog(locale=language, project=_PROJECT, fuzzy=False)
    catalog.mime_headers = [("Plural-Forms", _PLURALS[language])]
    catalog.header_comment = f"# {_PROJECT}, {language}." + (f"\n{_PROOF}" if language == "ar" else "")
    return catalog


def update() -> None:
    """Extract, bring every catalogue in line, and compile; French fills itself from the sources."""
    extract()
    for language in LANGUAGES:
        catalog = opened(language)
        catalog.update(load(template()), no_fuzzy_matching=True)
        _sign(catalog)
        if language == "fr":
            for message in messages(catalog):
                one = message.id
                message.string = french(one) if isinstance(one, str) else tuple(french(form) for form in one)
        save(source_of(language), catalog)
    compile_all()


def compile_all() -> None:
    """Compile every catalogue beside its source."""
    for language in LANGUAGES:
        source = source_of(language)
        durable.write_bytes(source.with_suffix(".mo"), compiled(source))


def _forms(texts: Texts | None) -> tuple[str, ...]:
    """Every form of a message or of its translation."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ())


def _places(text: str) -> set[str]:
    """The names between braces, the tags and the accelerators; ``ValueError`` when a brace stands alone."""
    names = {f"{{{name}}}" for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    return names | set(_TAG.findall(text))


def _wrong_places(message: Message) -> bool:
    """Whether a translation lost a placeholder or made one up; a plural form may do without its number."""
    try:
        wanted = set[str]().union(*map(_places, _forms(message.id)))
        optional = {"{n}"} if message.pluralizable else set[str]()
        return any(not wanted - optional <= _places(form) <= wanted for form in _forms(message.string))
    except ValueError:
        return True


def _wrong_in(language: str, wanted: set[tuple[str | None, Texts]]) -> Iterator[str]:
    """What is wrong in one catalogue; too many plural forms are refused as it is loaded."""
    path = source_of(language)
    if not path.exists():
        yield f"{language}: no catalogue"
        return
    catalog = load(path, language)
    if catalog.plural_forms != _PLURALS[language]:
        yield f"{language}: plural forms {catalog.plural_forms}"
    if set(_keys(catalog)) != wanted:
        yield f"{language}: not the messages of the template"
    if catalog.obsolete:
        yield f"{language}: obsolete messages"
    for message in messages(catalog):
        if message.fuzzy or not all(_forms(message.string)):  # a plural form left out is read as an empty one
            yield f"{language}: untranslated: {message.id}"
        elif _wrong_places(message):
            yield f"{language}: placeholders differ: {message.id}"


def problems() -> list[str]:
    """Everything that keeps the catalogues from being shipped."""
    source = load(template())
    wrong = [f"literal percent sign: {message.id}" for message in messages(source) if "%" in "".join(message.id)]
    if _keys(source) != _keys(extracted()):
        wrong.append("the template is not up to date with the sources")
    wanted = set(_keys(source))
    for language in LANGUAGES:
        wrong += _wrong_in(language, wanted)
    return wrong


def check() -> int:
    """Say what is wrong on the error stream; 1 when anything is."""
    wrong = problems()
    for line in wrong:
        print(line, file=sys.stderr)  # noqa: T201 - a command speaks on its stream
    return 1 if wrong else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step by its name."""
    steps = {"extract": extract, "update": update, "compile": compile_all, "check": check}
    parser = argparse.ArgumentParser(prog="python -m lianes_desktop.i18n.words", description=__doc__)
    parser.add_argument("step", choices=steps)
    return steps[parser.parse_args(arguments).step]() or 0


if __name__ == "__main__":
    sys.exit(main())
