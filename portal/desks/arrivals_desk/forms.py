"""Forms for lists of reviews. They are for staff, and in English."""

from portal.foundation.web.fields import CheckboxesField, SelectField, UploadField
from portal.foundation.web.forms import Form


class SendList(Form):
    """The file, and nothing else: words and files never share a form."""

    file = UploadField("The list, as a CSV file", accept=".csv,text/csv", hint="2,000 rows at most.")


class OpenList(Form):
    """Who reviews where no row says so, and which of the rows that look alike are somebody else."""

    reviewer = SelectField("Who reviews where the list names nobody")
    also = CheckboxesField("Is one of these somebody else? Then it is opened too.")
