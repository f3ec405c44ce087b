"""The few words templates need: language marks, minutes, links that keep their query."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import ngettext, pgettext

from festival.lib import markdown
from festival.lib.translated import Text, page_language
from festival.lib.views import absolute as absolute_address
from films.models import Role
from films.models.selection import premiere_of
from people.choices import Form, Kind

register = template.Library()


@register.filter
def marked(text):
    """A text in a language other than the page's carries `lang`; any other is printed as it is."""
    language = getattr(text, "lang", "")
    if not text or not language or language == page_language():
        return text
    return format_html('<span lang="{}">{}</span>', language, str(text))


@register.filter
def lang_attr(text):
    """` lang="fr"` for the tag around a text in another language; else nothing."""
    language = getattr(text, "lang", "")
    if not text or not language or language == page_language():
        return ""
    return format_html(' lang="{}"', language)


@register.filter
def said(words):
    """One of the two languages of `{"en": …, "el": …}`: the page's."""
    return words[page_language()] if words else ""


@register.filter
def both(words, glue=" · "):
    """Both languages of `{"en": …, "el": …}`, the page's first, the other marked; once where they are the same."""
    own, other = words[page_language()], in_the_other(words)
    if own == other or not other:
        return own
    return format_html("{}{}{}", own, glue, marked(other)) if own else marked(other)


@register.filter
def in_the_other(words):
    """The one of `{"en": …, "el": …}` that is not in the page's language."""
    language = next(code for code in words if code != page_language())
    return Text(words[language], language)


@register.filter(name="markdown")
def markdown_filter(text):
    """Staff's Markdown as HTML."""
    return markdown.render(str(text))


@register.filter
def markdown_words(text):
    """What is read of staff's Markdown, as plain text."""
    return markdown.plain(str(text))


@register.filter
def minutes(number):
    """`118'`, read aloud as "118 minutes"."""
    if not number:
        return ""
    spoken = ngettext("{n} minute", "{n} minutes", number).format(n=number)
    return format_html(
        '<span class="nums"><span aria-hidden="true">{}\'</span><span class="vh">{}</span></span>', number, spoken
    )


@register.filter
def lines(text):
    """Paragraphs of plain text: a blank line begins a new one."""
    paragraphs = [" ".join(block.split("\n")) for block in str(text).replace("\r", "").split("\n\n") if block.strip()]
    return format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in paragraphs))


@register.filter
def colour(section):
    """The class that colours everything inside it: `sec-d90429`."""
    return f"sec-{section.color[1:].lower()}" if section else "sec-none"


@register.filter
def accent(edition):
    """The class that gives a page its edition's accent."""
    return f"accent-{edition.accent_color[1:].lower()}" if edition else ""


@register.simple_block_tag(takes_context=True)
def linked(context, content, thing):
    """The words inside, as a link to the page of `thing`; plain where readers have no such page yet."""
    if thing in context.get("unlinked", ()):
        return content
    return format_html('<a href="{}">{}</a>', thing.get_absolute_url(), content)


@register.filter
def get(mapping, key):
    """`mapping[key]`, or None."""
    return mapping.get(key) if mapping else None


@register.filter
def names(credits):
    """`Karim Aïnouz`, `Anas Saeed, Rawia Alhag`: the names of credits, plain."""
    return ", ".join(credit.name for credit in credits)


@register.filter
def country_names(film):
    """The countries of a film in the producers' order, plain."""
    return ", ".join(str(row.country.name) for row in film.film_countries.all())


@register.simple_tag
def sign(section):
    """The geometric sign that stands beside a section's name, so that colour never stands alone."""
    if section is None:
        return ""
    return format_html('<span class="sign sign-{}" aria-hidden="true"></span>', section.sign)


@register.simple_tag(takes_context=True)
def without(context, name, value=""):
    """The query string of this page without one value of a parameter, and back on the first page."""
    query = context["request"].GET.copy()
    kept = [other for other in query.getlist(name) if value and other != value]
    query.setlist(name, kept)
    query.pop("page", None)
    if not kept:
        query.pop(name, None)
    encoded = query.urlencode()
    return f"?{encoded}" if encoded else context["request"].path


@register.filter
def of_edition(selections, edition):
    """Those of a film's selections that are in `edition`; all of them where none is given."""
    return [one for one in selections if not edition or one.section.edition_id == edition.pk]


@register.filter
def premiere(selections):
    """The one premiere that a film's selections in one edition give it."""
    return premiere_of(selections)


@register.filter
def film_notes(line):
    """What stands in brackets behind a title of a filmography: short, documentary, the editor's note."""
    forms = {
        Form.SHORT: pgettext("filmography", "short"),
        Form.MEDIUM: pgettext("filmography", "medium-length"),
    }
    kinds = {Kind.DOCUMENTARY: pgettext("filmography", "documentary")}
    return ", ".join(note for note in (forms.get(line.form), kinds.get(line.kind), line.note) if note)


@register.filter
def absolute(path):
    """The full address of a path."""
    return absolute_address(path)


@register.filter
def webcal(path):
    """The address of a calendar as clients subscribe to it."""
    return f"webcal:{absolute_address(path).partition(':')[2]}"


@register.filter
def host(address):
    """`festival.example` of a web address."""
    return urlsplit(address).netloc.removeprefix("www.")


@register.simple_tag
def role_label(role, credits):
    """The label of a credit line, for one name or several."""
    return marked(role.label_for(len(credits)))


@register.filter
def film_section(film):
    """The section whose colour a film wears, from its prefetched public selections."""
    chosen = getattr(film, "public_selections", None)
    return chosen[0].section if chosen else None


@register.filter
def unlocal(number):
    """A number as machines write it, with a point in every language."""
    return str(number)


@register.simple_tag
def film_description(film, state):
    """One line about a film for search engines: its short synopsis, else the facts and the state."""
    if film.short_synopsis:
        return film.short_synopsis
    by = ", ".join(credit.name for credit in film.page_credits if credit.role.code == Role.DIRECTION)
    facts = [str(film.shown_title), by, country_names(film), str(film.year or "")]
    return f"{', '.join(fact for fact in facts if fact)}. {said(state.head) if state else ''}"
