"""The content files as frozen objects: read, held against each other, looked up by id."""
