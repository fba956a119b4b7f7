//! Every Chinese word that the service itself says.

use std::fmt::Display;

pub const NO_ROUTE: &str = "没有这个地址。服务的地址见 /openapi.json，常用的有 /v1/assess、/v1/match、/v1/receipt、/v1/verify、/v1/measures、/v1/pack；页面在 /，不用脚本的表单在 /plain。";
pub const WRONG_METHOD: &str = "这个地址不接受这种请求方法，接受哪些见响应头 Allow。";
pub const NO_PAGE: &str = "程序里没有页面，接口照常可用。请在源码目录运行 make demo，它先建好页面，再编译并启动程序。";
pub const BROKEN_BODY: &str = "请求的内容没有传完。请重新提交。";
pub const FORM_TOO_LARGE: &str = "填写的内容过大，没有计算。请减少填写的项数或者文字后重新提交。";
pub const SLOW_BODY: &str = "请求的内容在限定的时间里没有传完。请检查网络后重新提交。";
pub const LONG_HEADERS: &str = "请求头太长。请去掉多余的 Cookie 或者其他请求头后重试。";
pub const NO_HOST: &str = "请求头里要有 Host，只能有一个。请核对客户端，或者它前面的代理。";
pub const BUSY: &str = "同时处理的请求已经到上限。请按响应头 Retry-After 所说的秒数等待后重试，内容不必修改。";
pub const ENDING: &str = "服务正在停止。";
pub const NO_OPTIONS: &str = "这个地址后面不带参数。请去掉问号和后面的内容。";
pub const TLS_HALF: &str = "证书和私钥要一起给出：--tls-certificate 和 --tls-key。";
pub const OFFICE_UNTRUSTED: &str = "没有采用 verifiedFacts：服务启动时没有加 --trust-verified。只有受理机关自己调用、申请人到不了的服务才能加这个选项。";
pub const OFFICE_SHAPE: &str = "带 with=verified-facts 的请求，内容应当是 {\"application\": 申报内容, \"verifiedFacts\": 核验得到的事实}，两个都是对象，没有别的键。";

pub fn settings(fault: &str) -> String {
    format!("设置文件无法使用：{fault}。可以设置哪些，见 huiqi serve --help，名字去掉前面的两个短横。")
}
pub fn out_of_range(name: &str, least: u64, most: u64) -> String {
    format!("设置 {name} 的值不能用，可以是 {least} 到 {most}。")
}
pub fn unknown_variable(name: &str, nearest: Option<&str>) -> String {
    let meant = meant(nearest);
    format!("环境变量 {name} 不是这个程序的设置。{meant}可以设置哪些，见 huiqi serve --help。")
}
pub fn refused_by_protocol(reason: &str) -> String {
    format!("请求不合 Model Context Protocol 的要求，没有处理：{reason}。请使用支持这个协议的客户端。")
}
pub fn wrong_origin(text: &str) -> String {
    format!(
        "“{text}”不是网页的来源。请写成 https://portal.example.cn 这样：小写的协议和主机，可以带端口，后面没有斜杠。"
    )
}
pub fn wrong_source(text: &str) -> String {
    format!("“{text}”不能放进 frame-ancestors。请写成 'self'、'none' 或者 https://portal.example.cn，一次一个。")
}
pub fn tls(fault: &dyn Display) -> String {
    format!("无法用它建立 TLS：{fault}。请核对文件是不是 PEM 格式、证书和私钥是不是一对。")
}
pub fn pack_twice(name: &str) -> String {
    format!("政策数据 {name} 有两份，内容不同。同一个版本只能有一份内容，改过的请换版本号。")
}
pub fn unknown_pack(name: &str, known: &[String], nearest: Option<&str>) -> String {
    format!("没有政策数据“{name}”。{}现有 {}。", meant(nearest), known.join("、"))
}
pub fn faulty_pack(faults: &str) -> String {
    format!("政策数据有错，没有采用：\n{faults}")
}
pub fn unknown_option(name: &str, known: &[&str], nearest: Option<&str>) -> String {
    let meant = meant(nearest);
    format!("地址里的参数“{name}”没有人认识，或者出现了两次。{meant}可以用的有 {}，各用一次。", known.join("、"))
}
fn meant(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("是不是要写“{name}”？")).unwrap_or_default()
}
pub fn wrong_option(name: &str, value: &str, known: &str) -> String {
    format!("参数 {name} 的值“{value}”不能用。可以用的有 {known}。")
}
