"""`python -m interview_etiquette`: the command line."""

import sys

from interview_etiquette._cli import main

if __name__ == "__main__":
    sys.exit(main())
