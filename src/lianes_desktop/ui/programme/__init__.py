"""The programme page: days side by side, lines drawn to the hour, an editor beside them."""
