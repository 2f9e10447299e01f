//! nginx as `hosting/nginx.conf` sets it up, and what it answers.

use std::env;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// nginx with `hosting/nginx.conf`, on a port of its own, ended when dropped.
pub struct Nginx {
    process: Child,
    port: u16,
    _folder: TempDir,
}

/// What a request was answered.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of the one header with this name.
    pub fn header(&self, name: &str) -> &str {
        let mut values = self.headers.iter().filter(|(it, _)| it == name).map(|(_, value)| value.as_str());
        let value = values.next().unwrap_or_default();
        assert_eq!(values.next(), None, "{name} stands twice");
        value
    }
}

/// What the paper's server says of addresses that are not the site's.
pub const PAPER: &str = "the paper";

/// The shipped configuration within the server of a paper that has rules of its own, and around it what a machine has, all in
/// `folder`. The site stands in `root` where the shipped configuration has it.
fn configuration(folder: &Path, root: &Path, port: u16) -> String {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../hosting/nginx.conf");
    let shipped = fs::read_to_string(shipped).unwrap();
    let own = folder.join("server-headers.conf");
    fs::write(&own, "add_header Strict-Transport-Security \"max-age=31536000\" always;\n").unwrap();
    let adapted = |line: &str| {
        if let Some((_, name)) = line.split_once("# include snippets/server-headers.conf") {
            return format!("include {}{name}", own.display());
        }
        let Some((setting, _)) = line.split_once("# <-") else { return line.to_owned() };
        assert!(setting.contains("/compare") || setting.contains("/srv/www"), "{setting} needs no adapting");
        setting.replace("/srv/www", &root.display().to_string())
    };
    let lines: Vec<String> = shipped.lines().map(adapted).collect();
    let left = |what: &str| lines.iter().any(|line| line.contains(what) && !line.starts_with('#'));
    assert!(!left("/srv/www"), "what there is to adapt is not all marked");
    let site = format!(
        "server {{ listen 127.0.0.1:{port}; server_name news.example;\n\
         location / {{ return 200 \"{PAPER}\"; }}\n\
         location ~* \\.(js|css|png|json|wasm)$ {{ return 403; }}\n{}\n}}",
        lines.join("\n")
    );
    let types = if Path::new("/etc/nginx/mime.types").exists() {
        "include /etc/nginx/mime.types;"
    } else {
        "types { text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; text/plain txt; }"
    };
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {folder}/temp-{name};\n"))
        .concat();
    // Workers of root would give that up, and then could not read what is root's alone.
    let user = if whoami() == "root" { "user root;\n" } else { "" };
    format!(
        "daemon off;\n{user}pid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{types}\n{temporary}{site}\n}}\n"
    )
}

impl Nginx {
    /// Serves an exported site below `/compare/`.
    pub fn serving(site: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The site stands in the root at its base path.
        let root = folder.path().join("root");
        fs::create_dir(&root).unwrap();
        std::os::unix::fs::symlink(site, root.join("compare")).unwrap();
        // nginx does not tell a port that it chose. If somebody takes this one first, it ends and says so.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let conf = folder.path().join("nginx.conf");
        fs::write(&conf, configuration(folder.path(), &root, port)).unwrap();
        let errors = folder.path().join("errors");
        let process = Command::new(env::var_os("NGINX_PROGRAM").expect("NGINX_PROGRAM names it"))
            .arg("-p")
            .arg(folder.path())
            .args(["-e".as_ref(), errors.as_os_str(), "-c".as_ref(), conf.as_os_str()])
            .stderr(fs::File::create(folder.path().join("said")).unwrap())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut nginx = Self { process, port, _folder: folder };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = nginx.process.try_wait().unwrap();
            let said = || fs::read_to_string(errors.with_file_name("said")).unwrap_or_default();
            assert!(ended.is_none() && started.elapsed() < Duration::from_secs(10), "nginx: {}", said());
            thread::sleep(Duration::from_millis(20));
        }
        // What it warns of would be warned of on every machine.
        assert_eq!(fs::read_to_string(errors.with_file_name("said")).unwrap(), "");
        nginx
    }

    /// Asks for a path, with `more` lines in the head of the request.
    pub fn get(&self, path: &str, more: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n{more}\r\n")
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.map(|line| line.split_once(": ").unwrap());
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Asked to end, it ends its workers too.
        let pid = self.process.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// Who runs this test.
fn whoami() -> String {
    let output = Command::new("id").arg("-un").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
