"""Captions (자막): cut to lines that can be read, mended by number, written and read as files."""
