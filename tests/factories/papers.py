"""A paper of one page, plainly about nobody."""

import functools
import io

import pikepdf

from portal.foundation.media.papers import CleanPaper


@functools.cache
def written_paper() -> CleanPaper:
    """One empty page, as the cleaner would give it back."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return CleanPaper(out.getvalue(), "pdf")
