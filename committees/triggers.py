"""Tables whose rows are never changed: a trigger refuses every UPDATE, whoever asks.

A later migration that rebuilds such a table on SQLite drops its trigger and must call `refuse_updates` again;
tests/committees/test_minutes.py notices.
"""

SQLITE = """
CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse_update()
"""


def refuse_updates(schema_editor, table):
    """Put the trigger on `table`."""
    sql = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    schema_editor.execute(sql.format(table=table))


def allow_updates(schema_editor, table):
    """Take the trigger off again, for a migration run backwards."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {table}_refuse_update() CASCADE")
    else:
        schema_editor.execute(f"DROP TRIGGER {table}_refuse_update")
