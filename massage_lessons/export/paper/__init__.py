"""Paper: handouts of the lessons, cards and a worksheet, printed into PDF files by the Chromium of this machine."""
