"""Libraries looked up in advisories that are on this machine: which versions are concerned, and what is said of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml
from packaging.version import Version

# Scripts are single files, no package.
SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import audit  # noqa: E402 - see above
from advisories import Advisories, Pin  # noqa: E402 - see above

LOCK = """\
# made by a tool
jinja2==3.1.2 \\
    --hash=sha256:00
    # via spacy
Ruamel_Yaml[jinja2]==0.18.6 ; python_full_version < '3.12' \\
    --hash=sha256:01
pywin32==306 ; sys_platform == 'win32' \\
    --hash=sha256:02
sound==1.0
"""


def advisory(name="jinja2", number="PYSEC-2024-1", ranges=(), versions=(), **fields):
    events = [{"type": "ECOSYSTEM", "events": list(events)} for events in ranges]
    package = {"name": name, "ecosystem": fields.pop("ecosystem", "PyPI")}
    affected = [{"package": package, "ranges": events, "versions": list(versions)}]
    return {"id": number, "modified": "2024-10-01T12:00:00Z", "affected": affected, **fields}


BEFORE_3_1_4 = ({"introduced": "0"}, {"fixed": "3.1.4"})


@pytest.fixture
def checkout(tmp_path):
    """Writes advisories as a checkout of the database has them; the folder."""
    folder = tmp_path / "database"
    (folder / ".github").mkdir(parents=True)
    (folder / ".github" / "work.yaml").write_text("on: push\n", "utf-8")

    def write(*advisories):
        for told in advisories:
            home = folder / "vulns" / told["affected"][0]["package"]["name"]
            home.mkdir(parents=True, exist_ok=True)
            (home / f"{told['id']}.yaml").write_text(yaml.safe_dump(told), "utf-8")
        return folder

    return write


@pytest.fixture
def look_up(checkout, tmp_path, capsys):
    """Looks the lock up in some advisories; the exit status and what was printed."""

    def look(*advisories, lock=LOCK):
        path = tmp_path / "requirements.lock"
        path.write_text(lock, "utf-8")
        folder = checkout(*advisories)
        status = audit.main(["--advisories", str(folder), "--lock", str(path)])
        return status, capsys.readouterr().out

    return look


def hits(folder, name, version):
    return Advisories.of(folder).hits([Pin(name, Version(version), "here")])


def test_what_is_affected_is_named_with_its_version_the_advisory_and_what_it_is_fixed_in(look_up):
    told = advisory(ranges=[BEFORE_3_1_4], aliases=["CVE-2024-7"], summary="Runs\nanything.")
    status, out = look_up(told)
    assert status == 1
    first = out.splitlines()[0]
    assert first == (
        "AFFECTED  jinja2 3.1.2 [requirements.lock]: PYSEC-2024-1 (CVE-2024-7), fixed in 3.1.4. Runs anything."
    )


def test_nothing_affected_is_no_failure_and_says_how_much_was_looked_at(look_up):
    status, out = look_up(advisory("other", ranges=[BEFORE_3_1_4]))
    assert status == 0
    assert "4 libraries (requirements.lock) were looked up in 1 advisories" in out
    assert "of 2024-10-01" in out
    assert "what was found since is not in them" in out


@pytest.mark.parametrize(
    ("ranges", "inside", "outside"),
    [
        ([BEFORE_3_1_4], ("0.1", "3.1.4rc1", "3.1.3.post1"), ("3.1.4", "4")),
        ([({"introduced": "2.0"}, {"last_affected": "2.5"})], ("2.0", "2.5"), ("1.9", "2.5.1")),
        ([({"introduced": "2.0"},)], ("2.0", "9"), ("2.0rc1",)),
        # As files may have them: not in order, several stretches in one range, several ranges.
        (
            [({"fixed": "2"}, {"introduced": "3"}, {"introduced": "1"}, {"fixed": "3.5"})],
            ("1", "1.9", "3", "3.4"),
            ("0.9", "2", "2.9", "3.5"),
        ),
        (
            [
                ({"introduced": "1"}, {"fixed": "1.5"}),
                ({"introduced": "2"}, {"fixed": "2.5"}),
            ],
            ("1.4", "2.4"),
            ("1.5", "2.5"),
        ),
    ],
)
def test_a_range_reaches_from_what_introduced_to_what_fixed(checkout, ranges, inside, outside):
    folder = checkout(advisory(ranges=ranges))
    assert all(hits(folder, "jinja2", version) for version in inside)
    assert not any(hits(folder, "jinja2", version) for version in outside)


def test_versions_that_are_listed_are_affected_however_they_are_written(checkout):
    folder = checkout(advisory(versions=["1.0.0", "2004d", "1.1-rc1"]))
    assert hits(folder, "jinja2", "1.0")
    assert hits(folder, "jinja2", "1.1rc1")
    assert not hits(folder, "jinja2", "1.1")


def test_only_fixed_versions_that_are_newer_help(checkout):
    stretches = [
        ({"introduced": "1"}, {"fixed": "1.5"}),
        ({"introduced": "2"}, {"fixed": "2.10"}, {"fixed": "2.9.1"}),
    ]
    (hit,) = hits(checkout(advisory(ranges=stretches)), "jinja2", "2.1")
    assert hit.fixed == ("2.9.1", "2.10")


def test_what_nobody_has_fixed_says_so(look_up):
    _, out = look_up(advisory(ranges=[({"introduced": "0"},)]))
    assert "not fixed in any version" in out


def test_an_advisory_that_was_withdrawn_concerns_nobody(look_up):
    told = advisory(ranges=[BEFORE_3_1_4], withdrawn="2024-10-02T00:00:00Z")
    status, out = look_up(told)
    assert status == 0
    assert "1 were withdrawn" in out


def test_lines_for_other_systems_and_pythons_are_looked_up_too(look_up):
    anything = [({"introduced": "0"},)]
    status, out = look_up(
        advisory("pywin32", "PYSEC-2", anything), advisory("ruamel.yaml", "PYSEC-3", anything)
    )
    assert status == 1
    assert 'pywin32 306 ; sys_platform == "win32"' in out
    assert 'ruamel-yaml 0.18.6 ; python_full_version < "3.12"' in out


def test_commits_and_other_ecosystems_say_nothing_about_a_pin(checkout):
    commits = advisory()
    commits["affected"][0]["ranges"] = [{"type": "GIT", "events": [{"introduced": "0"}]}]
    npm = advisory(number="GHSA-npm", ranges=[BEFORE_3_1_4], ecosystem="npm")
    assert not hits(checkout(commits, npm), "jinja2", "1.0")


def test_two_advisories_of_one_vulnerability_are_told_once(checkout):
    one = advisory(ranges=[BEFORE_3_1_4], aliases=["CVE-2024-7"])
    other = advisory(number="GHSA-1", ranges=[({"introduced": "0"}, {"fixed": "3.2"})])
    other["aliases"] = ["CVE-2024-7"]
    (hit,) = hits(checkout(one, other), "jinja2", "2.0")
    assert hit.ids == ("GHSA-1", "CVE-2024-7", "PYSEC-2024-1")
    assert hit.fixed == ("3.1.4", "3.2")


def test_advisories_may_be_json(tmp_path):
    told = advisory(ranges=[BEFORE_3_1_4])
    (tmp_path / "GHSA-1.json").write_text(json.dumps(told), "utf-8")
    assert hits(tmp_path, "jinja2", "3.0")


@pytest.mark.parametrize(
    "content",
    ["id: [", "a: b\n", "- x\n", "", "id: X\nmodified: 2024-10-01\n", "id: X\naffected: []"],
)
def test_a_file_that_is_no_advisory_is_named_and_is_a_failure(look_up, tmp_path, content):
    home = tmp_path / "database" / "vulns" / "x"
    home.mkdir(parents=True)
    (home / "PYSEC-9.yaml").write_text(content, "utf-8")
    status, out = look_up(advisory("other"))
    assert status == 1
    assert f"UNREADABLE  {home / 'PYSEC-9.yaml'}: " in out


def test_a_version_nobody_understands_matters_where_the_library_is_ours(look_up):
    odd = [({"introduced": "0"}, {"fixed": "0.2.0-n653"})]
    assert look_up(advisory("other", ranges=odd))[0] == 0
    status, out = look_up(advisory(ranges=odd))
    assert status == 1
    assert "PYSEC-2024-1.yaml: Invalid version" in out


def test_no_advisories_at_all_are_no_answer(tmp_path, capsys):
    assert audit.main(["--advisories", str(tmp_path)]) == 1
    assert "holds no advisories" in capsys.readouterr().err


def test_a_lock_that_pins_nothing_is_no_answer(look_up, capsys):
    status, _ = look_up(advisory(), lock="jinja2>=3\n")
    assert status == 1


def test_an_environment_is_looked_at_as_it_is_installed(checkout, tmp_path, capsys):
    place = tmp_path / "tool" / "lib" / "python3.11" / "site-packages" / "pip-23.2.1.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: pip\nVersion: 23.2.1\n", "utf-8")
    folder = checkout(advisory("pip", ranges=[({"introduced": "0"}, {"fixed": "23.3"})]))
    environment = tmp_path / "tool"
    words = ["--advisories", str(folder), "--environment", str(environment)]
    assert audit.main(words) == 1
    assert f"pip 23.2.1 [{environment}]" in capsys.readouterr().out
    assert audit.main([*words, "--environment", str(folder)]) == 1


def test_every_line_of_our_own_lock_is_understood():
    pins = list(audit.locked(audit.LOCK))
    lines = [line for line in audit.LOCK.read_text("utf-8").splitlines() if "==" in line[:60]]
    assert len(pins) >= 100
    assert len(pins) == sum(not line.startswith((" ", "#")) for line in lines)
