"""The wheel carries everything that was built, and works in a folder where there is no checkout."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORTAL = "from portal.cli import main; main()"


def test_wheel_runs_from_an_empty_folder(tmp_path: Path) -> None:
    wheels, installed, empty = tmp_path / "wheels", tmp_path / "installed", tmp_path / "empty"
    empty.mkdir()
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "-w", str(wheels)], check=True, cwd=empty
    )
    [wheel] = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(installed), str(wheel)], check=True, cwd=empty)
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUNBUFFERED": "1"}

    where = subprocess.run(
        [sys.executable, "-c", "import portal; print(portal.__file__)"],
        env=environment,
        cwd=empty,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(installed) in where, "the test must run the wheel, not the checkout"

    links = empty / "links.json"
    demo = subprocess.Popen(
        [sys.executable, "-c", PORTAL, "demo", "--port", "0", "--data", "data", "--links", str(links)],
        env=environment,
        cwd=empty,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert demo.stdout is not None
        assert any("Stop with" in line for line in demo.stdout), "the demo stopped before it was ready"
        told = json.loads(links.read_text("utf-8"))
        base = told["family"]["sign_in"].rsplit("/demo/", 1)[0]
        page = urllib.request.urlopen(base + "/").read().decode()
        assert "<h1" in page
        script = page.split('<script nonce="')[1].split('src="')[1].split('"')[0]
        answer = urllib.request.urlopen(base + script)
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]
        polish = urllib.request.Request(base + "/", headers={"Accept-Language": "pl"})
        assert 'lang="pl"' in urllib.request.urlopen(polish).read().decode()
    finally:
        demo.terminate()
        demo.wait(10)
