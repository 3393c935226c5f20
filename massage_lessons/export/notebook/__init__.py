"""The stages that every format shares: from a notebook to clean HTML."""
