//! The forms of texts, and how a key is written down.

use super::{Form, Key, Takes};
use crate::pack::source::read::form;

pub(super) const KEBAB: Form = Form { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", wanted: form::KEBAB };
pub(super) const CHOICE: Form = Form { pattern: "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", wanted: form::CHOICE };
pub(super) const NAME: Form = Form { pattern: "^[A-Za-z][A-Za-z0-9]*$", wanted: form::NAME };
pub(super) const PATH: Form = Form { pattern: "^[A-Za-z][A-Za-z0-9]*\\.[A-Za-z][A-Za-z0-9]*$", wanted: form::PATH };
pub(super) const LIST_NAME: Form = Form {
    pattern: "^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)?$",
    wanted: "name: `name` or `group.name`, letters and digits",
};
pub(super) const ADDRESS: Form =
    Form { pattern: "^(0|(0|[1-9][0-9]{0,3})(\\.(0|[1-9][0-9]{0,3})){1,3}(\\.[a-z])?)$", wanted: form::ADDRESS };
pub(super) const DAY: Form =
    Form { pattern: "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", wanted: form::DAY };
pub(super) const DAYS: Form = Form {
    pattern: "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}(/[12][0-9]{3}-[0-9]{2}-[0-9]{2})?$",
    wanted: "holiday: one day, or the first and the last as `2026-10-01/2026-10-07`",
};
pub(super) const DAY_OF_YEAR: Form = Form { pattern: "^[0-9]{2}-[0-9]{2}$", wanted: "" };
pub(super) const DECIMAL: Form = Form { pattern: "^(0|[1-9][0-9]{0,27})(\\.[0-9]{1,28})?$", wanted: form::DECIMAL };
pub(super) const VERSION: Form = Form { pattern: "^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}$", wanted: form::VERSION };
pub(super) const LANGUAGE: Form = Form { pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", wanted: form::LANGUAGE };
pub(super) const YEAR: Form = Form { pattern: "^(19|20|21)[0-9]{2}$", wanted: "" };
pub(super) const ANY: Form = Form { pattern: "\\S", wanted: "" };

pub(super) const TEXT: Takes = Takes::Text;

pub(super) const fn need(name: &'static str, takes: Takes, says: &'static str) -> Key {
    Key { name, needed: true, takes, says }
}

pub(super) const fn may(name: &'static str, takes: Takes, says: &'static str) -> Key {
    Key { name, needed: false, takes, says }
}

pub(super) const ARTICLE: Takes = Takes::Whole(1, 9_999);
