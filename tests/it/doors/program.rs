//! Starting the program, and speaking with it as a shell and as a client would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

/// The application that the examples show.
pub const EXAMPLE: &str = "examples/data-purchase.json";

/// What came of a command.
#[derive(Debug, Clone)]
pub struct Done {
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Done {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// The one JSON text that was printed, of which a line feed is no part.
    pub fn json(&self) -> Value {
        serde_json::from_slice(self.line()).unwrap()
    }

    pub fn line(&self) -> &[u8] {
        self.stdout.strip_suffix(b"\n").expect("a line feed at the end")
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huiqi"));
    // What a developer's terminal asks for is no part of what is tested.
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

/// Runs the program to its end, in the project's folder.
pub fn huiqi(args: &[&str], input: &[u8]) -> Done {
    run(command(args), input)
}

/// The same with variables of the environment.
pub fn huiqi_where(variables: &[(&str, &str)], args: &[&str]) -> Done {
    let mut command = command(args);
    command.envs(variables.iter().copied());
    run(command, b"")
}

fn run(mut command: Command, input: &[u8]) -> Done {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        // A program that refuses early does not read to the end, so that writing may fail.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    });
    Done { code: output.status.code(), stdout: output.stdout, stderr: String::from_utf8(output.stderr).unwrap() }
}

/// A service of its own, at a free port; it ends with the value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    /// Reads what is logged as it comes, so that no full pipe holds the service up.
    log: Option<JoinHandle<String>>,
    /// What is logged where nobody reads it.
    unread: Option<ChildStderr>,
}

impl Server {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(args: &[&str]) -> Self {
        Self::logging("off", args)
    }

    /// One whose log of that form can be read once it has ended.
    pub fn logging(form: &str, args: &[&str]) -> Self {
        let mut server = Self::logging_unread(form, args);
        let mut stderr = server.unread.take().unwrap();
        server.log = Some(std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        }));
        server
    }

    /// One whose log nobody reads.
    pub fn logging_unread(form: &str, args: &[&str]) -> Self {
        let args = [&["serve", "--listen", "127.0.0.1:0", "--log", form], args].concat();
        let mut command = command(&args);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http").and_then(|rest| rest.split("://").nth(1));
        let address = address.and_then(|rest| rest.strip_suffix('/')).unwrap_or_else(|| panic!("{line:?}"));
        let unread = child.stderr.take();
        Self { child, address: address.parse().unwrap(), log: None, unread }
    }

    /// Sends a signal to the service.
    #[cfg(unix)]
    pub fn signal(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.id().to_string()]).status().unwrap().success());
    }

    /// Ends the service as a service manager does, and gives what it has logged.
    #[cfg(unix)]
    pub fn log(mut self) -> String {
        self.signal("-TERM");
        self.log.take().unwrap().join().unwrap()
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the service has ended, and says how.
    pub fn ended(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        self.send("POST", path, &[("content-type", "application/json")], body)
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        if method != "GET" && method != "HEAD" {
            head += &format!("content-length: {}\r\n", body.len());
        }
        self.speak(&[head.as_bytes(), b"\r\n", body].concat())
    }

    /// Sends bytes as they are, and hears what comes until the service hangs up.
    pub fn speak(&self, bytes: &[u8]) -> Answer {
        Answer::of(&self.hear(bytes))
    }

    /// The same, and gives what came as it is.
    pub fn hear(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let mut writing = stream.try_clone().unwrap();
        let mut heard = Vec::new();
        std::thread::scope(|scope| {
            // A service that refuses early does not read to the end; one that has much to answer reads when it is heard.
            scope.spawn(move || writing.write_all(bytes));
            let _ = stream.read_to_end(&mut heard);
        });
        heard
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the service answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn of(heard: &[u8]) -> Self {
        let end = heard.windows(4).position(|window| window == b"\r\n\r\n").expect("the end of the head");
        let head = std::str::from_utf8(&heard[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        Self { status: status.unwrap(), headers: headers.collect(), body: heard[end + 4..].to_vec() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Waits until something has come about, and fails where it never does.
pub fn until(what: &str, mut there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < Duration::from_secs(120), "still not so: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}
