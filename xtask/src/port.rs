//! Listening on a port that is free.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};

/// How many ports after a taken one are tried before the system chooses.
const PORTS_TO_TRY: u16 = 20;

/// Listens on the wanted port if it is free, else on one nearby, else on any. Tells on which.
pub(crate) fn listen(wanted: u16) -> Result<(TcpListener, u16)> {
    let nearby = wanted..=wanted.saturating_add(PORTS_TO_TRY);
    for port in nearby.chain([0]) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                let port = listener.local_addr().context("cannot tell the port")?.port();
                return Ok((listener, port));
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot use port {port}; try --port 0"));
            }
        }
    }
    bail!("no port of this machine is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_not_given_again() -> Result<()> {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = taken.local_addr()?.port();
        let (listener, other) = listen(port)?;
        assert_ne!(other, port);
        assert_eq!(listener.local_addr()?.port(), other);
        Ok(())
    }
}
