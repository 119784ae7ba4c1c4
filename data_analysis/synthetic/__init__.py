"""Made-up records of a city (가상), by seed: what the labs are given."""
