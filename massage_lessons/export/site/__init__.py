"""The course as a folder of pages: lessons, a page for each region of the back, search, and all of it in one archive."""
