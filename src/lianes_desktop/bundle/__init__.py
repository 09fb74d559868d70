"""How records travel: the signed bundle (ASiC-E, CAdES), who is trusted, and sealing with age."""
