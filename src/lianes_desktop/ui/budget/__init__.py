"""The budget page: planned, engaged and eligible, who pays, and what was advanced or valued beside."""
