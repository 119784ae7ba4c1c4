"""What an official document is made of, whatever file it stands in."""
