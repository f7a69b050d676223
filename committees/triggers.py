"""Tables whose rows are never changed: a trigger refuses an UPDATE of their columns, whoever asks.

A later migration that rebuilds such a table on SQLite drops its trigger and must call `refuse_updates` again;
tests/committees/test_minutes.py notices.
"""

SQLITE = """
CREATE TRIGGER {table}_refuse_update BEFORE UPDATE OF {columns} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_refuse_update BEFORE UPDATE OF {columns} ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse_update()
"""


def refuse_updates(schema_editor, model, *, but=()):
    """Put the trigger on the table of `model`. The columns named in `but` may still be changed."""
    sql = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    columns = [field.column for field in model._meta.local_concrete_fields if field.column not in but]
    schema_editor.execute(
        sql.format(table=model._meta.db_table, columns=", ".join(map(schema_editor.quote_name, columns)))
    )


def allow_updates(schema_editor, model):
    """Take the trigger off again, for a migration run backwards."""
    table = model._meta.db_table
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {table}_refuse_update() CASCADE")
    else:
        schema_editor.execute(f"DROP TRIGGER {table}_refuse_update")
