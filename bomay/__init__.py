"""The front door of Bomay: command line, settings, and the place where the parts are put together."""

__version__ = "0.1.0"
