"""WebDAV servers on loopback over a folder: wsgidav within the tests, and Debian's Apache, configured by us."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

USER, SECRET = "collectivite", "mot de passe d'application"
_APACHE = "/usr/sbin/apache2"
_MODULES = "/usr/lib/apache2/modules"
_LOADED = (
    *(("mpm_event", "mod_mpm_event"), ("authn_core", "mod_authn_core"), ("authn_file", "mod_authn_file")),
    *(("authz_core", "mod_authz_core"), ("authz_user", "mod_authz_user"), ("auth_basic", "mod_auth_basic")),
    *(("dav", "mod_dav"), ("dav_fs", "mod_dav_fs")),
)


@contextmanager
def shown() -> Iterator[Path]:
    """A folder for a server to show; pytest's own are closed to Apache, which is nobody there."""
    with tempfile.TemporaryDirectory(prefix="lianes-dav-") as place:
        Path(place).chmod(0o711)
        folder = Path(place, "dav")
        folder.mkdir()
        yield folder


@contextmanager
def wsgidav(folder: Path) -> Iterator[int]:
    """The port of a server that shows ``folder`` at ``/``."""
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(folder)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": SECRET}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False},
            "verbose": 0,
            "lock_storage": True,
            "property_manager": None,
        }
    )
    server = Server(("127.0.0.1", 0), app, numthreads=8, timeout=5)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join(10)


@contextmanager
def apache(folder: Path) -> Iterator[int]:
    """The port of an Apache with mod_dav that shows ``folder`` at ``/``; ours alone, never the system's service."""
    if not Path(_APACHE).exists():
        pytest.fail("Apache is missing: apt-get install --no-install-recommends apache2-bin (make test asks for it)")
    home = folder.with_name(f"{folder.name}-apache")
    home.mkdir()
    port = _free_port()
    (home / "users").write_text(_password_line(), encoding="ascii")
    (home / "httpd.conf").write_text(_configuration(home, folder, port), encoding="utf-8")
    if os.geteuid() == 0:  # Apache gives its rights away: what it writes to must then be its own
        owner = pwd.getpwnam("www-data")
        for one in (home, folder, *folder.rglob("*")):
            os.chown(one, owner.pw_uid, owner.pw_gid)
    running = subprocess.Popen(
        [_APACHE, "-f", str(home / "httpd.conf"), "-D", "FOREGROUND"], stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_for(port, running)
        yield port
    finally:
        running.terminate()
        running.communicate(timeout=20)
        shutil.rmtree(home, ignore_errors=True)


def _configuration(home: Path, folder: Path, port: int) -> str:
    loaded = "\n".join(f"LoadModule {name}_module {_MODULES}/{file}.so" for name, file in _LOADED)
    return f"""
ServerRoot "{home}"
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile "{home}/pid"
Mutex file:{home} default
ErrorLog "{home}/log"
{loaded}
User www-data
Group www-data
StartServers 1
ThreadsPerChild 8
MaxRequestWorkers 16
ServerLimit 2
TimeOut 5
KeepAlive On
MaxKeepAliveRequests 0
DavLockDB "{home}/locks"
DocumentRoot "{folder}"
<Directory "{folder}">
    Dav On
    AuthType Basic
    AuthName "lianes"
    AuthUserFile "{home}/users"
    Require valid-user
</Directory>
"""


def _password_line() -> str:
    made = subprocess.run(
        ["openssl", "passwd", "-apr1", "-stdin"], input=SECRET, capture_output=True, text=True, check=True
    )
    return f"{USER}:{made.stdout}"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait_for(port: int, running: subprocess.Popen[str]) -> None:
    for _try in range(200):
        if running.poll() is not None:
            pytest.fail(f"Apache did not start: {running.communicate()[1]}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("Apache does not answer")
