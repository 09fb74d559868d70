"""Log a decentralised-cooperation mission offline and hand Lianes one signed file."""

__version__ = "0.1.0"
