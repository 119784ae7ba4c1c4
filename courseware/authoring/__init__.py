"""What an author of labs works with: a lab begun, and submissions that show what it must answer."""
