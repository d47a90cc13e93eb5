//! Names of records that stay the same in every copy of a project.
//!
//! Invariant: opaque; nothing may be read out of an id.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// A new one that no other record of any copy has.
            pub fn fresh() -> Self {
                Self(Uuid::new_v4().to_string())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id! {
    /// Names a claim.
    ClaimId
}
id! {
    /// Names a source.
    SourceId
}
id! {
    /// Names a place in a source.
    CitationId
}
id! {
    /// Names what the machine noticed.
    FindingId
}
id! {
    /// Names one version of an article.
    DraftId
}
id! {
    /// Names one entry of a journal, in whatever copy it stands.
    EntryId
}
