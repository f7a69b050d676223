"""The door for gunicorn and other WSGI servers. Production unless SCRUTINY_MODE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")

application = get_wsgi_application()
