"""How a handed-in clip is judged: its form, its sound, its pictures, the titles on them."""
