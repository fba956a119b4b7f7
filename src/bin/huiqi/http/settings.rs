//! What a service is told: by flags, by variables of the environment, in a file; the first of these counts.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::http::HeaderValue;
use clap::{Args, Command, ValueEnum};
use huiqi::json::Limits;
use serde::Deserialize;

use super::words;
use crate::refusal::{Refusal, own};

/// Declares the settings once, and how those of one source stand over those of another.
macro_rules! settings {
    ($($(#[$meta:meta])* $name:ident: $type:ty,)*) => {
        /// Settings as a person gives them; what is not given has a default in [`Settings::settled`].
        #[derive(Debug, Clone, Default, Args, Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
        pub struct Settings {
            $($(#[$meta])* $name: Option<$type>,)*
        }

        impl Settings {
            /// These, and where they say nothing, those.
            fn over(self, those: Self) -> Self {
                Self { $($name: self.$name.or(those.$name),)* }
            }
        }
    };
}

settings! {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8686]
    #[arg(long, env = "HUIQI_LISTEN", value_name = "ADDR:PORT")]
    listen: SocketAddr,
    /// Serve these beside the pack that the program carries: built packs, folders of a pack's source, folders of either
    #[arg(long, env = "HUIQI_PACKS", value_name = "PATH", value_delimiter = ',')]
    packs: Vec<PathBuf>,
    /// Look at the packs' files every so many seconds, and take new ones (SIGHUP does so at once); 0: never [default: 0]
    #[arg(long, env = "HUIQI_WATCH", value_name = "SECONDS")]
    watch: u64,
    /// Speak TLS with this chain of certificates (PEM)
    #[arg(long, env = "HUIQI_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: PathBuf,
    /// The private key of the first of them (PEM)
    #[arg(long, env = "HUIQI_TLS_KEY", value_name = "FILE")]
    tls_key: PathBuf,
    /// Believe what a request says to be verified, and take an office's own facts: only where nobody but the office asks
    #[arg(long, env = "HUIQI_TRUST_VERIFIED", value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    trust_verified: bool,
    /// Origins whose pages may ask (CORS), such as https://portal.example.cn
    #[arg(long, env = "HUIQI_ALLOW_ORIGIN", value_name = "ORIGIN", value_delimiter = ',')]
    allow_origin: Vec<String>,
    /// Who may put the page into a frame, as CSP's frame-ancestors has it [default: 'self']
    #[arg(long, env = "HUIQI_FRAME_ANCESTORS", value_name = "SOURCE", value_delimiter = ',')]
    frame_ancestors: Vec<String>,
    /// Answer assistants at /mcp
    #[arg(long, env = "HUIQI_MCP", value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    mcp: bool,
    /// The names that assistants may ask under, with a port or for every port [default: those of this machine]
    #[arg(long, env = "HUIQI_MCP_HOST", value_name = "HOST", value_delimiter = ',')]
    mcp_host: Vec<String>,
    /// How each request is logged, on standard error [default: text at a terminal, else json]
    #[arg(long, env = "HUIQI_LOG", value_name = "FORM")]
    log: LogForm,
    /// The longest body that is read, in bytes; the contract's limits count as well
    #[arg(long, env = "HUIQI_MAX_BODY", value_name = "BYTES")]
    max_body: usize,
    /// The longest head of a request, in bytes [default: 16384]
    #[arg(long, env = "HUIQI_MAX_HEADER", value_name = "BYTES")]
    max_header: u32,
    /// How many connections at once [default: 1024]
    #[arg(long, env = "HUIQI_MAX_CONNECTIONS", value_name = "COUNT")]
    max_connections: u32,
    /// How many posted requests are read or answered at once [default: 256]
    #[arg(long, env = "HUIQI_MAX_REQUESTS", value_name = "COUNT")]
    max_requests: u32,
    /// How many bytes of posted bodies are held at once; one body has room however large it may be [default: 33554432]
    #[arg(long, env = "HUIQI_MAX_BODIES", value_name = "BYTES")]
    max_bodies: usize,
    /// How long a client may take for the head of a request, and between two requests, in seconds [default: 15]
    #[arg(long, env = "HUIQI_HEADER_TIMEOUT", value_name = "SECONDS")]
    header_timeout: u64,
    /// How long it may take for a body, and for taking its answer (a second more for each 64 KiB of it), in seconds [default: 30]
    #[arg(long, env = "HUIQI_BODY_TIMEOUT", value_name = "SECONDS")]
    body_timeout: u64,
    /// How long what has begun may still take when the service is told to end, in seconds [default: 10]
    #[arg(long, env = "HUIQI_GRACE", value_name = "SECONDS")]
    grace: u64,
}

/// How requests are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// Not at all.
    Off,
    /// A line for a person.
    Text,
    /// A JSON object a line.
    Json,
}

/// Settings with every default in its place.
#[derive(Debug, Clone)]
pub struct Settled {
    pub listen: SocketAddr,
    pub packs: Vec<PathBuf>,
    /// Nothing: the files are not looked at unasked.
    pub watch: Option<Duration>,
    pub tls: Option<TlsFiles>,
    pub trust_verified: bool,
    pub allow_origin: Vec<HeaderValue>,
    pub frame_ancestors: Vec<String>,
    /// The hosts that assistants may ask under; nothing: there is no door for them.
    pub mcp: Option<Vec<String>>,
    /// Nothing: by what standard error is.
    pub log: Option<LogForm>,
    pub max_body: usize,
    pub max_header: usize,
    pub max_connections: usize,
    pub max_requests: usize,
    pub max_bodies: usize,
    pub header_timeout: Duration,
    pub body_timeout: Duration,
    pub grace: Duration,
}

/// Where a certificate and its key are.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

impl Settings {
    /// These, over those of a file if one is named.
    pub fn with_file(self, file: Option<&Path>) -> Result<Self, Refusal> {
        let Some(path) = file else { return Ok(self) };
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| Refusal::unreadable(&name, &error))?;
        let those = toml::from_str(&text).map_err(|error| {
            Refusal::from(own("settings.invalid", words::settings(error.message().trim())))
                .at(&text, error.span())
                .found_in(&name)
        })?;
        Ok(self.over(those))
    }

    /// What cannot be used, wherever it was told.
    fn in_range(&self) -> Result<(), Refusal> {
        let wide = |told: Option<usize>| told.map(|told| u64::try_from(told).unwrap_or(u64::MAX));
        let told = [
            ("watch", self.watch, 0..=86_400),
            ("max-body", wide(self.max_body), 1..=u64::MAX),
            ("max-bodies", wide(self.max_bodies), 1..=u64::MAX),
            ("max-header", self.max_header.map(u64::from), 1024..=1_048_576),
            ("max-connections", self.max_connections.map(u64::from), 1..=1_000_000),
            ("max-requests", self.max_requests.map(u64::from), 1..=1_000_000),
            ("header-timeout", self.header_timeout, 1..=3600),
            ("body-timeout", self.body_timeout, 1..=3600),
            ("grace", self.grace, 0..=3600),
        ];
        match told.iter().find(|(_, told, range)| told.is_some_and(|told| !range.contains(&told))) {
            Some((name, _, range)) => {
                Err(own("settings.invalid", words::out_of_range(name, *range.start(), *range.end())).into())
            }
            None => Ok(()),
        }
    }

    /// With every default.
    pub fn settled(self) -> Result<Settled, Refusal> {
        self.in_range()?;
        let seconds = |told: Option<u64>, default: u64| Duration::from_secs(told.unwrap_or(default));
        let count = |told: Option<u32>, default: u32| told.unwrap_or(default) as usize;
        let tls = match (self.tls_certificate, self.tls_key) {
            (Some(certificate), Some(key)) => Some(TlsFiles { certificate, key }),
            (None, None) => None,
            _ => return Err(own("settings.invalid", words::TLS_HALF.to_owned()).into()),
        };
        Ok(Settled {
            listen: self.listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 8686))),
            packs: self.packs.unwrap_or_default(),
            watch: self.watch.filter(|seconds| *seconds > 0).map(Duration::from_secs),
            tls,
            trust_verified: self.trust_verified.unwrap_or(false),
            allow_origin: self
                .allow_origin
                .unwrap_or_default()
                .iter()
                .map(|one| origin(one))
                .collect::<Result<_, _>>()?,
            frame_ancestors: sources(self.frame_ancestors)?,
            mcp: self.mcp.filter(|on| *on).map(|_| self.mcp_host.unwrap_or_default()),
            log: self.log,
            max_body: self.max_body.unwrap_or(Limits::RECEIPT.max_bytes),
            max_header: count(self.max_header, 16 << 10),
            max_connections: count(self.max_connections, 1024),
            max_requests: count(self.max_requests, 256),
            max_bodies: self.max_bodies.unwrap_or(32 << 20),
            header_timeout: seconds(self.header_timeout, 15),
            body_timeout: seconds(self.body_timeout, 30),
            grace: seconds(self.grace, 10),
        })
    }
}

