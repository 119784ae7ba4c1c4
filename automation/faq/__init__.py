"""A city's own FAQ base: its entries, read from a workbook and looked over."""
