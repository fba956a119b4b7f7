//! A PostgreSQL of a test's own: made in a temporary folder, asked by psql over a socket in it, gone with the test.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A server. It keeps nothing.
pub struct Postgres {
    folder: PathBuf,
    programs: PathBuf,
}

impl Postgres {
    pub fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("huiqi-sql-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let server = Self { folder, programs: programs() };
        // The server refuses to run as root.
        if is_root() {
            let done = Command::new("chown").arg(USER).arg(&server.folder).status().unwrap();
            assert!(done.success(), "there is no user {USER}, which Debian's package makes");
        }
        let data = server.path("data");
        server.must("initdb", &["-D", &data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        // A query that is asked once is not worth compiling.
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off -c max_connections=5 \
             -c jit=off",
            server.folder.display()
        );
        server.must("pg_ctl", &["-D", &data, "-l", &server.path("log"), "-w", "-o", &options, "start"]);
        server
    }

    /// What a script prints, a line for each row of its queries.
    pub fn run(&self, script: &str) -> Vec<String> {
        let done = self.ask(script);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{said}");
        String::from_utf8(done.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    fn ask(&self, script: &str) -> Output {
        let socket = self.folder.display().to_string();
        let mut psql = self.command("psql");
        psql.args(["-h", &socket, "-U", USER, "-d", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]);
        psql.env("PGCLIENTENCODING", "UTF8").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = psql.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        std::thread::scope(|scope| {
            // A script that fails is not read to its end.
            scope.spawn(move || stdin.write_all(script.as_bytes()));
            child.wait_with_output().unwrap()
        })
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }

    fn must(&self, program: &str, args: &[&str]) {
        // Of a server that stays, nobody waits for the end of its output.
        let out = fs::File::create(self.folder.join(format!("{program}.out"))).unwrap();
        let again = out.try_clone().unwrap();
        let done = self.command(program).args(args).stdin(Stdio::null()).stdout(out).stderr(again).status().unwrap();
        let said = |name: &str| fs::read_to_string(self.folder.join(name)).unwrap_or_default();
        assert!(done.success(), "{program}: {}{}", said(&format!("{program}.out")), said("log"));
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.path("data");
        let _ = self.command("pg_ctl").args(["-D", &data, "-m", "immediate", "stop"]).output();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The user that Debian's package makes.
const USER: &str = "postgres";

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

/// Where Debian has the newest server's programs, of which only the clients are in the path; else wherever they are found.
fn programs() -> PathBuf {
    let versions =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().map(|entry| entry.unwrap().path().join("bin"));
    let newest = versions.filter(|bin| bin.join("initdb").is_file()).max_by_key(|bin| version(bin));
    let in_path = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file())
    };
    newest.or_else(in_path).expect("PostgreSQL, which scripts/setup.sh installs")
}

fn version(bin: &Path) -> u32 {
    bin.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
}