/// The beginning of the variables' names, and the one that is no setting itself: where the settings' file is.
const PREFIX: &str = "HUIQI_";
const CONFIG: &str = "HUIQI_CONFIG";

/// What Kubernetes tells every process of a service that is called so.
const OF_KUBERNETES: [&str; 2] = ["HUIQI_SERVICE_", "HUIQI_PORT"];

/// Refuses a variable that would be a setting if it were written otherwise.
pub fn variables_are_known(names: impl Iterator<Item = String>) -> Result<(), Refusal> {
    let command = Settings::augment_args(Command::new(PREFIX));
    let known = command.get_arguments().filter_map(|argument| argument.get_env()?.to_str());
    let known: Vec<&str> = known.chain([CONFIG]).collect();
    let is_foreign = |name: &str| OF_KUBERNETES.iter().any(|prefix| name.starts_with(prefix));
    for name in names.filter(|name| name.starts_with(PREFIX) && !is_foreign(name)) {
        if !known.contains(&name.as_str()) {
            let nearest = huiqi::nearest(&name, known.iter().copied());
            return Err(own("settings.invalid", words::unknown_variable(&name, nearest)).into());
        }
    }
    Ok(())
}

/// An origin as a browser sends it (RFC 6454, 6.1): scheme, host, port, and no more.
fn origin(text: &str) -> Result<HeaderValue, Refusal> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_host = |host: &str| !host.is_empty() && !host.contains(['/', '?', '#', '*', '@', ' ']);
    let known = host.is_some_and(is_host) && text.chars().all(|c| c.is_ascii_graphic() && !c.is_ascii_uppercase());
    match HeaderValue::try_from(text) {
        Ok(value) if known => Ok(value),
        _ => Err(own("settings.invalid", words::wrong_origin(text)).into()),
    }
}

