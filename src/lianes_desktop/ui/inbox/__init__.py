"""The office's inbox: bundles received, the verdict on each, and the claim it carries."""
