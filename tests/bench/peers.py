"""Start-up beside Vorta, KMyMoney and LibreOffice Calc, as Debian packages them: ``make bench-peers``."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import startup
from bench.marks import Mark, table
from bench.paint_clock import Painted, median, start, virtual_screen

_PACKAGES = ("vorta", "kmymoney", "libreoffice-calc", "dbus-x11", "openbox")
_ROUNDS = 5
_LINES = 200


@dataclass(frozen=True, slots=True)
class Peer:
    """A program, how it is started, and how much of its time ours may take."""

    name: str
    command: tuple[str, ...]
    limit: float


def installed() -> None:
    """Install the peers through apt when they are missing and that is permitted."""
    if all(shutil.which(name) for name in ("vorta", "kmymoney", "soffice", "dbus-run-session")):
        return
    if os.geteuid():
        raise SystemExit(f"Run this once: sudo apt-get install -y --no-install-recommends {' '.join(_PACKAGES)}")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_PACKAGES]
    subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def sheet(folder: Path) -> Path:
    """Two hundred expenses as a spreadsheet holds them, in the format that asks nothing when opened."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in (at + 1, "2026-10-14", f"Taxi {at}", "45.00", "MAD", "4.15")
        )
        + "</table:table-row>"
        for at in range(_LINES)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    path = folder / "expenses.fods"
    path.write_text(
        f'<?xml version="1.0"?><office:document {spaces} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="1">{rows}</table:table></office:spreadsheet></office:body></office:document>'
    )
    return path


_ACCOUNT = (
    '<ACCOUNT id="{id}" name="{name}" type="{type}" currency="EUR" description="" institution="" number=""'
    ' opened="2026-01-01" parentaccount="{parent}" lastmodified="" lastreconciled="">{inside}</ACCOUNT>'
)
_BRANCHES = (("Asset", 9), ("Equity", 16), ("Expense", 13), ("Income", 12), ("Liability", 10))


def accounts(folder: Path) -> Path:
    """A small KMyMoney file, so that its first-run questions are not asked."""
    child = '<SUBACCOUNTS><SUBACCOUNT id="A000001"/></SUBACCOUNTS>'
    branches = "".join(
        _ACCOUNT.format(id=f"AStd::{name}", name=name, type=kind, parent="", inside=child if name == "Asset" else "")
        for name, kind in _BRANCHES
    )
    mission = _ACCOUNT.format(id="A000001", name="Mission", type=1, parent="AStd::Asset", inside="")
    empty = "".join(
        f'<{name} count="0"/>'
        for name in ("INSTITUTIONS", "PAYEES", "COSTCENTERS", "TAGS", "TRANSACTIONS", "SCHEDULES", "SECURITIES")
    )
    path = folder / "mission.kmy"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE KMYMONEY-FILE><KMYMONEY-FILE><FILEINFO>'
        '<CREATION_DATE date="2026-01-01"/><LAST_MODIFIED_DATE date="2026-01-01"/><VERSION id="1"/>'
        '<FIXVERSION id="5"/></FILEINFO><USER name="" email=""><ADDRESS street="" city="" county="" zipcode=""'
        f' telephone=""/></USER>{empty}<ACCOUNTS count="6">{branches}{mission}</ACCOUNTS>'
        '<KEYVALUEPAIRS><PAIR key="kmm-baseCurrency" value="EUR"/></KEYVALUEPAIRS><CURRENCIES count="1">'
        '<CURRENCY id="EUR" name="Euro" symbol="EUR" type="3" pp="4" saf="100" scf="100" rounding-method="7"'
        ' trading-currency=""/></CURRENCIES></KMYMONEY-FILE>'
    )
    return path


def peers(folder: Path) -> tuple[Peer, ...]:
    """The three, each opening its window with nothing asked."""
    calc = ("soffice", "--calc", "--norestore", "--nologo", "--nofirststartwizard", str(sheet(folder)))
    return (
        Peer("Vorta", ("dbus-run-session", "--", "vorta"), 0.6),
        Peer("KMyMoney", ("dbus-run-session", "--", "kmymoney", str(accounts(folder))), 0.6),
        Peer("LibreOffice Calc", ("dbus-run-session", "--", *calc), 0.4),
    )


def marks() -> Sequence[Mark]:
    """Our start with 200 expenses beside each peer's, in turn."""
    installed()
    with tempfile.TemporaryDirectory() as place, virtual_screen() as (display, screen):
        folder = Path(place)
        home = folder / "home"
        home.mkdir()
        environment = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"}
        ours = startup.command(folder / "ours", _LINES)
        others = peers(folder)
        times: dict[str, list[Painted]] = {}
        for round_ in range(_ROUNDS + 1):
            for name, command in (("ours", ours), *((peer.name, peer.command) for peer in others)):
                painted = start(command, display, screen, environment)
                if round_:  # the first one warms the disk, and the peers' first-run files
                    times.setdefault(name, []).append(painted)
    mine = median(times["ours"])
    return [mark for peer in others for mark in _marks(peer, mine, median(times[peer.name]))]


def _marks(peer: Peer, ours: Painted, theirs: Painted) -> tuple[Mark, Mark]:
    """The first painted window, as the mark is set; and our page, told beside it: a peer's content is in its window."""

    def beside(seconds: float) -> str:
        return f"{seconds:.2f} s, {ours.megabytes:.0f} MB beside {theirs.seconds:.2f} s, {theirs.megabytes:.0f} MB"

    return (
        Mark(f"start beside {peer.name}", beside(ours.seconds), ours.seconds / theirs.seconds, peer.limit),
        Mark(f"its page beside {peer.name}", beside(ours.page), ours.page / theirs.seconds, None),
    )


if __name__ == "__main__":
    found = marks()
    print(table(found))  # noqa: T201 - what a command tells
    sys.exit(0 if all(mark.passed for mark in found) else 1)
