"""Mistakes of configuration, found by `manage.py check --deploy` before a visitor finds them."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.compatibility, deploy=True)
def base_url_is_given(app_configs, **kwargs):
    """Sitemaps and canonical addresses need the site's own."""
    if settings.BASE_URL.startswith("https://"):
        return []
    hint = "Set BASE_URL in the environment, such as https://festival.example."
    return [Error("BASE_URL is not the https:// address of the site.", hint=hint, id="festival.E001")]


@register(Tags.security)
def key_is_given(app_configs, **kwargs):
    """There is no default key; what would sign with an empty one fails, and this says so first."""
    if settings._wrapped.SECRET_KEY:  # through the wrapper an empty key raises
        return []
    hint = "Set SECRET_KEY in the environment to a long random text; `make run` writes one into .env."
    return [Error("SECRET_KEY is not set.", hint=hint, id="festival.E002")]


@register(Tags.compatibility, deploy=True)
def hosts_are_named(app_configs, **kwargs):
    """Any host means that links in answers can be forged."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    hint = "Name the site's hosts in ALLOWED_HOSTS."
    return [Warning("ALLOWED_HOSTS admits any host.", hint=hint, id="festival.W001")]
