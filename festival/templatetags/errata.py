"""What is said of changes to screenings, in the page's language."""

from django import template

from festival.lib.translated import page_language

register = template.Library()


@register.simple_tag
def erratum_label(erratum, at):
    """What has become of the screening: `New time`."""
    return erratum.label(at)[page_language()]


@register.simple_tag
def erratum_slot(erratum, at):
    """When and where it is by now: `today 20:30, Pavlos Zannas`."""
    return erratum.slot(at)[page_language()]


@register.simple_tag
def erratum_details(erratum, at):
    """`Was: today 20:00, Olympion. Reason: technical problem.`"""
    return erratum.details(at)[page_language()]


@register.simple_tag
def erratum_note(erratum, at):
    """`Changed: today 18:10. The discussion is cancelled.`"""
    return erratum.note(at)[page_language()]
