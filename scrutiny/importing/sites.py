"""On which ModernGov site an authority's papers are, for files that do not say it themselves."""

from committees.models import Authority, AuthorityIdentifier
from scrutiny.templatetags.council import plural


def site_of(authority: Authority) -> str:
    """The address of the authority's ModernGov site; empty when it is not known."""
    sites = authority.identifiers.filter(scheme=AuthorityIdentifier.Scheme.MODERNGOV, valid_to=None)
    return sites.values_list("identifier", flat=True).first() or ""


def without_address(papers: int) -> str:
    """Why papers are left out, and what would bring them in."""
    return (
        f"{plural(papers, 'paper')} left out: the file does not say on which site. An administrator can add the address of the "
        "council's ModernGov site to the authority's identifiers; then bring the file again."
    )
