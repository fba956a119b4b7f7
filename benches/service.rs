//! How many requests the service answers, beside a bare axum route that reads and returns bodies of the same size:
//! `cargo bench --bench service`, or `make bench-service`.
//!
//! Takes `benches/application.json` with three contracts. Both servers are processes of their own, asked in turns by one
//! client in one run; of two runs only ratios may be compared. Gives the requests a second of each, the ratio, the time of
//! an answer at half of the service's load, how long from the start of the process to its first answer, and what memory
//! it holds before and after `REQUESTS` requests (100,000, or as the environment says).

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a benchmark has a clock; only the library may have none"
)]

use std::env;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use huiqi::Pack;
use huiqi::json::canonical;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::time::{MissedTickBehavior, interval_at};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// How many connections ask at once.
const CLIENTS: usize = 16;
/// How long one server is asked before the other has its turn.
const TURN: Duration = Duration::from_secs(2);
const TURNS: usize = 5;
/// How long the service is asked at half load.
const HALF: Duration = Duration::from_secs(10);
const STARTS: usize = 10;

fn main() -> Outcome<()> {
    if env::args().any(|argument| argument == "--bare") {
        return Builder::new_multi_thread().enable_all().build()?.block_on(bare());
    }
    Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(measure())
}

/// The bare route: as many bytes back as the service answers, after reading as many as it is sent.
async fn bare() -> Outcome<()> {
    let answer = Bytes::from(expected()?);
    let route = post(move |_: Bytes| std::future::ready(answer.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}/", listener.local_addr()?);
    Ok(axum::serve(listener, Router::new().route("/v1/assess", route)).await?)
}

fn application() -> Outcome<Vec<u8>> {
    let mut application: serde_json::Value = serde_json::from_str(include_str!("application.json"))?;
    let contracts = application.pointer_mut("/facts/contracts").and_then(serde_json::Value::as_array_mut);
    let contracts = contracts.ok_or("the application has no contracts")?;
    let one = contracts.first().ok_or("no contract")?.clone();
    contracts.resize(3, one);
    Ok(application.to_string().into_bytes())
}

fn expected() -> Outcome<String> {
    let pack = Pack::embedded().map_err(|error| error.message)?;
    let application = pack.read(&application()?).map_err(|error| error.message)?;
    Ok(canonical(&pack.assess(&application).map_err(|error| error.message)?))
}

async fn measure() -> Outcome<()> {
    let (request, answer) = (request()?, expected()?.len());
    println!("bodies: {} bytes asked, {answer} answered, {CLIENTS} connections", application()?.len());
    let starts = (0..STARTS).map(|_| first_answer(&request)).collect::<Vec<_>>();
    let mut times = Vec::new();
    for start in starts {
        times.push(start.await?);
    }
    times.sort();
    println!("start to first answer: median {:.1} ms", millis(times[times.len() / 2]));

    let (service, bare) = (
        Server::start(&service_command())?,
        Server::start(&[env::current_exe()?.display().to_string(), "--bare".into()])?,
    );
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        theirs.push(rate(&bare, &request, answer).await?);
        ours.push(rate(&service, &request, answer).await?);
    }
    let (ours, theirs) = (median(&mut ours), median(&mut theirs));
    println!("requests a second: bare route {theirs:.0}, service {ours:.0}, ratio {:.2}", ours / theirs);

    println!("at half of the service's load, {:.0}/s:", ours / 2.0);
    for (name, server) in [("bare route", &bare), ("service", &service)] {
        let mut times = steadily(server, &request, answer, ours / 2.0).await?;
        times.sort();
        let at = |share: f64| millis(times.get((times.len() as f64 * share) as usize).copied().unwrap_or_default());
        println!("  {name}: median {:.2} ms, p99 {:.2} ms, p99.9 {:.2} ms", at(0.5), at(0.99), at(0.999));
    }

    let before = service.memory()?;
    let count: u64 = env::var("REQUESTS").ok().and_then(|told| told.parse().ok()).unwrap_or(100_000);
    ask_times(&service, &request, answer, count).await?;
    println!("memory: {before} kB before, {} kB after {count} more requests, none failed", service.memory()?);
    Ok(())
}

