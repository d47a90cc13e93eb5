//! The `tickmark` program: arguments, then a window or a command.

fn main() {}
