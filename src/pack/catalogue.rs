//! A pack in another language: the texts of a catalogue in place of its own.
//!
//! A catalogue is a message catalogue in the sense of gettext: it has the pack's own texts for keys. A text that it lacks
//! stays in the pack's language, and one that was changed in the pack loses its translation rather than keep a wrong one.

use serde::Serialize;

use super::load::read;
use super::{Pack, params, texts};
use crate::error::Error;
use crate::json::{self, members};
use crate::order::Map;

/// A language for a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    /// BCP 47 tag.
    pub language: String,
    /// The engine's sentences by code.
    pub messages: Map<String, String>,
    /// Id of the policy whose texts these are.
    pub policy: String,
    /// A text of the pack → the same in this language.
    pub texts: Map<String, String>,
}

members!(Catalogue { language, messages, policy, texts });

impl Pack {
    /// The same pack, speaking the language of a catalogue (its JSON text, as `huiqi pack catalogue` writes it). Rules,
    /// sums, ids and the digest stay; the clauses keep the words of the law. Receipts are issued and verified in the
    /// pack's own language all the same, so that they hold everywhere.
    ///
    /// # Errors
    /// `catalogue.invalid` when it is no catalogue, or one of another policy.
    pub fn in_language(&self, catalogue: &str) -> Result<Self, Error> {
        let refuse = |detail: String| self.refusal("catalogue.invalid", params(&[("detail", &detail)]), None);
        let value = read(catalogue).map_err(|detail| refuse(detail.to_string()))?;
        let catalogue: Catalogue = json::from_value(&value).map_err(|misfit| refuse(misfit.to_string()))?;
        if catalogue.policy != self.built.id {
            return Err(refuse(format!("it is of {}, not of {}", catalogue.policy, self.built.id)));
        }
        let original = self.original();
        let mut speaking = original.clone();
        texts::each(&mut speaking.built, &mut |text| {
            if let Some(translated) = catalogue.texts.get(text.as_str()) {
                text.clone_from(translated);
            }
        });
        speaking.built.language = catalogue.language;
        speaking.built.messages.extend(catalogue.messages);
        speaking.original = Some(Box::new(original.clone()));
        Ok(speaking)
    }

    /// The pack in its own language.
    pub(crate) fn original(&self) -> &Self {
        self.original.as_deref().unwrap_or(self)
    }
}
