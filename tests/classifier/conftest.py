"""What stands beside this file is found by the tests of the rooms below it."""
