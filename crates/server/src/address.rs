//! The network address that a request comes from, as wrong tries are counted for it.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// What the reverse proxy in front of the server says of whom it speaks for.
const FORWARDED: &str = "x-forwarded-for";

/// The address of the caller. A proxy on this machine is believed in what it added itself, which is the
/// last; nobody else is. Of an IPv6 address the network counts: a phone has many addresses in one.
pub fn of(request: &Parts) -> String {
    let Some(ConnectInfo(peer)) = request.extensions.get::<ConnectInfo<SocketAddr>>() else {
        return String::new();
    };
    let peer = peer.ip().to_canonical();
    let forwarded = || {
        let last = request.headers.get_all(FORWARDED).iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
    };
    let address = if peer.is_loopback() { forwarded().unwrap_or(peer) } else { peer };
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn from(peer: &str, forwarded: &[&str]) -> String {
        let mut request = Request::builder();
        for value in forwarded {
            request = request.header(FORWARDED, *value);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        of(&parts)
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_and_only_in_what_it_added() {
        assert_eq!(from("203.0.113.9:1", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(from("127.0.0.1:1", &[]), "127.0.0.1");
        assert_eq!(from("127.0.0.1:1", &["6.6.6.6, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(from("[::1]:1", &["6.6.6.6", "198.51.100.2"]), "198.51.100.2");
        assert_eq!(from("[::ffff:127.0.0.1]:1", &["nonsense"]), "127.0.0.1");
        assert_eq!(from("[2001:db8:1:2:3:4:5:6]:1", &[]), from("[2001:db8:1:2:9:9:9:9]:1", &[]));
        assert_ne!(from("[2001:db8:1:2::1]:1", &[]), from("[2001:db8:1:3::1]:1", &[]));
    }
}
