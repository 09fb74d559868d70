"""The command line as typed, made into a request or refused with the word that was not understood.

``argparse`` speaks English alone: its refusals and headings cannot be translated without patching it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

from lianes_desktop.i18n.catalogue import LANGUAGES, N_, _


class Exit(IntEnum):
    """What the program tells the shell."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    UNAVAILABLE = 3


class Command(StrEnum):
    """What is asked for."""

    WINDOW = "window"
    DEMO = "demo"
    VERIFY = "verify"
    TAKE_IN = "take-in"
    READ = "read"
    OFFICE = "office"
    """The office's own commands, each named by the word after it: ``Task``."""
    SELF_TEST = "self-test"
    HELP = "help"
    VERSION = "version"


class Task(StrEnum):
    """What the office asks for without a window."""

    CHECK_TRAIL = "check-trail"
    EXPORT_TRAIL = "export-trail"
    MOVE_TO = "move-to"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, and with what."""

    command: Command = Command.WINDOW
    files: tuple[Path, ...] = ()
    """The file of ``verify``, those of ``take-in`` and ``read``; for the window, the files to open in it."""
    data_dir: Path | None = None
    language: str | None = None
    folder: Path | None = None
    """Where ``demo`` leaves its files."""
    json: bool = False
    """Whether ``read`` answers in JSON."""
    task: Task | None = None
    """What ``office`` is asked for."""
    place: str = ""
    """Where ``office move-to`` moves the store: ``sqlite``, or the address of a PostgreSQL database."""
    shared: Path | None = None
    """Where ``office move-to`` copies the bundles taken in, for everybody."""


class UsageError(Exception):
    """The command line is not understood; the text says which word and why, in the person's language."""


_TYPED = (Command.DEMO, Command.VERIFY, Command.TAKE_IN, Command.READ, Command.OFFICE, Command.SELF_TEST)
_FLAGS = {"--help": Command.HELP, "-h": Command.HELP, "--version": Command.VERSION}
_VALUED = frozenset({"--data-dir", "--lang", "--folder", "--files"})
_BARE = frozenset({"--json"})
_SQLITE, _POSTGRESQL = "sqlite", ("postgresql://", "postgres://")
_FILES = {Command.VERIFY: 1, Command.DEMO: 0, Command.SELF_TEST: 0}
_TASK_FILES = {Task.CHECK_TRAIL: (0, 1), Task.EXPORT_TRAIL: (1, 1), Task.MOVE_TO: (0, 0)}
"""The fewest and the most files of each task."""

