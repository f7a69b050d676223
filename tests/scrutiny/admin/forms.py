"""Fill in an admin form as a browser would: everything the page shows, with a few fields changed."""

from html.parser import HTMLParser


class Fields(HTMLParser):
    """What the controls of a form would send as they stand."""

    def __init__(self, form_id):
        super().__init__(convert_charrefs=True)
        self.form_id, self.inside, self.sent = form_id, False, {}
        self.select, self.text = None, None

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "form":
            self.inside = names.get("id") == self.form_id if self.form_id else names.get("id") != "logout-form"
        if not self.inside or "disabled" in names:
            return
        if tag == "input" and names.get("name") and names.get("type") not in ("submit", "button", "file"):
            if names.get("type") in ("checkbox", "radio") and "checked" not in names:
                return
            self._send(names["name"], names.get("value", "on" if names.get("type") == "checkbox" else ""))
        elif tag == "select":
            self.select = names.get("name")
        elif tag == "option" and self.select and "selected" in names:
            self._send(self.select, names.get("value", ""))
        elif tag == "textarea":
            self.text = [names.get("name"), ""]

    def handle_data(self, data):
        if self.text:
            self.text[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text:
            self._send(self.text[0], self.text[1].removeprefix("\n"))
            self.text = None

    def _send(self, name, value):
        if name in self.sent:
            known = self.sent[name]
            self.sent[name] = [*(known if isinstance(known, list) else [known]), value]
        else:
            self.sent[name] = value


def fields_of(response, form_id=None) -> dict:
    """What the form of the answer would send. Rows for new inlines that JavaScript copies are left out."""
    parser = Fields(form_id)
    parser.feed(response.content.decode())
    return {name: value for name, value in parser.sent.items() if "__prefix__" not in name}


def open_form(client, address) -> dict:
    """Open a record's page and read its main form."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return fields_of(response, f"{response.context['opts'].model_name}_form")


def form_again(response) -> dict:
    """The form as it was given back."""
    return fields_of(response, f"{response.context['opts'].model_name}_form")
