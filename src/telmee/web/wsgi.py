"""What a WSGI server serves: `application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "telmee.web.settings")
application = get_wsgi_application()
