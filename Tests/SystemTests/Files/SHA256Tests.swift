import System
import Testing

@Suite struct SHA256Tests {
  private func text(_ digest: SHA256Digest) -> String {
    digest.bytes.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }

  // sha256sum.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `digests are those of FIPS 180-4`(_ message: String, _ digest: String) {
    #expect(text(SHA256.digest(of: Array(message.utf8))) == digest)
    #expect(text(SHA256.digest(of: message.utf8)) == digest)
    var hash = SHA256()
    var rest = Array(message.utf8)[...]
    while !rest.isEmpty {
      hash.update(rest.prefix(99_991))
      rest = rest.dropFirst(99_991)
    }
    #expect(text(hash.finalize()) == digest)
    #expect(text(hash.finalize()) == digest)
  }
}
