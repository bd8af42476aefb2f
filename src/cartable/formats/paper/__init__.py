"""Paper: what stands on the sheets, how it is set, and the PDF that comes of it.

`sheets`, `spoken`, `questions` and `answers` turn a course into the values that the templates under
`templates/paper/` read; `pdf` turns a page of HTML into PDF/UA-1 with `fonts` and nothing else.
"""
