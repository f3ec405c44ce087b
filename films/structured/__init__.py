"""Films, screenings, venues and editions as structured data (schema.org): facts in, dicts out."""
