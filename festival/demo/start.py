"""`make run`: from a fresh clone to a running site. Asks nothing, says what it does, changes nothing that is there."""

import os
import secrets
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
ADDRESS = "127.0.0.1:8000"
ENVIRONMENT = """\
# Written by `make run` for development. See .env.example for all that can be set.
DEBUG=on
SECRET_KEY={key}
"""


def main() -> None:
    """Environment, tables, fixtures, an admin user: each only where missing; then Django's own server."""
    write_environment(BASE / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "festival.settings")
    import django

    django.setup()
    from django.core.management import call_command

    say("Tables")
    call_command("migrate", verbosity=0)
    load_editions(call_command)
    make_admin()
    say(f"The site: http://{ADDRESS}/   the admin: http://{ADDRESS}/admin/   (stop with Ctrl-C)")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, str(BASE / "manage.py"), "runserver", "--noreload", ADDRESS])  # noqa: S606


def write_environment(path: Path) -> None:
    if not path.exists():
        path.write_text(ENVIRONMENT.format(key=secrets.token_urlsafe(50)), encoding="utf8")
        path.chmod(0o600)
        say("Wrote .env with a fresh key and DEBUG on")


def load_editions(call_command) -> None:
    """The seed edition and, the first time, a demonstration edition that is on at this moment."""
    from films.models import Edition

    known = set(Edition.objects.values_list("slug", flat=True))
    if "tiff-64" not in known:
        say("The seed edition: loaddata tiff64")
        call_command("loaddata", "tiff64", verbosity=0)
    if "demo-12" not in known:
        say("The demonstration edition: load_demo --now (half a minute, once)")
        call_command("load_demo", now=True)


def make_admin() -> None:
    """An admin user with a password of its own, printed once."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if not users.filter(is_superuser=True).exists():
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", "admin@festival.example", password)
        say(f"Admin user: admin   password: {password}   (printed this once; change it with manage.py changepassword)")


def say(words: str) -> None:
    print(f"→ {words}", flush=True)


if __name__ == "__main__":
    main()
