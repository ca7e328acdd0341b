"""The casebook's tables. `ledger` is the record; everything else can be made again from it and the documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA = 1
"""The version of these tables, kept in `meta`; a change to them is a new version with a step that leads to
it."""

metadata = MetaData()

_Count = BigInteger().with_variant(Integer, "sqlite")


class PaperText(TypeDecorator[str]):
    """Text out of documents: its NUL characters, which PostgreSQL cannot hold, become their picture."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """The text as it is kept; a search for it is changed alike."""
        return None if value is None else value.replace("\0", "\u2400")


meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", _Count, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text),
    Column("program", Text, nullable=False),
    Column("catalogue", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("document", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Index("ledger_document", "document", "seq"),
)

readings = Table(
    "readings",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("program", Text, nullable=False),
    Column("catalogue", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("extracted", _Count, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

items = Table(
    "items",
    metadata,
    Column("item", String(40), primary_key=True),
    Column("document", String(64), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", PaperText, nullable=False),
    Column("label", PaperText, nullable=False),
    Column("line", PaperText),
    Column("product", PaperText, nullable=False),
    Column("outcome", String(20), nullable=False, index=True),
    Column("codes", Text, nullable=False),
    Column("near", Text, nullable=False),
    Column("deciding", PaperText, nullable=False),
    Column("missing", PaperText, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("policy", Text, nullable=False),
)
