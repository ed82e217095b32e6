"""The doelgroepregister: events in, grounds and registrations derived from them by the law, and who may know what.

A Django app without pages: `telmee.web` and `telmee.cli` call it. Events (`gebeurtenissen`) are the only thing that is
recorded; everything else is derived from them and can be made again. See docs/register.md.
"""
