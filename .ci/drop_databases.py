"""Drops the test databases of one run: drop_databases.py ADDRESS NAME. Quiet when there are none."""

import sys

import psycopg2
from psycopg2 import sql

address, name = sys.argv[1:]
connection = psycopg2.connect(address, connect_timeout=5)
connection.autocommit = True
with connection.cursor() as cursor:
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"test_{name}"])
    for (database,) in cursor.fetchall():
        cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))
connection.close()
