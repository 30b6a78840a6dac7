internal import COpenSSL

/// What SHA-256 makes of some bytes: 32 of them.
package struct SHA256Digest: Sendable, Equatable {
  /// The bytes.
  package let bytes: [UInt8]
}

/// The SHA-256 of bytes that may come piece by piece, computed by OpenSSL (FIPS 180-4).
package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  // The machine's configuration of OpenSSL has no say in what a digest is, and takes time to read.
  private static let isReady: Bool =
    OPENSSL_init_crypto(
      UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1

  /// Begins without a byte.
  package init() {
    guard Self.isReady, let context = EVP_MD_CTX_new(),
      EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("OpenSSL cannot compute SHA-256") }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes in the next bytes.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { bytes in
      let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
      precondition(status == 1, "OpenSSL cannot compute SHA-256")
    }
    if isDone == nil { update(Array(bytes)) }
  }

  /// The digest of the bytes so far, of which there may be more.
  package borrowing func digestSoFar() -> SHA256Digest {
    let copy = SHA256()
    let status = EVP_MD_CTX_copy_ex(copy.context, context)
    precondition(status == 1, "OpenSSL cannot compute SHA-256")
    return copy.finalize()
  }

  /// The digest of all bytes.
  package consuming func finalize() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let status = EVP_DigestFinal_ex(context, &bytes, &count)
    precondition(status == 1, "OpenSSL cannot compute SHA-256")
    return SHA256Digest(bytes: Array(bytes[..<Int(count)]))
  }

  /// The digest of bytes that are all there.
  package static func digest(of bytes: some Collection<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }
}
