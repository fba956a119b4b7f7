//! TLS, spoken to by another's client.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::program::{EXAMPLE, Server, huiqi};

/// A certificate for localhost, made for this test alone.
struct Certificate(PathBuf);

impl Certificate {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("huiqi-tls-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let this = Self(folder);
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"])
            .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"])
            .args(["-keyout", &this.file("key.pem"), "-out", &this.file("certificate.pem")])
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        this
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Certificate {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn curl(certificate: &Certificate, server: &Server, more: &[&str]) -> Output {
    let port = server.address().port();
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--max-time", "60", "--cacert", &certificate.file("certificate.pem")]);
    command.args(["--resolve", &format!("localhost:{port}:127.0.0.1")]).args(more);
    command.arg(format!("https://localhost:{port}/v1/assess")).output().unwrap()
}

#[test]
fn the_same_answer_comes_over_tls() {
    let certificate = Certificate::new("speaks");
    let (chain, key) = (certificate.file("certificate.pem"), certificate.file("key.pem"));
    let server = Server::with(&["--tls-certificate", &chain, "--tls-key", &key]);
    let body = format!("@{EXAMPLE}");
    let answer = curl(&certificate, &server, &["--data-binary", &body]);
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    assert!(answer.stdout == huiqi(&["assess", EXAMPLE, "--json"], b"").line());
    // Who speaks no TLS is hung up on, and disturbs nobody.
    let plain =
        Command::new("curl").args(["--silent", "--max-time", "60", &format!("http://{}/", server.address())]).output();
    assert!(!plain.unwrap().status.success());
    assert!(curl(&certificate, &server, &["--data-binary", &body, "--tls-max", "1.2"]).status.success());
    assert!(!curl(&certificate, &server, &["--data-binary", &body, "--tls-max", "1.1"]).status.success());
}

#[test]
fn what_is_no_certificate_is_told() {
    let certificate = Certificate::new("told");
    let (chain, key) = (certificate.file("certificate.pem"), certificate.file("key.pem"));
    let serve = |chain: &str, key: &str| {
        huiqi(&["serve", "--listen", "127.0.0.1:0", "--tls-certificate", chain, "--tls-key", key], b"")
    };
    for (chain, key) in [
        (EXAMPLE, key.as_str()),
        (chain.as_str(), EXAMPLE),
        (chain.as_str(), "nowhere.pem"),
        (key.as_str(), key.as_str()),
    ] {
        let done = serve(chain, key);
        assert_eq!(done.code, Some(2), "{}", done.stderr);
        assert!(done.stderr.contains("tls.invalid"), "{}", done.stderr);
        assert_eq!(done.text(), "", "it does not say that it listens");
    }
    assert_eq!(huiqi(&["serve", "--tls-key", &key], b"").code, Some(2), "half of it");
}
