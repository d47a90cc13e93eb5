//! A desk into documents: one report model, several renderings.
//!
//! Invariant: pure strings out; knows no file, clock or window.
