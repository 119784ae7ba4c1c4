"""Card news handed in, made with whatever: its pictures, the letters on them, the same in words."""
