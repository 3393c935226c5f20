"""A learner's answers as entries of a log that only grows: read, checked, merged and kept so that none is lost.

`entry` says what an entry is, `log` how logs become one and what they say, `file` reads and writes a results file. `store` and
`journal` are two ways to keep a log on a disk, `place` chooses one, and `kept` is the log of this computer.
"""
