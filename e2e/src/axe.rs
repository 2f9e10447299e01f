//! What axe-core finds wrong with a page, and what it cannot judge.

use std::env;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// The rules asked for, by what they rest on.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules whose outcome a theme can change.
const COLOUR_RULES: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Which rules are to judge a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rules {
    /// Every rule of WCAG 2.2 to level AA, and the best practices.
    All,
    /// Those about colours alone, where all rules have judged the same page in other colours.
    Colours,
}

/// One thing that a rule says of one element.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// The element, as a selector.
    pub target: String,
    /// Why.
    pub why: String,
}

/// What axe-core says of a page.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Judgement {
    /// What is wrong.
    pub violations: Vec<Finding>,
    /// What somebody else has to judge.
    pub incomplete: Vec<Finding>,
}

impl Page {
    /// Lets axe-core judge the page as it stands.
    ///
    /// # Errors
    ///
    /// If axe-core cannot be found or fails.
    pub async fn axe(&self, rules: Rules) -> Result<Judgement> {
        if !self.eval::<bool>("'axe' in window").await? {
            let file = env::var_os("AXE_CORE")
                .context("AXE_CORE names no axe.min.js; `cargo xtask test e2e` installs one and names it")?;
            let script = std::fs::read_to_string(&file)
                .with_context(|| format!("reading {}", file.to_string_lossy()))?;
            self.driver().execute(script, Vec::new()).await.context("loading axe-core into the page")?;
        }
        let run_only = match rules {
            Rules::All => json!({ "type": "tag", "values": TAGS }),
            Rules::Colours => json!({ "type": "rule", "values": COLOUR_RULES }),
        };
        // axe-core leaves its only rule of WCAG 2.2 out unless it is asked for by name.
        let rules = match rules {
            Rules::All => json!({ "target-size": { "enabled": true } }),
            Rules::Colours => json!({}),
        };
        let options =
            json!({ "runOnly": run_only, "rules": rules, "resultTypes": ["violations", "incomplete"] });
        self.eval(&format!("({JUDGE})({options})")).await.context("judging the page by axe-core")
    }
}

/// Each element of each rule that found something, with what it said first.
const JUDGE: &str = r#"async (options) => {
  const found = (results) => results.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id,
    target: node.target.flat().join(" "),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] ?? rule.help,
  })));
  const { violations, incomplete } = await axe.run(document, options);
  return { violations: found(violations), incomplete: found(incomplete) };
}"#;
