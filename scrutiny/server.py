"""How gunicorn serves the site: `gunicorn --config python:scrutiny.server scrutiny.wsgi`."""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
limit_request_line = 8190

# By default gunicorn obeys Script_Name and the like from anyone on this machine, a proxy included.
forwarded_allow_ips = ""
# Nobody steers a running server through a socket; restart it instead.
control_socket_disable = True
