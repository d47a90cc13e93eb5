//! What is known of the piece as a whole, and the day its dates count from.
//!
//! Invariant: one visit to the form is one entry of the journal; none where nothing was changed.

use jiff::civil::Date;

use super::Session;
use crate::desk::{Edit, Piece};
use crate::ui::commands::CommandId;

impl Session {
    /// Writes down what is known of the piece; another publication date reads the dates of the article anew.
    pub fn describe(&mut self, piece: Piece, published: Option<Date>) {
        let redating = published.and_then(|date| self.desk.redating(date));
        let told = redating.as_ref().map(told);
        let described = (piece != *self.desk.piece()).then_some(Edit::DescribePiece { piece });
        let edits: Vec<Edit> = redating.into_iter().chain(described).collect();
        if !edits.is_empty() && self.record(Edit::Group { edits }) {
            if told.is_some() {
                self.notices.answered(CommandId::AboutPiece);
            }
            self.notices.say_with(told.unwrap_or_else(|| "Written down".to_owned()), CommandId::Undo);
        }
    }
}

/// `Dated 2024-08-20: 3 readings follow`
fn told(edit: &Edit) -> String {
    let Edit::Redate { published, readings, .. } = edit else { return String::new() };
    match readings.len() {
        0 => format!("Dated {published}: every reading stays"),
        1 => format!("Dated {published}: 1 reading follows"),
        n => format!("Dated {published}: {n} readings follow"),
    }
}
