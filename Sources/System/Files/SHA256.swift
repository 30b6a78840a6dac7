internal import COpenSSL

/// What SHA-256 makes of some bytes: 32 of them.
package struct SHA256Digest: Sendable, Equatable {
  /// The bytes.
  package let bytes: [UInt8]
}

/// The SHA-256 of bytes that may come piece by piece, computed by OpenSSL (FIPS 180-4).
package struct SHA256 {
  private var state = SHA256_CTX()

  /// Begins without a byte.
  package init() { SHA256_Init(&state) }

  /// Takes in the next bytes.
  package mutating func update(_ bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      _ = SHA256_Update(&state, $0.baseAddress, $0.count)
    }
    if isDone == nil { update(Array(bytes)) }
  }

  /// The digest of all bytes so far; more may come.
  package func finalize() -> SHA256Digest {
    var state = state
    let digest = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { bytes, count in
      SHA256_Final(bytes.baseAddress, &state)
      count = bytes.count
    }
    return SHA256Digest(bytes: digest)
  }

  /// The digest of bytes that are all there.
  package static func digest(of bytes: some Collection<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }
}
