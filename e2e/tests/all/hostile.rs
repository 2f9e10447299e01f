//! What others write, read by a real browser: nothing of it runs, and all of it is shown as the text that it is.

use anyhow::{Result, ensure};
use e2e::engine::Engine;
use e2e::hosts::Hosts;
use e2e::page::Viewport;
use e2e::{Page, run};
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

/// What would set `window.ran`, or leave the place where it stands, if it were taken for anything but text.
const PAYLOADS: [&str; 19] = [
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "\"><script>window.ran=1</script>",
    "' onfocus='window.ran=1' autofocus='",
    "\" style=\"x\" onmouseover=\"window.ran=1\" autofocus onfocus=\"window.ran=1",
    "javascript:window.ran=1",
    "</style><script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<template><img src=x onerror=window.ran=1></template>",
    "<details open ontoggle=window.ran=1>x",
    "{{constructor.constructor('window.ran=1')()}}${window.ran=1}",
    "\u{0}<b>\u{0}",
    "\u{202e}\u{2066}sdrawkcab\u{2069}",
    "\u{61c}un\u{200b}seen\u{feff}\u{2060}",
    "__proto__",
    "data:text/html,<script>parent.ran=1</script>",
];

/// Fails if anything has run, been made an element, or been asked of another server.
async fn check_harmless(page: &Page, of: &str) -> Result<()> {
    let found: Vec<String> = page.eval(HARM).await?;
    ensure!(found.is_empty(), "{of}: {found:?}");
    Ok(())
}

/// Looks through the document and the trees of its elements.
const HARM: &str = r#"(() => {
  const found = [];
  if (window.ran !== undefined || {}.ran !== undefined || Object.prototype.polluted !== undefined) found.push("it ran");
  const roots = [document, ...[...document.querySelectorAll("*")].map((it) => it.shadowRoot).filter(Boolean)];
  for (const root of roots) {
    for (const element of root.querySelectorAll(".cc, .cc *")) {
      const name = element.localName;
      if (["script", "img", "iframe", "object", "embed", "style", "template", "base", "meta"].includes(name)) found.push(name);
      for (const attribute of element.attributes) {
        if (attribute.name.startsWith("on")) found.push(`${name} ${attribute.name}`);
        if (["href", "src", "action", "formaction"].includes(attribute.name) && !/^(https:\/\/|http:\/\/127\.|\/|#)/.test(attribute.value)) found.push(`${name} ${attribute.name}=${attribute.value}`);
      }
    }
  }
  for (const { name } of performance.getEntriesByType("resource"))
    if (!/^(http:\/\/127\.0\.0\.1|data:image)/.test(name)) found.push(`asked ${name}`);
  return found;
})()"#;

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What of a text a notice shows: sixty characters, none of them unseen.
fn as_shown(text: &str) -> String {
    let unseen = |c: &char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut shown: String = text.chars().filter(|c| !unseen(c)).take(60).collect();
    if text.chars().count() > 60 {
        shown.push('…');
    }
    shown
}

#[test]
fn nothing_in_an_address_runs() -> Result<()> {
    run(async |page| {
        for payload in PAYLOADS {
            let text = encoded(payload);
            for start in ["", "/embed"] {
                // With slashes in front of it, a path could be taken for another host.
                page.open(&format!(
                    "{start}/{text}/{text}/{text}/?area={text}&theme={text}&as-of={text}&show={text}&accent={text}\
                     &attribute={text}&__proto__[ran]=1&constructor={text}#{text}"
                ))
                .await?;
                page.wait_for("[aria-label='Grades by area'], [role=table]").await?;
                let notices = page.eval::<String>("[...document.querySelectorAll('.cc-notice')].map((it) => it.textContent).join('\\n')").await?;
                let shown = as_shown(payload);
                ensure!(notices.matches(shown.as_str()).count() >= 4, "{payload:?}: {notices}");
                check_harmless(&page, payload).await?;
                let address = page.address().await?;
                ensure!(!address.contains("ran"), "{payload:?}: {address}");
            }
        }
        Ok(())
    })
}

