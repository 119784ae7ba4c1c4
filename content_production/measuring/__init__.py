"""Measuring a finished video, whatever it was made with."""
