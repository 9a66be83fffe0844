"""Printed pages → blocks and notes: what a PDF's text or an extractor's plain text says, line by line."""
