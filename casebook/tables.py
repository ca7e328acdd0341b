"""The casebook's tables. `ledger` is the record; everything else can be made again from it and the
documents."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA = 1
"""The version of these tables, kept in `meta`; a change to them is a new version with a step that leads to
it."""

metadata = MetaData()

_Count = BigInteger().with_variant(Integer, "sqlite")

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
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("line", Text),
    Column("product", Text, nullable=False),
    Column("outcome", String(20), nullable=False, index=True),
    Column("codes", Text, nullable=False),
    Column("near", Text, nullable=False),
    Column("deciding", Text, nullable=False),
    Column("missing", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("policy", String(40), nullable=False),
)
