"""The questions of the course for other systems of learning, and a lesson as a package that such a system plays."""
