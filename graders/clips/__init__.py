"""What a promotional clip is submitted with, and how each part of it is judged.

The clip itself (form, sound, pictures, titles); its storyboard, captions, transcript and plan for
sign language; and the rights in what it shows, against the given order and lists.
"""