_USES = (
    ("", N_("ouvre la fenêtre")),
    (N_("FICHIER"), N_("ouvre la fenêtre et y prend le fichier")),
    (N_("verify FICHIER"), N_("vérifie un fichier signé et dit ce qu'il vaut, sans rien garder")),
    (N_("take-in FICHIER…"), N_("vérifie des fichiers signés, puis les prend en charge, l'un après l'autre")),
    (N_("read FICHIER… [--json]"), N_("lit des reçus sur cet ordinateur : montant, date, fournisseur, TVA")),
    (N_("demo [--folder DOSSIER]"), N_("joue une mission d'exemple, de la saisie à la prise en charge")),
    (N_("office check-trail [FICHIER]"), N_("vérifie le journal du bureau, ou un journal exporté")),
    (N_("office export-trail FICHIER"), N_("écrit le journal du bureau dans un fichier vérifiable")),
    (
        N_("office move-to postgresql://… [--files DOSSIER]"),
        N_("met les dossiers du bureau dans une base que tous ses postes partagent ; sqlite les ramène ici"),
    ),
    ("self-test", N_("vérifie que l'application fonctionne sur cet ordinateur")),
)
_OPTIONS = (
    (N_("--data-dir DOSSIER"), N_("emplacement des données, au lieu de celui de l'ordinateur")),
    ("--lang fr|ar|en", N_("langue, au lieu de celle des réglages")),
    ("--version", N_("dit la version")),
    ("--help", N_("dit ceci")),
)
_CODES = (
    (Exit.OK, N_("tout va bien")),
    (Exit.REFUSED, N_("refusé : le fichier n'est pas bon, ou ce qui est demandé ne se peut pas")),
    (Exit.USAGE, N_("la commande n'est pas comprise")),
    (Exit.UNAVAILABLE, N_("l'ordinateur fait obstacle : disque plein, fichier introuvable, accès refusé")),
)
_WIDTH = 34


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language to answer in: the one asked for, else the system's, else French."""
    asked = [value for name, value in _options(arguments) if name == "--lang"]
    system = [environment.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    wanted = (one[:2] for text in (*asked, *system) for one in text.split(":"))
    return next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


def parse(arguments: Sequence[str]) -> Request:
    """The request a command line makes.

    Raises:
        UsageError: an option or a command that does not exist, a value or a file missing or too many.
    """
    given = dict[str, str]()
    words = list[str]()
    flags = list[Command]()
    for name, value in _options(arguments):
        if not name:
            words.append(value)
        elif name in _FLAGS:
            flags.append(_FLAGS[name])
        elif name in _BARE:
            given[name] = name
        elif name not in _VALUED:
            raise UsageError(_("Option inconnue : {option}.").format(option=name))
        elif not value:
            raise UsageError(_("Il manque une valeur après {option}.").format(option=name))
        else:
            given[name] = value
    if flags:
        return Request(flags[0])
    command = next((one for one in _TYPED if words[:1] == [one]), Command.WINDOW)
    task = _task(words[1:]) if command is Command.OFFICE else None
    place = _place(words[2:]) if task is Task.MOVE_TO else ""
    files = () if place else tuple(map(Path, words if command is Command.WINDOW else words[1 if task is None else 2 :]))
    _check(command, files, given)
    if "--files" in given and not place:
        allowed = f"{Command.OFFICE} {Task.MOVE_TO}"
        raise UsageError(_("{option} ne va qu'avec {command}.").format(option="--files", command=allowed))
    if task is not None:
        _check_count(f"{command} {task}", files, *_TASK_FILES[task])
    return Request(
        command,
        files,
        Path(given["--data-dir"]) if "--data-dir" in given else None,
        given.get("--lang"),
        Path(given["--folder"]) if "--folder" in given else None,
        "--json" in given,
        task,
        place,
        Path(given["--files"]) if "--files" in given else None,
    )


def help_text() -> str:
    """Every use, option and exit code, in the person's language."""
    blocks = [
        _("Lianes : consigner une mission hors ligne, remettre un fichier signé, être remboursé."),
        _block(_("Emploi"), [(f"lianes-desktop {_(use) if use else ''}".rstrip(), _(what)) for use, what in _USES]),
        _block(_("Options"), [(_(option), _(what)) for option, what in _OPTIONS]),
        _block(_("Codes de fin"), [(str(int(code)), _(what)) for code, what in _CODES]),
    ]
    return "\n\n".join(blocks) + "\n"


def _block(title: str, lines: Sequence[tuple[str, str]]) -> str:
    """A titled list; what is too wide for its column stands on a line of its own."""
    rows = [title]
    for left, right in lines:
        rows += [f"  {left:<{_WIDTH}}  {right}"] if len(left) <= _WIDTH else [f"  {left}", f"{'':<{_WIDTH + 4}}{right}"]
    return "\n".join(rows)


def _options(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each option with its value, ``--name=value`` or ``--name value``; plain words under no name."""
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            yield from (("", one) for one in rest)
        elif not word.startswith("-") or word == "-":
            yield "", word
        else:
            name, equals, value = word.partition("=")
            yield name, value if equals or name not in _VALUED else next(rest, "")


def _task(words: Sequence[str]) -> Task:
    """What ``office`` is asked for."""
    if not words:
        raise UsageError(_("Il manque une commande après {command}.").format(command=Command.OFFICE))
    task = next((one for one in Task if one == words[0]), None)
    if task is None:
        raise UsageError(_("Commande inconnue : {command}.").format(command=f"{Command.OFFICE} {words[0]}"))
    return task


def _check_count(command: str, files: tuple[Path, ...], fewest: int, most: int) -> None:
    """Refuse too few files, or too many."""
    if len(files) < fewest:
        raise UsageError(_("Il manque le fichier après {command}.").format(command=command))
    if len(files) > most:
        raise UsageError(_("Mot de trop : {word}.").format(word=files[most]))


def _check(command: Command, files: tuple[Path, ...], given: Mapping[str, str]) -> None:
    """Refuse what does not go together."""
    wanted = _FILES.get(command)
    if wanted is not None:
        _check_count(command, files, wanted, wanted)
    elif command in {Command.READ, Command.TAKE_IN}:
        _check_count(command, files, 1, len(files) + 1)
    if given.get("--lang", LANGUAGES[0]) not in LANGUAGES:
        raise UsageError(_("Langue inconnue : {language}. Choisissez fr, ar ou en.").format(language=given["--lang"]))
    if "--json" in given and command is not Command.READ:
        raise UsageError(_("{option} ne va qu'avec {command}.").format(option="--json", command=Command.READ))
    if "--folder" in given and command is not Command.DEMO:
        raise UsageError(_("{option} ne va qu'avec {command}.").format(option="--folder", command=Command.DEMO))


def _place(words: Sequence[str]) -> str:
    """Where ``office move-to`` moves the store."""
    if len(words) != 1 or (words[0] != _SQLITE and not words[0].startswith(_POSTGRESQL)):
        raise UsageError(_("Après move-to, écrivez sqlite ou postgresql://nom@serveur/base."))
    return words[0]
