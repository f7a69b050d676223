"""The form by which minutes come in, of one item or of a whole meeting: pasted or typed words, or a file."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from committees.formats import LARGEST_FILE, TooLarge, Unreadable, text_of_file, to_text
from scrutiny import intake

MEGABYTE = 1_000_000


class WordsForm(forms.Form):
    """Words or a file, one of the two. After validation `cleaned_data` has what `read` made of it."""

    text = forms.Field(
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "intake-text", "spellcheck": "true"}),
    )
    file = forms.FileField(
        label="Or upload a file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.txt,.xml"}),
    )
    source_url = forms.URLField(
        label="Address of the page (optional)",
        help_text="If the minutes are on the web, so that others can check them.",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Give the whole address, such as https://www.example.gov.uk/minutes."},
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    kinds = "Word (.docx), PDF with text, a saved web page (.html) or plain text (.txt)"
    too_large = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["file"].help_text = f"{self.kinds}. Up to {LARGEST_FILE // MEGABYTE} MB."

    def read(self, content, file_name):
        """What to keep, as {name: value}, of pasted words (a string) or of a file (bytes, with its name).

        Raises Unreadable with a sentence for the clerk.
        """
        raise NotImplementedError

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            self.too_large = True
            raise forms.ValidationError(
                f"The file is {file.size / MEGABYTE:.0f} MB and at most {LARGEST_FILE // MEGABYTE} MB can be read. "
                "Bring a smaller file, or copy the words and paste them."
            )
        return file

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        text, file = cleaned.pop("text") or "", cleaned.pop("file")
        if file and text.strip():
            self.add_error("file", "Paste the words or upload a file, not both. Choose one and take out the other.")
        elif file:
            cleaned |= self._taken("file", file.read(), file.name)
        elif text:
            cleaned |= self._taken("text", text, "")
        else:
            self.add_error("text", "Paste or type the minutes first, or upload a file.")
        return cleaned

    def _taken(self, field, content, file_name):
        try:
            return self.read(content, file_name)
        except Unreadable as unreadable:
            self.too_large = isinstance(unreadable, TooLarge)
            self.add_error(field, str(unreadable))
            return {}

    @property
    def status(self):
        return 413 if self.too_large else 400


def words_of(content, file_name):
    """The text of what was pasted or uploaded. Raises Unreadable when there are no words in it."""
    text = text_of_file(file_name, content) if file_name else to_text(content)
    if not text.strip():
        raise Unreadable("There are no words in it. Copy the words of the minutes and paste them.")
    return text


def as_text(request):
    """What the clipboard holds as HTML, as the text that would be kept: lists with their numbers, tables in rows."""
    if not request.user.has_perms(intake.MAY_KEEP):
        raise PermissionDenied
    try:
        return HttpResponse(to_text(request.POST.get("html", "")), content_type="text/plain; charset=utf-8")
    except Unreadable as unreadable:
        return HttpResponse(str(unreadable), status=400, content_type="text/plain; charset=utf-8")
