"""File formats: one module each, reader and writer side by side; offsets are converted here, at the border."""
