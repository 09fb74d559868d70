"""What Lianes owes: amounts due, transfer files, what the bank did, sums claimed back."""
