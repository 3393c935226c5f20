"""One list of packages: pyproject.toml, environment.yml and the lock files say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
# conda-forge calls the part of matplotlib without a window toolkit by this name.
OTHER_NAMES = {"matplotlib-base": "matplotlib"}


def declared(*extras: str) -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {canonicalize_name(found[1]): found[2] for found in re.finditer(r"^([\w.-]+)==([^ ;\\]+)", text, flags=re.MULTILINE)}


def test_conda_users_get_what_pyproject_declares() -> None:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {OTHER_NAMES.get(r.name, r.name): r.specifier for r in map(Requirement, lines[2:-1])}
    assert conda == {name: requirement.specifier for name, requirement in declared().items()}
    assert lines[0] == "python>=3.11"
    assert lines[-1] == {"pip": ["."]}


def test_the_lock_files_have_a_fitting_version_of_every_declared_package() -> None:
    for name, wanted in (("requirements.lock", declared("build")), ("requirements-dev.lock", declared("build", "dev"))):
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
