//! The site as a host publishes it.
