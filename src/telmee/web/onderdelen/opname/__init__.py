"""The upload: filings and lists, read as they come in; the report is kept for half an hour under the visitor's key.

`vraag` is the form; `lezen` reads a body and computes; `uitslag` is what is kept of it, and `kluis` keeps it encrypted;
`voortgang` tells the page how far it is; `paginas`, `rapport` and `api` are the doors.
"""
