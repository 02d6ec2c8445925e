"""Proofs that nothing saved is lost: short in the tests, long in run.py."""
