"""What the ``refs`` commands do: files in, results out, one file per command; nothing is printed here."""
