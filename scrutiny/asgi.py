"""The door for ASGI servers. Production unless SCRUTINY_MODE says otherwise."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")

application = get_asgi_application()
