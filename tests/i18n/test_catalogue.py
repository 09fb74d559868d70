"""Catalogues: which words are spoken, where they are read, and by whom."""

import os
import subprocess
import sys
import threading
from gettext import NullTranslations
from pathlib import Path

import pytest
from support.pseudo import activate_pseudo, stretched, unmarked

from lianes_desktop import assets
from lianes_desktop.i18n import catalogue, compiler

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Dépenses"
msgstr "{word}"
"""


def _written(folder: Path, word: str) -> Path:
    source = folder / "lianes.po"
    source.write_text(PO.replace("{word}", word), encoding="utf-8")
    return source


@pytest.mark.parametrize(("language", "word"), [("fr", "Dépenses"), ("en", "Expenses"), ("ar", "المصاريف")])
def test_each_language_says_expenses_in_its_own_word(language: str, word: str) -> None:
    catalogue.activate(language)
    assert catalogue.language() == language
    assert catalogue._("Dépenses") == word


def test_only_arabic_is_written_from_right_to_left() -> None:
    directions = {}
    for language in catalogue.LANGUAGES:
        catalogue.activate(language)
        directions[language] = catalogue.right_to_left()
    assert directions == {"fr": False, "ar": True, "en": False}


def test_every_language_has_a_name_its_speakers_read() -> None:
    assert set(catalogue.NAMES) == set(catalogue.LANGUAGES)


def test_a_language_not_shipped_is_refused_and_the_present_one_stays() -> None:
    with pytest.raises(ValueError, match="zgh"):
        catalogue.activate("zgh")
    assert catalogue.language() == "fr"


def test_french_prints_curved_apostrophes_and_keeps_high_signs_on_the_line() -> None:
    assert catalogue._("Vue d'ensemble") == "Vue d’ensemble"
    assert catalogue._("Ce jour n'existe pas dans le calendrier.") == "Ce jour n’existe pas dans le calendrier."
    assert "jour\u00a0: vérifiez" not in catalogue._("À remplir.")
    assert catalogue._("Trop long : {most} caractères au plus.").startswith("Trop long\u00a0:")


def test_an_unknown_message_is_shown_as_it_was_written() -> None:
    catalogue.activate("ar")
    assert catalogue._("jamais traduit") == "jamais traduit"


def test_a_context_tells_two_meanings_apart() -> None:
    catalogue.activate("ar")
    assert catalogue.pgettext("currency", "MAD") == "درهم"


def test_a_marked_message_stays_as_it_is() -> None:
    catalogue.activate("en")
    assert catalogue.N_("Dépenses") == "Dépenses"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["il y a {n} jour"] * 2 + ["il y a {n} jours"] * 6),
        ("en", ["{n} days ago", "{n} day ago"] + ["{n} days ago"] * 6),
        (
            "ar",
            [
                "اليوم",
                "قبل يوم",
                "قبل يومين",
                "قبل {n} أيام",
                "قبل {n} أيام",
                "قبل {n} يوما",
                "قبل {n} يوم",
                "قبل {n} يوم",
            ],
        ),
    ],
)
def test_numbers_pick_their_plural_form(language: str, said: list[str]) -> None:
    catalogue.activate(language)
    counts = (0, 1, 2, 3, 10, 11, 100, 101)
    assert [catalogue.ngettext("il y a {n} jour", "il y a {n} jours", n) for n in counts] == said


def test_a_document_speaks_french_while_the_window_speaks_arabic() -> None:
    catalogue.activate("ar")
    with catalogue.speaking("fr"):
        assert catalogue._("Dépenses") == "Dépenses"
        assert not catalogue.right_to_left()
    assert catalogue._("Dépenses") == "المصاريف"


def test_speaking_in_one_thread_leaves_the_others_alone() -> None:
    heard: list[str] = []
    with catalogue.speaking("en"):
        thread = threading.Thread(target=lambda: heard.append(catalogue._("Dépenses")))
        thread.start()
        thread.join()
        assert catalogue._("Dépenses") == "Expenses"
    assert heard == ["Dépenses"]


def test_before_anything_is_asked_french_is_spoken() -> None:
    said = subprocess.run(
        [sys.executable, "-c", 'from lianes_desktop.i18n.catalogue import _; print(_("Vue d\'ensemble"))'],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert said.stdout == "Vue d’ensemble\n"


def test_a_fresh_compiled_catalogue_is_read_without_babel() -> None:
    code = (
        "import sys; from lianes_desktop.i18n import catalogue\n"
        "catalogue.is_fresh = lambda source: True\n"
        "catalogue.activate('en'); catalogue._('Dépenses')\n"
        "import lianes_desktop.i18n.formats, lianes_desktop.i18n.wording\n"
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert said.stdout == "[]\n"


def test_a_source_newer_than_its_compiled_catalogue_is_the_one_read(tmp_path: Path) -> None:
    source = _written(tmp_path, "ancien")
    compiled = source.with_suffix(".mo")
    compiled.write_bytes(compiler.compiled(source))
    assert catalogue.is_fresh(source)
    _written(tmp_path, "nouveau")
    later = compiled.stat().st_mtime_ns + 1_000_000
    os.utime(source, ns=(later, later))
    assert not catalogue.is_fresh(source)
    assert catalogue.read(source).gettext("Dépenses") == "nouveau"


def test_an_installed_catalogue_needs_no_source(tmp_path: Path) -> None:
    source = _written(tmp_path, "installé")
    source.with_suffix(".mo").write_bytes(compiler.compiled(source))
    source.unlink()
    assert catalogue.read(source).gettext("Dépenses") == "installé"


def test_a_source_alone_is_compiled_in_memory_and_nothing_is_written(tmp_path: Path) -> None:
    source = _written(tmp_path, "seul")
    assert catalogue.read(source).gettext("Dépenses") == "seul"
    assert list(tmp_path.iterdir()) == [source]


def test_a_catalogue_that_is_nowhere_is_said_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"lianes\.po"):
        catalogue.read(tmp_path / "lianes.po")


def test_the_pseudo_language_marks_and_stretches_but_keeps_what_code_needs() -> None:
    activate_pseudo()
    assert catalogue._("&Trop long : {most} <b>caractères</b>") == (
        "⟦&Tröp löñg : {most} <b>çàràçtèrés</b>··············⟧"
    )
    assert catalogue.ngettext("{n} reçu", "{n} reçus", 2) == stretched("{n} reçus")
    assert catalogue.ngettext("{n} reçu", "{n} reçus", 0) == stretched("{n} reçu")
    assert catalogue.pgettext("currency", "MAD") == stretched("MAD")
    assert not catalogue.right_to_left()
    activate_pseudo(rtl=True)
    assert catalogue.right_to_left()


def test_words_left_out_of_the_catalogues_are_seen_in_the_pseudo_language() -> None:
    assert unmarked("Dépenses")
    assert unmarked(f"{stretched('Reçu')} oublié")
    assert not unmarked(f"{stretched('Reçu')} 12,00\u00a0€ · 14:30")
    assert not unmarked(stretched(f"Chez {stretched('Ada')}"))
    assert not unmarked(f"{stretched('Un reçu trop long')[:-4]}…")


def test_other_words_can_be_used_with_a_language() -> None:
    catalogue.use("en", NullTranslations())
    assert catalogue.language() == "en"
    assert catalogue._("Dépenses") == "Dépenses"


def test_resources_and_translations_are_found_in_a_checkout() -> None:
    assert assets.resource("reference", "reference_data.json").is_file()
    assert (assets.translations() / "lianes.pot").is_file()


def test_an_installed_package_finds_its_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lianes_desktop" / "resources").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "lianes_desktop")
    assets._folder.cache_clear()
    try:
        assert assets.resource("a", "b") == tmp_path / "lianes_desktop" / "resources" / "a" / "b"
    finally:
        assets._folder.cache_clear()
