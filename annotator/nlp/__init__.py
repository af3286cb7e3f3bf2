"""spaCy pipelines and components that propose annotations; runs in the worker process."""
