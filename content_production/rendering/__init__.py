"""A storyboard rendered: frames and their layers, encoded to an MP4."""
