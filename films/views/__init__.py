"""The public pages of films, one file an errand."""
