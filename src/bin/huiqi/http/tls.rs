//! TLS by rustls, from a certificate and a key in PEM files.

use std::path::Path;
use std::sync::Arc;

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::settings::TlsFiles;
use super::words;
use crate::refusal::{Refusal, own};

/// What takes TLS connections with the certificate and key of these files.
pub fn acceptor(files: &TlsFiles) -> Result<TlsAcceptor, Refusal> {
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| refuse(&files.certificate, &error))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| refuse(&files.key, &error))?;
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key);
    let mut config = config.map_err(|error| refuse(&files.certificate, &error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn refuse(file: &Path, error: &dyn std::fmt::Display) -> Refusal {
    Refusal::from(own("tls.invalid", words::tls(error))).found_in(&file.display().to_string())
}
