"""Long lists, fifty at a time, counted no further than anyone reads."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

PER_PAGE = 50
LAST_COUNTED = 1_000


class CappedPaginator(Paginator):
    """Lists the first thousand rows; `capped` tells that there are more. Counting all of a large table is slow."""

    object_list: QuerySet

    @cached_property
    def _rows_counted(self) -> int:
        return self.object_list.order_by()[: LAST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self._rows_counted, LAST_COUNTED)

    @property
    def capped(self) -> bool:
        return self._rows_counted > LAST_COUNTED


def page_of(request: HttpRequest, rows: QuerySet, per_page: int = PER_PAGE) -> Page:
    """The page asked for by `?page=`; the first or the last where that is no page."""
    return CappedPaginator(rows, per_page).get_page(request.GET.get("page"))


def page_note(page: Page) -> str:
    """What the title adds from the second page on, such as “ (page 2)”."""
    return f" (page {page.number})" if page.number > 1 else ""