#[test]
fn nothing_in_an_attribute_runs() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let body = format!(
            "{}<main></main><script>const payloads = {}; \
             const all = payloads.map((payload) => {{ const element = document.createElement('council-compare'); \
             for (const name of ['first', 'second', 'show', 'area', 'theme', 'accent', 'as-of', 'unheard-of']) element.setAttribute(name, payload); \
             return element; }}); document.querySelector('main').append(...all);</script>",
            hosts.loader(),
            // Within a script, its end must not stand.
            json!(PAYLOADS).to_string().replace('<', "\\u003c"),
        );
        page.go(&hosts.write("attributes.html", &body)).await?;
        for (place, payload) in PAYLOADS.into_iter().enumerate() {
            let element = format!("document.querySelectorAll('council-compare')[{place}]");
            page.eval::<()>(&format!("void {element}.scrollIntoView()")).await?;
            page.wait_until(
                &format!("{payload:?} is shown as text"),
                &format!(
                    "{element}.shadowRoot.textContent.split({}).length > 4 && {element}.shadowRoot.querySelector('.cc-column-name')",
                    json!(as_shown(payload))
                ),
            )
            .await?;
        }
        check_harmless(&page, "attributes").await
    })
}

#[test]
fn nothing_that_a_host_posts_runs() -> Result<()> {
    run(async |page| {
        let hosts = Hosts::start(page.site()).await?;
        let address = hosts.site("embed/calderdale/kirklees/?show=grades");
        let body = format!(
            "<iframe src='{address}' width='600' height='700'></iframe><script>window.heard = []; \
             addEventListener('message', ({{ data }}) => heard.push(data));</script>"
        );
        page.go(&hosts.write("posts.html", &body)).await?;
        page.enter_frame("iframe").await?;
        page.wait_for(".cc-grades").await?;
        page.leave_frame().await?;
        let post = format!(
            "(() => {{ const to = frames[0]; for (const payload of {}) {{ \
               const polluted = JSON.parse('{{\"__proto__\": {{\"polluted\": 1}}, \"constructor\": {{\"prototype\": {{\"polluted\": 1}}}}}}'); \
               for (const message of [payload, {{ message: payload, secret: payload }}, {{ ...polluted, message: 'ready', secret: payload }}, \
                 `pym${{payload}}`, `pymxPYMx${{payload}}xPYMxwidthxPYMx${{payload}}`, `[iFrameSizer]${{payload}}`, `[iFrameSizer]x:8:false:true:32:true:true:${{payload}}:max`, \
                 JSON.stringify({{ context: 'iframe.resize', height: payload }}), JSON.stringify({{ sentinel: 'amp', type: payload }}), \
                 polluted, [payload], new Map([[payload, payload]]), payload.repeat(20000), null, 0, NaN, new Uint8Array(8)]) to.postMessage(message, '*'); }} }})()",
            json!(PAYLOADS)
        );
        page.eval::<Value>(&post).await?;
        sleep(Duration::from_millis(500)).await;
        check_harmless(&page, "the host").await?;
        let heights = "heard.map((it) => JSON.stringify(it) ?? '').filter((it) => /onerror|script|ran=1/.test(it)).map((it) => it.slice(0, 200))";
        let echoed: Vec<String> = page.eval(heights).await?;
        ensure!(
            echoed.iter().all(|it| !it.contains("ran=1")
                || it.contains("pym")
                || it.contains("Sizer")
                || it.contains("secret")),
            "{echoed:?}"
        );
        page.enter_frame("iframe").await?;
        check_harmless(&page, "the frame").await?;
        page.click(".cc-swap").await?;
        page.wait_for_councils("Kirklees", "Calderdale").await
    })
}

