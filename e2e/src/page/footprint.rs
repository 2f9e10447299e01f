//! What a page holds in memory.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::Page;

/// What a page holds, once nothing is kept that could be thrown away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footprint {
    /// Nodes, in the document or held by something.
    pub nodes: u64,
    /// Listeners of JavaScript's.
    pub listeners: u64,
    /// Canvases in the document, and in the trees of its elements.
    pub canvases: u64,
    /// JavaScript's heap, in bytes.
    pub heap: u64,
    /// The memory of the program, in bytes, where the page keeps it as `programMemory`.
    pub program: u64,
}

impl Page {
    /// What the page holds.
    ///
    /// # Errors
    ///
    /// If the browser does not tell.
    pub async fn footprint(&self) -> Result<Footprint> {
        // What was just let go of may be held by a task that is still to come.
        sleep(Duration::from_millis(200)).await;
        self.cdp("HeapProfiler.enable", json!({})).await?;
        for _ in 0..3 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let counters = self.cdp("Memory.getDOMCounters", json!({})).await?;
        let heap = self.cdp("Runtime.getHeapUsage", json!({})).await?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts and bytes")]
        let of = |from: &Value, name: &str| from.get(name).and_then(Value::as_f64).unwrap_or_default() as u64;
        let canvases = "[document, ...[...document.querySelectorAll('*')].map((it) => it.shadowRoot)]\
             .reduce((sum, root) => sum + (root?.querySelectorAll('canvas').length ?? 0), 0)";
        Ok(Footprint {
            nodes: of(&counters, "nodes"),
            listeners: of(&counters, "jsEventListeners"),
            canvases: self.eval(canvases).await?,
            heap: of(&heap, "usedSize"),
            program: self.eval("window.programMemory?.buffer.byteLength ?? 0").await?,
        })
    }
}
