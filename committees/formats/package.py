"""The parts of a Word file: members of a zip archive that are read through a cap, never unpacked, never written.

A part is found by the relations that the file itself states, and parsed without entities, without a DTD and without
the network. What else is in the archive (pictures, macros, embedded files) is never looked at.
"""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
import zlib
from typing import Any

from lxml import etree

from .refusals import Unreadable

MOST_MEMBERS = 2_000
MOST_STATED = 100_000_000  # bytes to which the archive says that it unpacks, which may be a lie
MOST_READ = 20_000_000  # bytes of XML that are unpacked in fact, all parts together
DAMAGED = (
    "It is not a Word document (.docx), or a damaged one. Open it in the program that made it, save it as a Word "
    "document and bring that, or copy the words and paste them."
)
_BOMB = (
    "It unpacks to more than any minutes hold. Save only the pages with the minutes as a new file, "
    "or copy the words and paste them."
)
_MEMBER = b"PK\x01\x02"


class Package:
    """An open Word file."""

    def __init__(self, content: bytes) -> None:
        # Counted before the archive is opened: its list of members is itself a bomb when there are enough of them.
        if content.count(_MEMBER) > MOST_MEMBERS:
            raise Unreadable(_BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise Unreadable(DAMAGED) from None
        self._left = MOST_READ
        _check_members(self._zip.infolist())

    def related(self, part: str, kind: str) -> str:
        """Return the name of the part that `part` ("" for the file itself) relates to as `kind`, or empty."""
        folder, name = posixpath.split(part)
        relations = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
        if relations is None:
            return ""
        for relation in relations:
            if relation.get("Type", "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        return ""

    def tree(self, part: str) -> Any | None:
        """Return the root element of a part, None if there is no such part."""
        try:
            content = self._read(part)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise Unreadable(DAMAGED) from None
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise Unreadable(DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable(DAMAGED)
        return root

    def _read(self, part: str) -> bytes:
        with self._zip.open(part) as member:
            content = member.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(_BOMB)
        return content


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("It is locked with a password. Take the password off and save it again.")
    if sum(member.file_size for member in members) > MOST_STATED:
        raise Unreadable(_BOMB)
    names = [member.filename.lower() for member in members]
    # No Word program writes these. They mean to land outside the folder, or to show each program another text.
    if len(set(names)) < len(names) or any(map(_leads_out, members)):
        raise Unreadable(DAMAGED)


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    is_link = member.external_attr >> 28 == stat.S_IFLNK >> 12
    return is_link or name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace, which differs between the two kinds of .docx."""
    return element.tag.rpartition("}")[2]


def child(element: Any | None, name: str) -> Any | None:
    """Return the first child of this name, None if there is none."""
    return next((one for one in element if name_of(one) == name), None) if element is not None else None


def value(element: Any | None, name: str = "val") -> str | None:
    """Return an attribute of this name, None if there is none."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
