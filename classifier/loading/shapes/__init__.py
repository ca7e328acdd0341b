"""What each kind of catalogue file may hold, as pydantic models: the check at load and the published schemas.

Imported only when a catalogue is loaded or a schema is printed, so that importing `classifier` stays cheap.
"""
