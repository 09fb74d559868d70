"""What the services need of the outer rings, as protocols that mypy checks where ``app`` joins them."""
