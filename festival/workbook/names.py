"""The column `name` of credits: a key, or a name as it is printed; found by folded name or alias, else made."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from festival.lib.text import fold
from films.models import Role
from people.models import Company, Person

from .columns import Kind, clean_text
from .messages import Wrong
from .site import WELL_FORMED

MODELS = {Role.Names.PERSON: [Person], Role.Names.COMPANY: [Company], Role.Names.EITHER: [Person, Company]}
# A new name under a role that names either is a company where one of these words stands in it.
COMPANY_WORDS = """
film films filmproduktion filmproduction production productions pictures picture media studio studios entertainment
cinema cine kino ltd gmbh llc inc sarl srl sa ab as oy bv kft doo ae epe company group centre center institute
foundation fund festival television tv network broadcasting collective distribution sales international
ταινιεσ παραγωγη παραγωγεσ κεντρο ιδρυμα αε επε ερτ
"""


class Name(Kind):
    about = _("A key of people or companies, or else a name: it is found by any of its spellings, or made.")

    def read(self, text, line):
        role = line.value("role")
        models = MODELS[role.names]
        found = self._by_key(text.strip(), models, line.site) or self._by_name(text, models, line.site)
        if found is not None and found in line.site.deleted:
            raise Wrong(_("is deleted by this workbook."), _("Take out the word “delete”, or this reference."))
        return found or self._made(text, role, line)

    def _by_key(self, text, models, site):
        found = [row for model in models if (row := site.by_handle(model, text))]
        if not found and WELL_FORMED.fullmatch(text):
            found = [row for model in models if (row := site.find(model, text))]
        return self._only(found)

    def _by_name(self, text, models, site):
        return self._only(
            [row for model in models for row in site.names(model).find(text) if row.pk in site.table(model)]
        )

    def _only(self, found):
        if len(found) > 1:
            known = ", ".join(sorted(f"{row.slug} ({row._meta.verbose_name})" for row in found))
            raise Wrong(
                _("is the name of several."), _("Write the key of the one that is meant: {known}."), known=known
            )
        return found[0] if found else None

    def _made(self, text, role, line):
        if not line.making:
            raise Wrong(_("is not known."), _("Leave the row out, or write the name as the site has it."))
        name = " ".join(clean_text(text).split())
        longest = Person._meta.get_field("name").max_length
        if len(name) > longest:
            raise Wrong(_("is too long for a name."), _("At most {limit} letters."), limit=longest)
        other = self._of_other_kind(name, role, line.site)
        if other is not None:
            raise other
        model = self._kind(name, role)
        row = model(name=name, slug=line.site.free_slug(model, name))
        line.name_made(row)
        return line.site.add(row)

    def _of_other_kind(self, name, role, site) -> Wrong | None:
        """The key or name of a company under a role of persons is a mistake, not a new person."""
        if role.names == Role.Names.PERSON and (site.by_handle(Company, name) or site.names(Company).find(name)):
            return Wrong(_("is a company, and this role names a person."), _("Choose another role, or another name."))
        if role.names == Role.Names.COMPANY and (site.by_handle(Person, name) or site.names(Person).find(name)):
            return Wrong(_("is a person, and this role names a company."), _("Choose another role, or another name."))
        return None

    def _kind(self, name, role):
        if role.names != Role.Names.EITHER:
            return MODELS[role.names][0]
        words = set(re.findall(r"\w+", fold(name)))
        return Company if words.intersection(COMPANY_WORDS.split()) or len(words) == 1 else Person

    def text(self, value, frame):
        return value.slug if value else ""

    def index(self, value):
        return type(value).__name__, value.pk

    def get(self, row, column, site):
        return row.person or row.company

    def put(self, row, column, value, site):
        row.person, row.company = (value, None) if isinstance(value, Person) else (None, value)

    def fields(self, column):
        return ["person", "company"]
