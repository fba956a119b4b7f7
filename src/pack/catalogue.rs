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
        let original = self.original();
        Ok(self.catalogue(catalogue)?.speaking(original.clone(), original.clone()))
    }

    /// Reads a catalogue for this pack.
    ///
    /// # Errors
    /// As [`Pack::in_language`].
    pub(crate) fn catalogue(&self, text: &str) -> Result<Catalogue, Error> {
        let refuse = |detail: String| self.refusal("catalogue.invalid", params(&[("detail", &detail)]), None);
        let value = read(text).map_err(|detail| refuse(detail.to_string()))?;
        let catalogue: Catalogue = json::from_value(&value).map_err(|misfit| refuse(misfit.to_string()))?;
        if catalogue.policy != self.built.id {
            return Err(refuse(format!("it is of {}, not of {}", catalogue.policy, self.built.id)));
        }
        Ok(catalogue)
    }

    /// The pack in its own language.
    pub(crate) fn original(&self) -> &Self {
        self.original.as_deref().unwrap_or(self)
    }
}

impl Catalogue {
    /// The pack in this language, from two of it: whoever has its text need not carry the code that copies one.
    pub(crate) fn speaking(self, original: Pack, mut pack: Pack) -> Pack {
        texts::each(&mut pack.built, &mut |text| {
            if let Some(translated) = self.texts.get(text.as_str()) {
                text.clone_from(translated);
            }
        });
        pack.built.language = self.language;
        pack.built.messages.extend(self.messages);
        pack.original = Some(Box::new(original));
        pack
    }
}
