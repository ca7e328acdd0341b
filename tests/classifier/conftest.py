"""Settings of the classifier's property tests: the machine that runs them may be busy, so no deadline."""

from hypothesis import settings

settings.register_profile("classifier", deadline=None)
settings.load_profile("classifier")
