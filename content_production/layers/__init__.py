"""What a frame is painted with: backgrounds, charts, letters, each a layer of its own."""