/// Sources of a policy: nothing that would end the directive.
fn sources(told: Option<Vec<String>>) -> Result<Vec<String>, Refusal> {
    let told = told.unwrap_or_else(|| vec!["'self'".to_owned()]);
    match told
        .iter()
        .find(|one| one.is_empty() || !one.chars().all(|c| c.is_ascii_graphic() && !matches!(c, ';' | ',')))
    {
        Some(wrong) => Err(own("settings.invalid", words::wrong_source(wrong)).into()),
        None => Ok(told),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_first_counts() {
        let flag = Settings { grace: Some(1), ..Settings::default() };
        let file: Settings =
            toml::from_str("grace = 2\nmax-requests = 3\nlog = 'json'\ntrust-verified = true").unwrap();
        let settled = flag.over(file).settled().unwrap();
        assert_eq!((settled.grace, settled.max_requests), (Duration::from_secs(1), 3));
        assert_eq!((settled.log, settled.trust_verified), (Some(LogForm::Json), true));
        assert_eq!(settled.listen.to_string(), "127.0.0.1:8686");
    }

    #[test]
    fn a_value_that_cannot_be_used_is_refused_wherever_it_stands() {
        for bad in ["max-connections = 0", "max-requests = 0", "max-header = 1", "body-timeout = 0", "grace = 3601"] {
            let file: Settings = toml::from_str(bad).unwrap();
            assert_eq!(file.settled().unwrap_err().error.code, "settings.invalid", "{bad}");
        }
    }

    #[test]
    fn a_variable_that_is_no_setting_is_refused_unless_it_is_another_programs() {
        let known = |names: &[&str]| variables_are_known(names.iter().map(|name| (*name).to_owned()));
        assert!(known(&["PATH", "HUIQI_GRACE", "HUIQI_CONFIG", "HUIQI_SERVICE_HOST", "HUIQI_PORT_8686_TCP"]).is_ok());
        assert!(known(&["HUIQI_GRASE"]).unwrap_err().error.message.contains("HUIQI_GRACE"));
    }

    #[test]
    fn an_origin_is_scheme_and_host() {
        for good in ["https://a.example.cn", "http://127.0.0.1:8080"] {
            assert!(origin(good).is_ok(), "{good}");
        }
        for bad in [
            "*",
            "null",
            "a.example.cn",
            "https://",
            "https://a.cn/",
            "https://*.a.cn",
            "https://A.cn",
            "https://a.cn b",
        ] {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_source_cannot_end_the_policy() {
        assert!(sources(Some(vec!["https://a.cn".to_owned(), "'self'".to_owned()])).is_ok());
        for bad in ["", "a; script-src *", "a b", "a\r\nb"] {
            assert!(sources(Some(vec![bad.to_owned()])).is_err(), "{bad}");
        }
    }
}
