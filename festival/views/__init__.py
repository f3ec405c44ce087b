"""The pages of the roof: home, editable pages, errors, and what machines ask for."""
