"""FilmFreeway: its export of submissions becomes drafts of films.

read (bytes → rows of the few columns that are wanted) → facts (a row → values) → plan (compared with the site) →
preview → apply, all or nothing. FilmFreeway has no programming interface for festivals; the file is all there is.
"""
