"""The accessibility statement, made from what the tests measured."""
