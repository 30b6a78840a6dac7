internal import Messages
internal import System

extension Checkpoint.RunFacts {
  /// Whether the rows that the checkpoint counts on are in a run's folder as they were.
  package func areKept(in folder: RunFolder) -> Bool {
    lengths.allSatisfy { name, length in
      let bytes = SmallFile.beginning("\(folder.path)/\(name)", count: length)
      guard let bytes, bytes.count == length else { return false }
      guard let digest = digests[name] else { return true }
      var hash = SHA256()
      hash.update(bytes)
      return hash.finalize().bytes.hexadecimal == digest
    }
  }
}
