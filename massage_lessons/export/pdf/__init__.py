"""What is printed: handouts, cards and a worksheet."""