fn service_command() -> [String; 6] {
    let program = env!("CARGO_BIN_EXE_huiqi");
    [program, "serve", "--listen", "127.0.0.1:0", "--log", "off"].map(str::to_owned)
}

fn request() -> Outcome<Vec<u8>> {
    let body = application()?;
    let head = format!(
        "POST /v1/assess HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    Ok([head.into_bytes(), body].concat())
}

/// A server in a process of its own, which ends with the value.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(command: &[String]) -> Outcome<Self> {
        let mut child = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no standard output")?).read_line(&mut line)?;
        let address = line.split("http://").nth(1).and_then(|rest| rest.trim_end().strip_suffix('/'));
        Ok(Self { child, address: address.ok_or("it does not listen")?.parse()? })
    }

    /// What the process holds, in kB.
    fn memory(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One connection, asked again and again.
struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    async fn connect(server: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 64 << 10] })
    }

    /// Asks once; the answer must be a whole one of that length.
    async fn ask(&mut self, request: &[u8], answer: usize) -> Outcome<()> {
        self.stream.write_all(request).await?;
        let mut filled = 0;
        loop {
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            if read == 0 {
                return Err("the server hung up".into());
            }
            filled += read;
            let Some(head) = self.buffer[..filled].windows(4).position(|window| window == b"\r\n\r\n") else {
                continue;
            };
            if filled >= head + 4 + answer {
                let right = self.buffer.starts_with(b"HTTP/1.1 200 ") && filled == head + 4 + answer;
                return if right { Ok(()) } else { Err("another answer".into()) };
            }
        }
    }
}

async fn first_answer(request: &[u8]) -> Outcome<Duration> {
    let answer = expected()?.len();
    let begun = Instant::now();
    let server = Server::start(&service_command())?;
    Client::connect(server.address).await?.ask(request, answer).await?;
    Ok(begun.elapsed())
}

/// Requests a second, as fast as all connections together get answers.
async fn rate(server: &Server, request: &[u8], answer: usize) -> Outcome<f64> {
    let begun = Instant::now();
    let asking = (0..CLIENTS).map(|_| {
        let (address, request) = (server.address, request.to_vec());
        tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut count = 0_u64;
            while begun.elapsed() < TURN {
                client.ask(&request, answer).await?;
                count += 1;
            }
            Outcome::Ok(count)
        })
    });
    let mut count = 0;
    for one in asking.collect::<Vec<_>>() {
        count += one.await??;
    }
    Ok(count as f64 / begun.elapsed().as_secs_f64())
}

/// Times of answers at a steady rate, the connections asking one after the other; a request counts from when it was due, so
/// that a slow one is not hidden by the wait of the next.
async fn steadily(server: &Server, request: &[u8], answer: usize, rate: f64) -> Outcome<Vec<Duration>> {
    let every = Duration::from_secs_f64(CLIENTS as f64 / rate);
    let start = tokio::time::Instant::now() + every;
    let asking = (0_u32..).take(CLIENTS).map(|place| {
        let (address, request) = (server.address, request.to_vec());
        tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut due = interval_at(start + every * place / CLIENTS as u32, every);
            due.set_missed_tick_behavior(MissedTickBehavior::Burst);
            let (begun, mut times) = (Instant::now(), Vec::new());
            while begun.elapsed() < HALF {
                let at = due.tick().await;
                client.ask(&request, answer).await?;
                times.push(at.elapsed());
            }
            Outcome::Ok(times)
        })
    });
    let mut times = Vec::new();
    for one in asking.collect::<Vec<_>>() {
        times.extend(one.await??);
    }
    Ok(times)
}

async fn ask_times(server: &Server, request: &[u8], answer: usize, count: u64) -> Outcome<()> {
    let left = Arc::new(AtomicU64::new(count));
    let asking = (0..CLIENTS).map(|_| {
        let (address, request, left) = (server.address, request.to_vec(), Arc::clone(&left));
        tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
                client.ask(&request, answer).await?;
            }
            Outcome::Ok(())
        })
    });
    for one in asking.collect::<Vec<_>>() {
        one.await??;
    }
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn median(rates: &mut [f64]) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
