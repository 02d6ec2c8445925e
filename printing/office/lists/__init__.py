"""The indicators of a form alone, as files for the fiscal system."""
