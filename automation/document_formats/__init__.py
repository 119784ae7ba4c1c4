"""The files a document is written to and read from, laid out alike, and pictures of its pages."""
