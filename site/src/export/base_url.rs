//! Where the site will live.

use super::EMBED;
use url::Url;

/// An address that ends in a slash, below which the whole site stands: `https://news.example/compare/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl(Url);

/// Why an address is not one below which a site can stand.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotABase {
    /// It is no address at all.
    #[error("it is not an address: {0}")]
    Malformed(url::ParseError),
    /// It begins with something else than `https` or `http`.
    #[error("it has to begin with https:// or http://")]
    Scheme,
    /// It has a name or password in it.
    #[error("a name or password does not belong in a public address")]
    Credentials,
    /// It goes on after its path.
    #[error("it has to end with its path, without “?” or “#”")]
    AfterPath,
    /// Two slashes of its path stand together, of which hosts make one.
    #[error("its path has an empty part, “//”")]
    EmptySegment,
    /// Pages and hosts would take the whole site for what others embed.
    #[error("no folder on its path may be called “embed”, since that is where the site has its embeds")]
    Embed,
}

impl BaseUrl {
    /// The address, with a slash at its end.
    ///
    /// # Errors
    ///
    /// If nothing could be served below it.
    ///
    /// ```
    /// use site::export::base_url::BaseUrl;
    ///
    /// let base = BaseUrl::new("https://news.example/compare").unwrap();
    /// assert_eq!((base.origin().as_str(), base.path()), ("https://news.example", "/compare/"));
    /// assert_eq!(base.at("leeds/york/"), "https://news.example/compare/leeds/york/");
    /// assert!(BaseUrl::new("news.example").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, NotABase> {
        let mut url = Url::parse(text).map_err(NotABase::Malformed)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(NotABase::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotABase::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(NotABase::AfterPath);
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        let folders = url.path_segments().into_iter().flatten();
        let count = folders.clone().count();
        for (i, folder) in folders.enumerate() {
            match folder {
                EMBED => return Err(NotABase::Embed),
                "" if i + 1 < count => return Err(NotABase::EmptySegment),
                _ => {}
            }
        }
        Ok(Self(url))
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The path, with a slash at both ends.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// The whole address of what stands at a path below this one.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
