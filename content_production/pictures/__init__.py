"""Still pictures: drawn, opened with care, marked as made by AI, and what is written on them."""
