"""One list of packages: pyproject.toml, environment.yml and the lock files say the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from nbformat.sign import NotebookNotary
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from massage_lessons.build.notebooks import read

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent
# conda-forge calls the part of matplotlib without a window toolkit by this name.
OTHER_NAMES = {"matplotlib-base": "matplotlib"}
# The grammar must fit the parser, so pip takes both from where both are; conda does not have the engine that makes plans,
# nor what writes for other systems of learning.
FROM_PIP = {"tree-sitter", "tree-sitter-javascript", "quickjs-ng", "genanki", "text2qti"}


def declared(*extras: str) -> dict[str, Requirement]:
    """What the project needs with these extras, and with those that they name themselves."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    found = {canonicalize_name(r.name): r for r in map(Requirement, lines)}
    itself = found.pop(project["name"], None)
    return {**declared(*sorted(itself.extras)), **found} if itself else found


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(found[1]): found[2] for found in re.finditer(r"^([\w.-]+)==([^ ;\\]+)", text, flags=re.MULTILINE)}


def test_all_means_every_extra_of_those_who_use_the_course() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [name for name in extras if name not in {"build", "dev"} and not declared(name).keys() <= declared("all").keys()] == []
    assert "nbval" in declared("all")


def test_conda_users_get_what_pyproject_declares() -> None:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {OTHER_NAMES.get(r.name, r.name): r.specifier for r in map(Requirement, lines[2:-1])}
    assert conda == {name: requirement.specifier for name, requirement in declared("all").items() if name not in FROM_PIP}
    # Binder reads the version of Python only where it is written with one sign.
    assert lines[0] == "python=3.12"
    assert lines[-1] == {"pip": [".[all]"]}


def test_binder_trusts_the_lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([ROOT / "postBuild"], cwd=ROOT, env={**os.environ, "PATH": path}, check=True, capture_output=True)
    notary = NotebookNotary()
    assert [path.name for path in (ROOT / "notebooks").glob("*.ipynb") if not notary.check_signature(read(path))] == []


def test_the_lock_files_have_a_fitting_version_of_every_declared_package() -> None:
    for name, wanted in (("requirements.lock", declared("all", "build")), ("requirements-dev.lock", declared("all", "build", "dev"))):
        versions = locked(name)
        assert {package for package in wanted if package not in versions} == set()
        assert {p for p, r in wanted.items() if not r.specifier.contains(versions[p], prereleases=True)} == set()


def test_learners_and_developers_get_the_same_versions() -> None:
    learners, developers = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {package: version for package, version in learners.items() if developers.get(package) != version} == {}


def test_every_locked_package_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        assert len(blocks) > 100
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = re.compile("|".join(["pyp" + r"i\.org", "python" + "hosted", "npm" + r"js\."]))
    names = ["requirements.lock", "requirements-dev.lock", "package-lock.json", "package.json", "environment.yml", "pyproject.toml"]
    names += ["README.md", "CONTRIBUTING.md", "run.py", ".ci/run"]
    assert [name for name in names if hosts.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_a_source_distribution_brings_all_that_the_project_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {name.strip("/") for name in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()} | {".git", "PKG-INFO"}
    there = {path.name for path in ROOT.iterdir() if not any(fnmatch(path.name, one) for one in ignored)}
    always = {"pyproject.toml"}  # the builder takes it along by itself
    assert {name for name in there - always if not any(fnmatch(name, one) for one in wanted)} == set()
