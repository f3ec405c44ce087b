"""What the log must not say: a share link's token is in its address, and who reads logs is not who it was sent to."""

import logging
import re

TOKEN = re.compile(r"/v/[^/\s]+")


class WithoutTokens(logging.Filter):
    """Takes tokens out of the addresses in a record; it lets every record pass."""

    def filter(self, record):
        record.msg, record.args = TOKEN.sub("/v/…", record.getMessage()), ()
        return True
