"""Credits as people type and paste them: lines of text become roles and names. No table; the rows are passed in."""
