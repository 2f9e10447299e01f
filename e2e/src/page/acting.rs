//! Acting as a reader does, by key, pointer and finger.

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use thirtyfour::By;
use thirtyfour::action_chain::ActionChain;

use super::{Key, Page};
use crate::engine::Engine;

/// What can be done with a mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mouse {
    Moved,
    Pressed,
    Released,
}

/// How often Tab may be pressed on the way to an element.
const MOST_TABS: usize = 200;

impl Page {
    /// Clicks the first element that fits.
    ///
    /// # Errors
    ///
    /// If there is none, or something lies over it.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.find(css).await?.click().await.with_context(|| format!("clicking `{css}`"))
    }

    /// Clicks the first element that fits and has exactly this text.
    ///
    /// # Errors
    ///
    /// If there is none, or something lies over it.
    pub async fn click_text(&self, css: &str, text: &str) -> Result<()> {
        let what = format!("clicking `{css}` with “{text}”");
        for element in self.driver.find_all(By::Css(css)).await.with_context(|| what.clone())? {
            if element.text().await.with_context(|| what.clone())?.trim() == text {
                return element.click().await.context(what);
            }
        }
        bail!("{what}: there is none")
    }

    /// Moves the focus to an element by pressing Tab, from wherever it is.
    ///
    /// # Errors
    ///
    /// If Tab does not come to it.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        let is_there = format!("Boolean(document.activeElement?.matches({}))", json!(css));
        for _ in 0..MOST_TABS {
            if self.eval(&is_there).await? {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        bail!("Tab does not come to `{css}`")
    }

    /// Presses a key.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn press(&self, key: Key) -> Result<()> {
        let what = format!("pressing {key:?}");
        self.driver.action_chain().key_down(key.clone()).key_up(key).perform().await.context(what)
    }

    /// Goes to what takes the focus before that which has it.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn tab_back(&self) -> Result<()> {
        let keys = self.driver.action_chain().key_down(Key::Shift).key_down(Key::Tab).key_up(Key::Tab);
        keys.key_up(Key::Shift).perform().await.context("pressing Shift and Tab")
    }

    /// Presses a letter with Control, as for “select all”.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn press_with_control(&self, letter: char) -> Result<()> {
        let keys = self.driver.action_chain().key_down(Key::Control).key_down(letter).key_up(letter);
        keys.key_up(Key::Control).perform().await.with_context(|| format!("pressing Control and {letter}"))
    }

    /// Types a text where the focus is.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let typing = self.driver.action_chain().send_keys(text).perform().await;
        typing.with_context(|| format!("typing “{text}”"))
    }

    /// Moves the mouse to a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.mouse(Mouse::Moved, x, y).await,
            Engine::Firefox | Engine::WebKit => {
                self.pointer_at(x, y).perform().await.context("moving the mouse to a place")
            }
        }
    }

    /// Clicks at a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn click_at(&self, x: f64, y: f64) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                self.mouse(Mouse::Moved, x, y).await?;
                self.mouse(Mouse::Pressed, x, y).await?;
                self.mouse(Mouse::Released, x, y).await
            }
            Engine::Firefox | Engine::WebKit => {
                self.pointer_at(x, y).click().perform().await.context("clicking at a place")
            }
        }
    }

    /// Does something with the mouse at a place in the window of Chromium.
    async fn mouse(&self, what: Mouse, x: f64, y: f64) -> Result<()> {
        let (kind, button) = match what {
            Mouse::Moved => ("mouseMoved", "none"),
            Mouse::Pressed => ("mousePressed", "left"),
            Mouse::Released => ("mouseReleased", "left"),
        };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
        self.cdp("Input.dispatchMouseEvent", event).await.map(drop)
    }

    /// The first steps of an action by WebDriver: the pointer moves to a place in the window.
    fn pointer_at(&self, x: f64, y: f64) -> ActionChain {
        #[allow(clippy::cast_possible_truncation, reason = "a place in a window")]
        let (x, y) = (x.round() as i64, y.round() as i64);
        // WebKit tells a page nothing of a pointer that is there already, whatever has come under it.
        self.driver.action_chain().move_to(x + 1, y).move_to(x, y)
    }

    /// Taps with a finger at a place in the window.
    ///
    /// # Errors
    ///
    /// If the browser refuses.
    pub async fn tap_at(&self, x: f64, y: f64) -> Result<()> {
        let start = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
        self.cdp("Input.dispatchTouchEvent", start).await?;
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await.map(drop)
    }

    /// Scrolls until the first element that fits is at the top of the window. Unlike `scrollIntoView` in newer browsers, this
    /// leaves it to the focus where Tab goes on.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn scroll_to(&self, css: &str) -> Result<()> {
        let top = format!("document.querySelector({}).getBoundingClientRect().top", json!(css));
        self.eval::<()>(&format!("void scrollBy(0, {top})")).await
    }
}
