"""What people can do: one class per subject, one method per act, over ports the outer rings fill."""
