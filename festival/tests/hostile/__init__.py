"""Hostile and odd input wherever the site takes any: each address, parameter, header, body and stored text."""
