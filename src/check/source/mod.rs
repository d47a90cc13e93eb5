//! What an article says against what its source says: a figure against a hedge, quoted words against a passage.
//!
//! Invariant: compares words that it is handed; opens no source.

mod quotation;
mod value;

pub use quotation::quoted_words;
pub use value::value_of_source;
