"""Tests on a server have a database that is as good as new, though one before may have left anything in it."""

from __future__ import annotations

import psycopg
from databases import Server


def test_a_database_is_lent_empty_whatever_was_left_in_it(postgres: Server) -> None:
    with postgres.lent() as first:
        left_open = psycopg.connect(first)
        left_open.execute("CREATE TYPE mood AS ENUM ('calm')")
        left_open.execute("CREATE TABLE left_over (value mood)")
        left_open.commit()
        left_open.execute("LOCK TABLE left_over")
    with postgres.lent() as second, psycopg.connect(second) as connection:
        assert first == second
        assert (0,) == connection.execute("SELECT count(*) FROM pg_class WHERE relname = 'left_over'").fetchone()
        assert (0,) == connection.execute("SELECT count(*) FROM pg_type WHERE typname = 'mood'").fetchone()
    left_open.close()


def test_two_who_need_a_database_at_once_have_one_each(postgres: Server) -> None:
    with postgres.lent() as one, postgres.lent() as other:
        assert one != other
