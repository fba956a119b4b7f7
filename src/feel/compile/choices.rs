//! Texts beside a choice: each must be one of its values, and becomes its number.

use super::unify::{self, Clash};
use super::{Lowerer, Part, nearest};
use crate::feel::code::{Op, Place};
use crate::feel::diagnostic::{Diagnostic, code};
use crate::feel::types::Type;

impl Lowerer<'_> {
    /// The one type of several parts, text literals among them settled first.
    ///
    /// # Errors
    ///
    /// Why they have none, with the two that clash.
    pub(super) fn common(&mut self, parts: &mut [&mut Part]) -> Result<Type, (Clash, Type, Type)> {
        if let Some(choices) = parts.iter().find_map(|part| unify::choice_in(&part.ty)) {
            parts.iter_mut().for_each(|part| self.settle(part, choices));
        }
        parts.iter().try_fold(Type::Any, |known, part| {
            unify::unify(&known, &part.ty).map_err(|clash| (clash, known, part.ty.clone()))
        })
    }

    /// Makes choices of the text literals of a part, if it is made of nothing else.
    pub(super) fn settle(&mut self, part: &mut Part, choices: u16) {
        if self.checked
            && let Some(ty) = unify::with_choices(&part.ty, choices)
            && self.is_literal(part.place)
        {
            self.number_texts(part.place, choices);
            part.ty = ty;
        }
    }

    fn is_literal(&self, place: Place) -> bool {
        match self.op(place) {
            Some(Op::Text(_) | Op::Null) => true,
            Some(Op::If(_, then, otherwise)) => self.is_literal(*then) && self.is_literal(*otherwise),
            Some(Op::ListOf(places)) => places.iter().all(|place| self.is_literal(*place)),
            Some(Op::For(repeat)) => self.is_literal(repeat.body),
            _ => false,
        }
    }

    fn number_texts(&mut self, place: Place, choices: u16) {
        match self.op(place).cloned() {
            Some(Op::Text(text)) => {
                if let Some(index) = self.choice(place, &text, choices)
                    && let Some(op) = self.ops.get_mut(usize::from(place))
                {
                    *op = Op::Choice(choices, index);
                }
            }
            Some(Op::If(_, then, otherwise)) => {
                self.number_texts(then, choices);
                self.number_texts(otherwise, choices);
            }
            Some(Op::ListOf(places)) => places.into_iter().for_each(|place| self.number_texts(place, choices)),
            Some(Op::For(repeat)) => self.number_texts(repeat.body, choices),
            _ => {}
        }
    }

    /// The place of a text among the values of an enumeration.
    fn choice(&mut self, place: Place, text: &str, choices: u16) -> Option<u8> {
        let values = self.scope.choices.get(usize::from(choices)).map_or(&[][..], Vec::as_slice);
        let index = values.iter().position(|value| value == text).and_then(|index| u8::try_from(index).ok());
        if index.is_none() {
            let message = format!("\"{text}\" is none of the values that may stand here");
            let names: Vec<&str> = values.iter().map(String::as_str).collect();
            let help = nearest::suggest(text, &names, "the values are", |value| format!("\"{value}\""));
            let span = self.spans.get(usize::from(place)).copied().unwrap_or_default();
            self.fault(Diagnostic::new(code::CHOICE, span, message).help(help));
        }
        index
    }
}
