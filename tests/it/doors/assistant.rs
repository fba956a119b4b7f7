//! An assistant: the client of the protocol's own SDK, with the program that it has started.

use std::path::PathBuf;

use huiqi::Pack;
use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, CallToolResult, Tool};
use rmcp::service::{RoleClient, RunningService, ServiceError};
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};
use tokio::process::Command;

/// An assistant with the program that it has started.
pub struct Assistant {
    pub service: RunningService<RoleClient, ()>,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huiqi"));
    command.arg("mcp").args(args).current_dir(root());
    command
}

impl Assistant {
    pub async fn start() -> Self {
        Self::of(command(&[])).await
    }

    pub async fn of(command: Command) -> Self {
        Self { service: ().serve(TokioChildProcess::new(command).unwrap()).await.unwrap() }
    }

    pub async fn tools(&self) -> Vec<Tool> {
        self.service.list_all_tools().await.unwrap()
    }

    pub async fn call(&self, tool: &str, told: &Value) -> Result<CallToolResult, ServiceError> {
        let told = told.as_object().unwrap().clone();
        self.service.call_tool(CallToolRequestParams::new(tool.to_owned()).with_arguments(told)).await
    }

    /// An answer: what is structured is what the text says, and says who gave it.
    pub async fn ask(&self, tool: &str, told: Value) -> Value {
        let result = self.call(tool, &told).await.unwrap();
        assert_ne!(result.is_error, Some(true), "{tool} {told}: {}", text(&result));
        let answer = result.structured_content.clone().unwrap();
        assert_eq!(answer, serde_json::from_str::<Value>(text(&result)).unwrap());
        is_signed(&answer);
        answer
    }

    /// A refusal: a tool's error, problem details in its text and nothing structured.
    pub async fn refused(&self, tool: &str, told: Value) -> Value {
        let result = self.call(tool, &told).await.unwrap();
        assert_eq!(result.is_error, Some(true), "{tool} {told}: {}", text(&result));
        assert_eq!(result.structured_content, None);
        let problem: Value = serde_json::from_str(text(&result)).unwrap();
        is_signed(&problem);
        for member in ["title", "detail", "type", "code"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{member} of {problem}");
        }
        problem
    }

    /// Says good-bye.
    pub async fn end(self) {
        self.service.cancel().await.unwrap();
    }
}

/// The one text of a result.
pub fn text(result: &CallToolResult) -> &str {
    let [only] = result.content.as_slice() else { panic!("{result:?}") };
    &only.as_text().unwrap().text
}

fn is_signed(answer: &Value) {
    let pack = Pack::embedded().unwrap();
    let info = pack.info();
    assert_eq!(answer["pack"], json!({ "digest": info.digest, "id": info.id, "version": info.version }));
    assert!(answer["computed"].as_str().unwrap().contains("规则引擎"), "{answer}");
}
