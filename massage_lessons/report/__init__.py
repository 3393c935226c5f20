"""What a class has and has not understood: results files become one page and tables, on this machine alone."""
