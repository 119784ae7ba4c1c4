"""The rights ledger (자료 대장): whose every picture, song and font is, and may it be used."""
