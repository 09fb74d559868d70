"""A real browser, driven through the WebDriver protocol (W3C) with the standard library alone."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 30.0
_DIRECT = build_opener(ProxyHandler({}))


class Driver:
    """One ``chromedriver``, and the browsers it opened: all gone at ``close``."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is where browsers keep what they keep."""
        self._folder = folder
        self._log = (folder / "driver.log").open("w+")
        self._process = subprocess.Popen(["chromedriver", "--port=0"], stdout=self._log, stderr=subprocess.STDOUT)
        self._address = f"http://127.0.0.1:{self._port()}"
        self._browsers: list[Browser] = []

    def browser(self, language: str = "fr") -> "Browser":
        """A browser of its own: it shares nothing with the others."""
        profile = self._folder / f"profile{len(self._browsers)}"
        arguments = [
            "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-proxy-server",
            "--window-size=412,915", f"--lang={language}", f"--accept-lang={language}", f"--user-data-dir={profile}",
        ]  # fmt: skip
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # its sandbox refuses to start for root
        wanted = {"browserName": "chrome", "goog:chromeOptions": {"args": arguments}}
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._browsers.append(Browser(self, made["sessionId"]))
        return self._browsers[-1]

    def ask(self, method: str, path: str, values: object = None) -> Any:  # noqa: ANN401 - as the protocol has it
        """One command; its ``value``."""
        data = None if values is None else json.dumps(values).encode()
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        try:
            with _DIRECT.open(request, timeout=_PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            with error:
                raise AssertionError(error.read().decode()) from None

    def close(self) -> None:
        """End every browser and the driver."""
        for one in self._browsers:
            with suppress(OSError, AssertionError):
                one.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)
        self._log.close()

    def _port(self) -> int:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            told = (self._folder / "driver.log").read_text()
            if "successfully on port " in told:
                return int(told.rpartition("successfully on port ")[2].partition(".")[0])
            assert self._process.poll() is None, told
            time.sleep(0.05)
        raise AssertionError("the driver does not start")


class Browser:
    """One window on one page."""

    def __init__(self, driver: Driver, session: str) -> None:
        self._driver = driver
        self._path = f"/session/{session}"

    def open(self, address: str) -> None:
        self._driver.ask("POST", f"{self._path}/url", {"url": address})

    def before_each_page(self, script: str) -> None:
        """Have a script run in every page to come, before any of its own."""
        asked = {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script}}
        self._driver.ask("POST", f"{self._path}/goog/cdp/execute", asked)

    def reload(self) -> None:
        self._driver.ask("POST", f"{self._path}/refresh", {})

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """What a script gives, run in the page."""
        return self._driver.ask("POST", f"{self._path}/execute/sync", {"script": script, "args": []})

    def texts(self, selector: str) -> list[str]:
        """The words of every element in sight."""
        found = self.run(
            f"return [...document.querySelectorAll({json.dumps(selector)})]"
            ".filter(one => one.checkVisibility()).map(one => one.textContent)"
        )
        return [str(one) for one in found]

    def choose(self, selector: str, files: Sequence[Path]) -> None:
        """Choose files in a field, as its dialog would."""
        found = self._driver.ask("POST", f"{self._path}/element", {"using": "css selector", "value": selector})
        text = "\n".join(map(str, files))
        self._driver.ask("POST", f"{self._path}/element/{found[_ELEMENT]}/value", {"text": text})

    def wait(self, until: Callable[[], object], what: str) -> None:
        """Let the page work until something holds of it."""
        end = time.monotonic() + _PATIENCE
        while not until():
            assert time.monotonic() < end, f"waited in vain: {what}: {self.run('return document.body.innerText')}"
            time.sleep(0.05)

    def troubles(self) -> list[str]:
        """What the page complained of: errors, and whatever its policy forbade."""
        return [one["message"] for one in self._driver.ask("POST", f"{self._path}/se/log", {"type": "browser"})]

    def picture(self) -> str:
        """What is seen, as PNG in base 64."""
        return str(self._driver.ask("GET", f"{self._path}/screenshot"))

    def close(self) -> None:
        self._driver.ask("DELETE", self._path)
