"""Foresight: the forecast, looking back, the options as a form, side by side, the figures, and the method."""
