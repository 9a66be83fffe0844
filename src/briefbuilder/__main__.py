"""``python -m briefbuilder`` is ``briefbuilder``."""

from briefbuilder.cli import main

if __name__ == "__main__":
    main()
