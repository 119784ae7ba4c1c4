"""Card news (카드뉴스): a handful of square pictures with text, drawn and reviewed."""
