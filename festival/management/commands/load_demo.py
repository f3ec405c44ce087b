"""`load_demo [--now]`: a demonstration edition, with real films and everything else invented."""

from django.core.management.base import BaseCommand

from festival.demo.build import Demo
from festival.lib import clock


class Command(BaseCommand):
    help = (
        "Loads a demonstration edition (DEMO 12, 5-14 November 2026): real films with true facts, and invented films, "
        "people, screenings and awards. Loading again changes what has changed and doubles nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="move it so that today is the festival's fourth day")
        parser.add_argument("--no-art", action="store_true", help="make no pictures, which take most of the time")

    def handle(self, *, now, no_art, **options):
        demo = Demo(clock.now() if now else None)
        demo.build()
        edition = demo.edition
        self.stdout.write(f"{edition}: {edition.name_en}, {edition.starts:%d %B %Y} to {edition.ends:%d %B %Y}.")
        self.stdout.write(
            f"{len(demo.films)} films, {len(demo.screenings)} screenings, {len(demo.people)} invented people."
        )
        if not no_art:
            demo.draw()
        self.tell("Made", demo.rows.made)
        self.tell("Changed", demo.rows.changed)
        self.stdout.write("Invented as well: seats and access of halls of which nothing was known; their pages say so.")

    def tell(self, what, counts):
        words = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        self.stdout.write(f"{what}: {words or 'nothing'}.")
