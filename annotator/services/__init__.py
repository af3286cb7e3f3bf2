"""What a person can set out to do, one module each; every module owns its transaction."""
