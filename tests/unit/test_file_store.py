"""What is kept is sealed, bound to its place, and whole or absent."""

import stat
from pathlib import Path

import pytest
from full_disk import full_disk
from hypothesis import given
from hypothesis import strategies as st

from portal.foundation.media.store import LocalFileStore, StoredFileAltered, StoredFileMissing, new_name

KEY = bytes(range(32))
WORDS = b"Amir laughed at every train that came in."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def store(root: Path) -> LocalFileStore:
    return LocalFileStore(root)


def everything_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def kept(store: LocalFileStore, root: Path) -> tuple[str, Path]:
    name = new_name()
    store.put(WORDS, key=KEY, name=name, bound_to="photo:1")
    [path] = [path for path in everything_below(root) if path.name == name]
    return name, path


# Kept files


def test_a_file_comes_back_as_it_was_put(store: LocalFileStore, root: Path) -> None:
    name, _ = kept(store, root)
    assert store.get(key=KEY, name=name, bound_to="photo:1") == WORDS


def test_nothing_on_the_disk_can_be_read_without_the_key(store: LocalFileStore, root: Path) -> None:
    _, path = kept(store, root)
    on_disk = path.read_bytes()
    assert on_disk.startswith(b"v1")
    assert b"Amir" not in on_disk
    assert len(on_disk) == 2 + 12 + len(WORDS) + 16


def test_the_same_file_kept_twice_looks_different(store: LocalFileStore, root: Path) -> None:
    _, one = kept(store, root)
    second = new_name()
    store.put(WORDS, key=KEY, name=second, bound_to="photo:1")
    [other] = [path for path in everything_below(root) if path.name == second]
    assert one.read_bytes()[2:14] != other.read_bytes()[2:14]


def test_only_our_own_account_can_look(store: LocalFileStore, root: Path) -> None:
    _, path = kept(store, root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (root, path.parent)} == {0o700}


def test_another_key_or_another_owner_is_refused(store: LocalFileStore, root: Path) -> None:
    name, _ = kept(store, root)
    with pytest.raises(StoredFileAltered):
        store.get(key=bytes(32), name=name, bound_to="photo:1")
    with pytest.raises(StoredFileAltered):
        store.get(key=KEY, name=name, bound_to="photo:2")


def test_a_file_moved_to_another_name_is_refused(store: LocalFileStore, root: Path) -> None:
    _, path = kept(store, root)
    other_name, other_path = kept(store, root)
    path.rename(other_path)
    with pytest.raises(StoredFileAltered):
        store.get(key=KEY, name=other_name, bound_to="photo:1")


@pytest.mark.parametrize("place", [0, 1, 2, 13, 14, -1])
def test_one_changed_byte_is_noticed(store: LocalFileStore, root: Path, place: int) -> None:
    name, path = kept(store, root)
    stored = bytearray(path.read_bytes())
    stored[place] ^= 1
    path.write_bytes(stored)
    with pytest.raises(StoredFileAltered):
        store.get(key=KEY, name=name, bound_to="photo:1")


@pytest.mark.parametrize("length", [0, 1, 2, 10, 14, 29])
def test_a_file_cut_short_is_noticed(store: LocalFileStore, root: Path, length: int) -> None:
    name, path = kept(store, root)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(StoredFileAltered):
        store.get(key=KEY, name=name, bound_to="photo:1")


def test_a_name_in_use_is_never_written_over(store: LocalFileStore, root: Path) -> None:
    name, path = kept(store, root)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        store.put(b"other", key=KEY, name=name, bound_to="photo:1")
    assert path.read_bytes() == before


def test_a_removed_file_is_gone_and_removing_it_again_is_quiet(store: LocalFileStore, root: Path) -> None:
    name, _ = kept(store, root)
    assert store.delete(name=name) is True
    assert everything_below(root) == []
    assert store.delete(name=name) is False
    with pytest.raises(StoredFileMissing):
        store.get(key=KEY, name=name, bound_to="photo:1")


AWKWARD_NAMES = [
    "",
    "../../etc/passwd",
    "a" * 31,
    "a" * 33,
    "A" * 32,
    "a" * 32 + "\n",
    "../" + "a" * 29,
    "٣" * 32,
]


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_no_name_leads_out_of_the_folder(store: LocalFileStore, root: Path, name: str) -> None:
    with pytest.raises(ValueError, match="32 signs"):
        store.put(WORDS, key=KEY, name=name, bound_to="x")
    with pytest.raises(ValueError, match="32 signs"):
        store.get(key=KEY, name=name, bound_to="x")
    with pytest.raises(ValueError, match="32 signs"):
        store.delete(name=name)
    assert not root.exists()


@pytest.mark.parametrize("length", [0, 16, 24, 31, 33])
def test_only_whole_data_keys_are_used(store: LocalFileStore, root: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        store.put(WORDS, key=bytes(length), name=new_name(), bound_to="x")
    assert everything_below(root) == []


def test_a_full_disk_leaves_no_half_file(store: LocalFileStore, root: Path) -> None:
    with pytest.raises(OSError), full_disk():
        store.put(bytes(500_000), key=KEY, name=new_name(), bound_to="x")
    assert everything_below(root) == []


@given(data=st.binary(max_size=2000), bound_to=st.text(max_size=50))
def test_any_bytes_and_any_owner_come_back(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, bound_to: str
) -> None:
    store, name = LocalFileStore(tmp_path_factory.getbasetemp() / "any"), new_name()
    store.put(data, key=KEY, name=name, bound_to=bound_to)
    assert store.get(key=KEY, name=name, bound_to=bound_to) == data


# The check before starting


def test_a_good_folder_passes_the_check_and_keeps_nothing_of_it(store: LocalFileStore, root: Path) -> None:
    assert store.check() == []
    assert everything_below(root) == []


def test_a_file_where_the_folder_should_be_is_told_in_words(store: LocalFileStore, root: Path) -> None:
    root.write_text("not a folder")
    [problem] = store.check()
    assert str(root) in problem
    assert "cannot be kept" in problem


def test_a_folder_open_to_others_is_told_in_words(store: LocalFileStore, root: Path) -> None:
    root.mkdir()
    root.chmod(0o755)
    [problem] = store.check()
    assert "0700" in problem
