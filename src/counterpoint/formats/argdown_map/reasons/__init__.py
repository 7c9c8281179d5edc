"""Arguments, attacks and relations: what lines and metadata relate."""
