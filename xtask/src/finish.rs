//! The last steps of a build to publish: styles and JavaScript made small, and names that tell the contents.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::files;
use crate::first_visit::{hash_in, names, without_hash};
use crate::project::Project;
use crate::run::Run;
use crate::split::LATER_FILE;
use crate::tools::Toolbox;

/// The script by which pages of others load the program. They name it, so it keeps its name.
pub(crate) const LOADER: &str = "embed.js";

const INDEX: &str = "index.html";

/// Finishes what trunk and the cut have put into `dist/`.
pub(crate) fn finish(project: &Project, tools: &Toolbox) -> Result<()> {
    let dist = project.dist();
    println!("\nMaking styles and JavaScript smaller");
    let mut code = names(&dist)?;
    code.retain(|name| {
        name == LOADER || hash_in(name).is_some() && (name.ends_with(".js") || name.ends_with(".css"))
    });
    // For no older browser than the source is for.
    Run::new("esbuild")
        .args(["--minify", "--format=esm", "--target=esnext", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outdir={}", dist.display()))
        .args(code.iter().map(|name| dist.join(name)))
        .env("PATH", tools.path()?)
        .run()?;
    shorten_inlined(project, tools)?;
    name_by_contents(&dist)
}

/// The scripts that trunk puts into the page as they are.
const INLINED: [&str; 2] = ["ahead.js", "plain.js"];

/// Makes the scripts smaller that trunk has put into the page as they are, and leaves out what the page tells developers, and
/// how it is indented.
fn shorten_inlined(project: &Project, tools: &Toolbox) -> Result<()> {
    let page = project.dist().join(INDEX);
    let mut html = files::read_text(&page)?;
    for script in INLINED {
        let (source, short) = (project.root().join("static").join(script), project.target().join(script));
        Run::new("esbuild")
            .arg(&source)
            .args(["--minify", "--target=esnext", "--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={}", short.display()))
            .env("PATH", tools.path()?)
            .run()?;
        let (long, short) = (files::read_text(&source)?, files::read_text(&short)?);
        if !html.contains(long.trim()) {
            bail!("dist/{INDEX} does not hold {}", source.display());
        }
        html = html.replace(long.trim(), short.trim());
    }
    // Trunk leaves its own attributes.
    let html = without_comments(&html).replace(r#" data-integrity="none""#, "");
    let html: Vec<_> = html.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    files::write(&page, html.join("\n"))
}

/// A page without its comments.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let mut left: String = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.push_str(part.split_once("-->").map_or(part, |(_, after)| after.trim_start()));
    }
    left
}

/// Trunk has named the files by what they held before all that was done to them since. Browsers keep files by name,
/// so a name must not come again with other contents.
fn name_by_contents(dist: &Path) -> Result<()> {
    // JavaScript and program have one name, because neither works with another's counterpart.
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names(dist)? {
        let is_code = [".js", ".css", ".wasm"].iter().any(|ending| name.ends_with(ending));
        if let Some(hash) = hash_in(&name).filter(|_| is_code && !name.ends_with(LATER_FILE)) {
            groups.entry(hash.to_owned()).or_default().push(name);
        }
    }
    let mut page = files::read_text(&dist.join(INDEX))?;
    let mut loader = files::read_text(&dist.join(LOADER))?;
    for (hash, group) in groups {
        let mut hasher = DefaultHasher::new();
        for file in &group {
            hasher.write(&files::read(&dist.join(file))?);
        }
        let new = format!("{:016x}", hasher.finish());
        for file in &group {
            if !page.contains(file.as_str()) {
                bail!("dist/{INDEX} does not name {file}");
            }
            let renamed = file.replace(&hash, &new);
            let plain = format!("\"{}\"", without_hash(file));
            if !loader.contains(&plain) {
                bail!("dist/{LOADER} does not name {plain}");
            }
            loader = loader.replace(&plain, &format!("\"{renamed}\""));
            std::fs::rename(dist.join(file), dist.join(&renamed))
                .with_context(|| format!("cannot rename dist/{file}"))?;
            page = page.replace(file.as_str(), &renamed);
        }
    }
    files::write(&dist.join(INDEX), page)?;
    files::write(&dist.join(LOADER), loader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_contents() -> Result<()> {
        let dist = std::env::temp_dir().join(format!("council-compare-names-{}", std::process::id()));
        let build = |script: &str| -> Result<Vec<String>> {
            std::fs::create_dir_all(&dist)?;
            for (name, text) in [
                ("app-0123456789abcdef.js", script),
                ("app-0123456789abcdef_bg.wasm", "wasm"),
                ("app-fedcba9876543210_later.wasm", "later"),
                ("index.html", "<a-0123456789abcdef> app-0123456789abcdef.js app-0123456789abcdef_bg.wasm"),
                (LOADER, "import(\"app.js\"),fetch(\"app_bg.wasm\")"),
            ] {
                std::fs::write(dist.join(name), text)?;
            }
            name_by_contents(&dist)?;
            let page = std::fs::read_to_string(dist.join("index.html"))?;
            let loader = std::fs::read_to_string(dist.join(LOADER))?;
            let names = names(&dist)?;
            std::fs::remove_dir_all(&dist)?;
            let [script, program, later, embed, index] = names.as_slice() else { bail!("{names:?}") };
            assert_eq!(page, format!("<a-0123456789abcdef> {script} {program}"));
            assert_eq!(loader, format!("import(\"{script}\"),fetch(\"{program}\")"));
            assert_eq!(hash_in(script), hash_in(program));
            assert_eq!([later, embed, index], ["app-fedcba9876543210_later.wasm", LOADER, "index.html"]);
            Ok(names)
        };
        assert_eq!(build("one")?, build("one")?);
        assert_ne!(build("one")?, build("two")?);
        Ok(())
    }
}
