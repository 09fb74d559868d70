"""The office's register: the small certification authority, who is enrolled, and who asks to be."""
