"""Imports go one way: the roof → films → people → the ground floor. The contract stands in pyproject.toml."""

import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import festival

ROOT = Path(festival.__file__).parent.parent
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def layers():
    [contract] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return [{module.strip() for module in layer.split(":")} for layer in contract["layers"]]


def test_nothing_imports_upwards():
    lint = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert lint.returncode == 0, lint.stdout


def test_the_floors_stand_in_this_order():
    assert layers()[1:] == [{"films"}, {"people"}, {"festival.lib"}]


def test_no_module_of_the_roof_is_missing_from_the_contract():
    on_disk = {f"festival.{module.name}" for module in pkgutil.iter_modules(festival.__path__)}

    assert layers()[0] == on_disk - {"festival.lib"}


def test_the_project_package_itself_imports_nothing():
    assert Path(festival.__file__).read_text(encoding="utf-8") == ""
