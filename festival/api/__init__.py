"""The programme as open data, under `/api/v1/`: what the pages say, for programs. Described in docs/api.md."""
