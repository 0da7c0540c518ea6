"""``python -m glossator`` is the command ``glossator``."""

from glossator.cli import main

raise SystemExit(main())
