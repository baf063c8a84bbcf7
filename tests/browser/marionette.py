"""Drive Firefox by Marionette, the protocol that is built into it (geckodriver only translates to it)."""

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks an element (W3C WebDriver, 12.3)
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.download.dir": "",
}


class Firefox:
    """A Firefox without a window; commands are those of WebDriver."""

    def __init__(self, program: str, profile: Path, port: int) -> None:
        """Start the browser and a session."""
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        lines.append(f'user_pref("marionette.port", {port});')
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.stream = self._connect(port).makefile("rwb")
        self._read()  # its greeting
        self.count = 0
        self.call("WebDriver:NewSession", capabilities={})
        self.call("WebDriver:SetTimeouts", implicit=10_000)

    def _connect(self, port: int) -> socket.socket:
        while True:
            assert self.process.poll() is None, "Firefox did not start"
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except ConnectionRefusedError:
                time.sleep(0.1)

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self.stream.read(1)
        return json.loads(self.stream.read(int(size[:-1])))

    def call(self, name: str, **parameters: Any) -> Any:
        """Run a command and return its value; fail with what the browser says."""
        self.count += 1
        packet = json.dumps([0, self.count, name, parameters]).encode()
        self.stream.write(b"%d:%s" % (len(packet), packet))
        self.stream.flush()
        _, _, error, result = self._read()
        assert error is None, f"{name}: {error['message']}"
        return result.get("value") if isinstance(result, dict) else result

    def go(self, url: str) -> None:
        """Open a page."""
        self.call("WebDriver:Navigate", url=url)

    def find(self, selector: str) -> str:
        """Wait for an element and return its id."""
        found = self.call("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])

    def click(self, selector: str) -> None:
        """Click on an element as a person does: it must be in view and uncovered."""
        self.call("WebDriver:ElementClick", id=self.find(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into an element."""
        self.call("WebDriver:ElementSendKeys", id=self.find(selector), text=text)

    def text(self, selector: str) -> str:
        """Return the text of an element as it is seen."""
        return str(self.call("WebDriver:GetElementText", id=self.find(selector)))

    def shown(self, selector: str) -> bool:
        """Tell whether an element is seen."""
        return bool(self.call("WebDriver:IsElementDisplayed", id=self.find(selector)))

    def run(self, script: str) -> Any:
        """Run a script in the page and return its value."""
        return self.call("WebDriver:ExecuteScript", script=script, args=[])

    def close(self) -> None:
        """End the browser."""
        try:
            self.call("Marionette:Quit", flags=["eForceQuit"])
        finally:
            self.process.wait(20)
