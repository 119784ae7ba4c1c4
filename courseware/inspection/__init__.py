"""What ``labs check`` looks at: the manifest and files, the text, both sides of judging.

Each module yields one sentence a fault, with the lab and the place in it; `stages` has their order.
"""
