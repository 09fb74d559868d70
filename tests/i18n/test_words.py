"""The gate of the catalogues: complete, right, and in line with the sources."""

import re
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from conftest import ROOT
from hatchling.build import build_wheel

from lianes_desktop.i18n import catalogue, words
from lianes_desktop.i18n.compiler import compiled, load

CLDR_FORMS = {
    "fr": {"one": 0, "many": 1, "other": 1},
    "en": {"one": 0, "other": 1},
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 4, "other": 5},
}
LOCALES = {"fr": "fr_FR", "ar": "ar_MA", "en": "en_GB"}
PAGE = """
TITLES = {1: N_("Reçu perdu")}
def show(name, n, other):
    print(_("L'aide : {name}").format(name=name), ngettext("{n} an", "{n} ans", n), _(other))
    return pgettext("money", "MAD"), f"1 {_('Caché')}"
"""
SAID: dict[str, dict[str, str | tuple[str, ...]]] = {
    "en": {
        "Reçu perdu": "Lost receipt",
        "L'aide : {name}": "Help: {name}",
        "{n} an": ("{n} year", "{n} years"),
        "MAD": "MAD",
        "Caché": "Hidden",
    },
    "ar": {
        "Reçu perdu": "وصل ضائع",
        "L'aide : {name}": "مساعدة: {name}",
        "{n} an": ("{n} سنة",) * 6,
        "MAD": "درهم",
        "Caché": "خفي",
    },
}
STRAIGHT = re.compile(r"(?<=\w)'(?=\w)")


