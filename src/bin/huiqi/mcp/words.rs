//! Every word that the assistants' door itself says to a person.

use crate::render::words::figure::IF_SELECTED;

pub const TITLE: &str = "惠企政策测算";
pub const FIND: &str = "查找政策措施";
pub const QUESTION: &str = "下一个问题";
pub const ASSESS: &str = "测算一份申报";
pub const EXPLAIN: &str = "解释条文";
pub const VERIFY: &str = "核对测算凭据";
pub const VERIFIED: &str = "助手不能把填写的内容标为“已核验”，只有审核部门可以。请去掉 verified 后重新测算。";

/// What stands with every answer, in the language that its other words are in.
pub fn computed(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("en") => {
            "Computed by a rule engine from the text of the policy, not by the assistant; an estimate, not a \
             promise of payment."
        }
        _ => "本结果由规则引擎按政策条文计算，不是助手得出的；仅为预估，不作为兑付承诺。",
    }
}
/// What stands beside a sum that only those get who are selected.
pub fn if_selected(language: &str) -> &'static str {
    match language.split('-').next() {
        Some("en") => "if selected",
        _ => IF_SELECTED,
    }
}
pub fn unknown_tool(name: &str, nearest: Option<&str>) -> String {
    format!("没有“{name}”这个工具。{}", meant(nearest, "请先列出工具，再调用其中的一个。"))
}
pub fn unknown_argument(name: &str, nearest: Option<&str>) -> String {
    format!("这个工具没有参数“{name}”。{}", meant(nearest, "请去掉它，或者核对工具的参数。"))
}
pub fn unknown_clause(measure: &str, name: &str, nearest: Option<&str>) -> String {
    let help = "请填写条文的编号，或者申报条件的编号。";
    format!("“{measure}”没有编号为“{name}”的条文或者条件。{}", meant(nearest, help))
}
pub fn long_argument(name: &str, max: usize) -> String {
    format!("参数“{name}”超过 {max} 个字。请只写要找的内容。")
}
pub fn missing_argument(name: &str) -> String {
    format!("缺少参数“{name}”。请补上后重新调用。")
}
pub fn wrong_argument(name: &str, expected: &str) -> String {
    format!("参数“{name}”的类型不对，应当是 {expected}。请改正后重新调用。")
}
pub const NO_PROTOCOL: &str = "标准输入里不是模型上下文协议（MCP）的消息。这个命令由助手的程序启动，不用手工输入，设置方法见 docs/assistants.md。";
pub const ONE_OF_TWO: &str = "请给出 receipt（测算凭据）或者 code（二维码的内容），只给其中一个。";

fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("是不是要写“{nearest}”？"))
}
