"""Uploaded files stay in memory: nothing that a visitor sends is written to the disk."""

from __future__ import annotations

from django.core.files.uploadhandler import MemoryFileUploadHandler


class InGeheugen(MemoryFileUploadHandler):
    """Every file in memory; the bound of the whole request is that of `DATA_UPLOAD_MAX_MEMORY_SIZE` for small forms."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """Always active: there is no second handler that would use the disk."""
        self.activated = True
