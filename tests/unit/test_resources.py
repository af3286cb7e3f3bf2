"""Finding the files that the program ships."""

from __future__ import annotations

import pytest

from annotator import resources
from annotator.domain.errors import ResourceError


@pytest.fixture
def places(tmp_path, monkeypatch):
    installed, checkout = tmp_path / "annotator" / "_resources", tmp_path / "resources"
    monkeypatch.setattr(resources, "_PLACES", (installed, checkout))
    return installed, checkout


def test_a_shipped_file_is_found():
    assert resources.resource_path("fonts", "Inter-LICENSE.txt").is_file()


def test_without_parts_it_is_the_folder_itself():
    assert (resources.resource_path() / "fonts").is_dir()


def test_an_installed_package_reads_its_own_copy(places):
    for place in places:
        place.mkdir(parents=True)
    assert resources.resource_path() == places[0]


def test_a_checkout_reads_the_folder_beside_the_package(places):
    places[1].mkdir(parents=True)
    assert resources.resource_path() == places[1]


def test_a_missing_file_is_named(places):
    places[1].mkdir()
    with pytest.raises(ResourceError, match=r"schemas.*gone\.yaml.*reinstall"):
        resources.resource_path("schemas", "gone.yaml")


@pytest.mark.usefixtures("places")
def test_an_installation_without_resources_says_so():
    with pytest.raises(ResourceError, match=r"fonts.*no resources are installed"):
        resources.resource_path("fonts")
