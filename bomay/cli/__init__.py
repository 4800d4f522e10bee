"""The command line. Exit codes: 0 done; 1 problems were found, or nothing was; 2 wrong usage; 130 interrupted."""

from bomay.cli import ask, build, explain, look, read, serve
from bomay.cli.command import app
from bomay.cli.main import main

__all__ = ["app", "ask", "build", "explain", "look", "main", "read", "serve"]
