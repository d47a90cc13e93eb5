//! All tests that cross modules, in one binary: linking is what test builds spend their time on.
