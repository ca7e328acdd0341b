"""What the law makes of facts: pure, and the owner of the nouns that it is fed."""