#[test]
fn nothing_in_the_dataset_runs() -> Result<()> {
    run(async |page| {
        let hostile = |text: &str| -> Result<String> {
            let mut count = 0;
            let mut json: Value = serde_json::from_str(text)?;
            poison(&mut json, "", &mut count);
            ensure!(count > 2, "nothing to poison");
            Ok(json.to_string())
        };
        // Which reports have findings, the page says.
        page.open_comparison("/calderdale/kirklees/").await?;
        page.read_down().await?;
        let asked = page.site().data_requests();
        for file in asked.iter().filter(|file| *file != "grades.json") {
            let file = format!("data/{file}");
            page.site().replace(&file, hostile(&page.site().contents(&file)?)?);
        }
        page.use_viewport(Viewport { height: 3000, ..Viewport::wide(1000) }).await?;
        page.open_comparison("/calderdale/kirklees/").await?;
        page.read_down().await?;
        let text = page.eval::<String>("document.querySelector('.cc').textContent").await?;
        for payload in
            ["<script>window.ran=1</script>", "<img src=x onerror=window.ran=1>", "<svg onload=window.ran=1>"]
        {
            ensure!(text.contains(payload), "{payload} is not shown as text");
        }
        ensure!(page.count("[role=alert]").await? == 0, "the poisoned dataset was refused, and so not tried");
        check_harmless(&page, "the dataset").await?;
        // What is typed is looked for in names and regions, and marked there.
        page.click("#cc-second-council").await?;
        page.press_with_control('a').await?;
        page.type_text("script").await?;
        page.wait_for("#cc-second-council-list [role=option]").await?;
        check_harmless(&page, "the list").await
    })
}

/// Puts something hostile into every text of the dataset that is free: names, summaries, titles.
fn poison(json: &mut Value, key: &str, count: &mut usize) {
    const FREE: [&str; 12] = [
        "name",
        "short-name",
        "region",
        "attribution",
        "summary",
        "text",
        "title",
        "aliases",
        "strengths",
        "improvements",
        "plain",
        "label",
    ];
    match json {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| poison(value, key, count)),
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, count)),
        Value::String(text) if FREE.contains(&key) => {
            let payload = PAYLOADS.get(*count % PAYLOADS.len()).copied().unwrap_or_default();
            *text = format!("{text} {payload}");
            *count += 1;
        }
        _ => {}
    }
}

#[test]
fn addresses_that_would_run_are_refused() -> Result<()> {
    run(async |page| {
        let kirklees = "data/councils/kirklees.json";
        for (file, from, what) in [
            (
                kirklees,
                "https://files.ofsted.gov.uk/",
                "The record of Kirklees did not load. Reason: the dataset has a fault at ",
            ),
            (
                "data/index.json",
                "https://www.nationalarchives.gov.uk/",
                "The list of councils did not load. Reason: the dataset has a fault at licence.url",
            ),
        ] {
            for scheme in [
                "javascript:window.ran=1//",
                "JaVaScRiPt:window.ran=1//",
                " https://files.ofsted.gov.uk/",
                "data:text/html,",
                "//files.ofsted.gov.uk/",
            ] {
                page.site().replace(file, page.site().contents(file)?.replace(from, scheme));
                page.open("/calderdale/kirklees/").await?;
                page.wait_for_text("[role=alert]", what).await?;
                page.wait_for_text("[role=alert]", "does not begin with https://").await?;
                check_harmless(&page, scheme).await?;
            }
            page.site().heal();
        }
        Ok(())
    })
}

#[test]
fn names_of_a_hundred_thousand_characters_are_answered_at_once() -> Result<()> {
    run(async |page| {
        page.open_comparison("/calderdale/kirklees/").await?;
        for long in ["a", "-", "%F0%9F%8F%B4", "ab%20"] {
            // Firefox takes no address of more than a mebibyte.
            let times = match page.engine() {
                Engine::Chromium | Engine::WebKit => 100_000,
                Engine::Firefox => 100_000.min(500_000 / long.len()),
            };
            page.eval::<()>(&format!(
                "void (window.began = performance.now(), \
                   history.pushState(null, '', `/calderdale/${{'{long}'.repeat({times})}}/?area=${{'{long}'.repeat({times})}}`), \
                   dispatchEvent(new PopStateEvent('popstate')))"
            ))
            .await?;
            page.wait_until("it is answered", "document.querySelectorAll('.cc-notice').length > 1").await?;
            let time: f64 = page.eval("performance.now() - began").await?;
            ensure!(time < 3000.0, "{long} took {time} ms");
            let said: usize = page.eval("document.querySelector('main').textContent.length").await?;
            ensure!(said < 60_000, "{long}: {said} characters are shown");
            page.open_comparison("/calderdale/kirklees/").await?;
        }
        Ok(())
    })
}
