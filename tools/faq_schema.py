"""Writes `faq/knowledge.schema.json`, which editors check knowledge files against."""

from faq.schema import SCHEMA_FILE, schema_text

SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
