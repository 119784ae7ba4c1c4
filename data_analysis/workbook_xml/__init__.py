"""The XML inside a workbook file, changed cell by cell; what is not touched keeps every byte."""