def _forms(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every translated form of a catalogue, under the message it translates."""
    for message in words.messages(catalog):
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for string in strings:
            yield str(message.id), string


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program with its finished catalogues, to plant mistakes in."""
    folder, sources = tmp_path / "translations", tmp_path / "sources"
    sources.mkdir()
    (sources / "page.py").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(words, "_PACKAGE", sources)
    monkeypatch.setattr(words, "translations", lambda: folder)
    monkeypatch.setattr(words, "source_of", lambda language: folder / language / "LC_MESSAGES" / "lianes.po")
    words.update()
    for language, said in SAID.items():
        catalog = words.opened(language)
        for message in words.messages(catalog):
            key = message.id if isinstance(message.id, str) else message.id[0]
            message.string = said[key]
        words.save(_po(folder, language), catalog)
    assert words.problems() == []
    return folder


def _po(workshop: Path, language: str) -> Path:
    return workshop / language / "LC_MESSAGES" / "lianes.po"


def _plant(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_catalogues_may_be_shipped() -> None:
    assert words.problems() == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_apostrophes_are_curved(language: str) -> None:
    straight = [string for _id, string in _forms(load(catalogue.source_of(language))) if STRAIGHT.search(string)]
    assert straight == []


def test_french_never_breaks_a_line_before_a_high_sign() -> None:
    broken = [string for _id, string in _forms(load(catalogue.source_of("fr"))) if re.search(r" [:;!?»]|« ", string)]
    assert broken == []


def test_arabic_uses_western_digits_and_its_own_punctuation() -> None:
    foreign = [string for _id, string in _forms(load(catalogue.source_of("ar"))) if re.search("[٠-٩۰-۹,;?]", string)]
    allowed = re.compile(r"\d,\d|E[UM]R")
    assert [string for string in foreign if not allowed.search(string)] == []


def test_arabic_sentences_that_open_with_an_inserted_word_say_their_direction() -> None:
    bare = [string for _id, string in _forms(load(catalogue.source_of("ar"))) if string.startswith("{")]
    assert bare == []


def test_nobody_shouts() -> None:
    loud = [
        string
        for language in catalogue.LANGUAGES
        for _id, string in _forms(load(catalogue.source_of(language)))
        if "!" in string
    ]
    assert loud == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    category = Locale.parse(LOCALES[language]).plural_form
    catalogue.activate(language)
    one, many = "il y a {n} jour", "il y a {n} jours"
    message = load(catalogue.source_of(language), language).get((one, many))
    assert message is not None
    forms = list(message.string or ())
    for n in [*range(1200), 10**6]:
        assert catalogue.ngettext(one, many, n) == forms[CLDR_FORMS[language][category(n)]]


def test_the_arabic_catalogue_asks_for_proof_reading() -> None:
    assert "proof-read by a native speaker" in catalogue.source_of("ar").read_text(encoding="utf-8")[:300]


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_gettexts_own_compiler_accepts_the_catalogue(language: str, tmp_path: Path) -> None:
    compiler = shutil.which("msgfmt")
    if compiler is None:
        assert compiled(catalogue.source_of(language))
        return
    out = tmp_path / "lianes.mo"
    ran = subprocess.run(
        [compiler, "--check", "-o", str(out), str(catalogue.source_of(language))],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_bringing_up_to_date_twice_changes_nothing(workshop: Path) -> None:
    first = {file: file.read_bytes() for file in workshop.rglob("*.po*")}
    assert words.main(["update"]) == 0
    assert {file: file.read_bytes() for file in workshop.rglob("*.po*")} == first
    assert catalogue.read(_po(workshop, "ar")).gettext("Reçu perdu") == "وصل ضائع"


def test_french_fills_itself(workshop: Path) -> None:
    shutil.rmtree(workshop / "fr")
    words.update()
    assert words.problems() == []
    assert dict(_forms(load(_po(workshop, "fr"))))["L'aide : {name}"] == "L’aide\u00a0: {name}"


def test_messages_are_found_wherever_a_source_marks_them(workshop: Path) -> None:
    found = [(message.context, message.id) for message in words.messages(load(workshop / "lianes.pot"))]
    assert found == [
        (None, "Reçu perdu"),
        (None, "L'aide : {name}"),
        (None, ("{n} an", "{n} ans")),
        ("money", "MAD"),
        (None, "Caché"),
    ]


def test_a_new_message_reaches_every_catalogue_and_an_old_one_leaves(workshop: Path) -> None:
    _plant(workshop.parent / "sources" / "page.py", "Caché", "Trouvé")
    assert "the template is not up to date with the sources" in words.problems()
    words.update()
    assert words.problems() == ["ar: untranslated: Trouvé", "en: untranslated: Trouvé"]
    assert "Caché" not in _po(workshop, "en").read_text(encoding="utf-8")


def test_extracting_alone_touches_the_template_only(workshop: Path) -> None:
    _plant(workshop.parent / "sources" / "page.py", "Caché", "Trouvé")
    assert words.main(["extract"]) == 0
    assert "Trouvé" in (workshop / "lianes.pot").read_text(encoding="utf-8")
    assert "Trouvé" not in _po(workshop, "en").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "old", "new", "wrong"),
    [
        ("en", 'msgstr "Lost receipt"', 'msgstr ""', "en: untranslated: Reçu perdu"),
        ("en", 'msgid "Reçu perdu"', '#, fuzzy\nmsgid "Reçu perdu"', "en: untranslated: Reçu perdu"),
        ("en", "Help: {name}", "Help: {nom}", "en: placeholders differ: L'aide : {name}"),
        ("en", "Help: {name}", "Help: {name", "en: placeholders differ: L'aide : {name}"),
        ("en", "Help: {name}", "Help", "en: placeholders differ: L'aide : {name}"),
        ("en", "Help: {name}", "<b>Help</b>: {name}", "en: placeholders differ: L'aide : {name}"),
        ("en", "Help: {name}", "&Help: {name}", "en: placeholders differ: L'aide : {name}"),
        ("ar", 'msgstr[5] "{n} سنة"\n', "", "ar: untranslated: ('{n} an', '{n} ans')"),
        ("ar", "n==0 ? 0", "n==9 ? 0", "ar: plural forms"),
        ("en", 'msgid "Reçu perdu"', 'msgid "Reçu volé"', "en: not the messages of the template"),
        (
            "en",
            'msgid "Reçu perdu"',
            '#~ msgid "Parti"\n#~ msgstr "Gone"\n\nmsgid "Reçu perdu"',
            "en: obsolete messages",
        ),
    ],
)
def test_a_mistake_in_a_catalogue_is_found(workshop: Path, language: str, old: str, new: str, wrong: str) -> None:
    _plant(_po(workshop, language), old, new)
    (found,) = words.problems()
    assert found.startswith(wrong)


def test_a_plural_form_may_do_without_its_number(workshop: Path) -> None:
    _plant(_po(workshop, "ar"), 'msgstr[1] "{n} سنة"', 'msgstr[1] "سنة"')
    assert words.problems() == []


def test_a_percent_sign_is_found(workshop: Path) -> None:
    _plant(workshop / "lianes.pot", 'msgid "Reçu perdu"', 'msgid "Reçu à 100 %"')
    assert "literal percent sign: Reçu à 100 %" in words.problems()


def test_the_command_says_what_is_wrong_and_fails(workshop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["check"]) == 0
    shutil.rmtree(workshop / "en")
    assert words.main(["check"]) == 1
    assert capsys.readouterr().err == "en: no catalogue\n"


def test_it_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["words", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(words.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert "{extract,update,compile,check}" in capsys.readouterr().out


def test_compiling_alone_writes_what_is_read_at_run_time(workshop: Path) -> None:
    compiled_ = _po(workshop, "en").with_suffix(".mo")
    compiled_.unlink()
    assert words.main(["compile"]) == 0
    assert compiled_.read_bytes() == compiled(_po(workshop, "en"))


def test_the_wheel_carries_compiled_catalogues_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        inside = sorted(name for name in wheel.namelist() if "/translations/" in name)
    assert inside == [
        f"lianes_desktop/translations/{language}/LC_MESSAGES/lianes.mo" for language in sorted(catalogue.LANGUAGES)
    ]
