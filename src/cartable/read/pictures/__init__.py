"""What a picture's file says of itself, and whether it is whole.

`png` and `jpeg` answer for nearly all by a quick look, without decoding anything; `decoded` asks Pillow
about the rest. `judged` turns what was found into what an author is told.
"""
