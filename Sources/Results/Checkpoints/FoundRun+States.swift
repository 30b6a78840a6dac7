internal import System

extension FoundRun {
  /// A state that the run has kept, by its path in the run's folder; nil if there is none.
  ///
  /// - Throws: `CheckpointError` for one that is damaged, or that cannot be read.
  package func keptState(_ path: String) throws(CheckpointError) -> KeptState? {
    guard let bytes = bytes(of: path) else { return nil }
    return try KeptState(bytes: bytes, file: "\(self.path)/\(path)")
  }

  /// The states that the run has kept, as `--from` names them: `last`, `best`, numbers of updates.
  package var keptStates: [String] {
    guard let folder, let names = try? folder.open().folder("checkpoint").names else { return [] }
    let files = ["last", "best"].filter { names.contains("\($0).safetensors") }
    let steps = names.compactMap { name -> Int? in
      guard name.hasPrefix("step-"), name.hasSuffix(".safetensors") else { return nil }
      return Int(name.dropFirst("step-".count).dropLast(".safetensors".count))
    }
    return files + steps.sorted().map(String.init)
  }
}

extension RunFolder {
  /// Whether the run has kept a state, by its path in the run's folder.
  package func keeps(_ path: String) -> Bool {
    FileSystem.kind(of: "\(self.path)/\(path)", followingLinks: false) == .regularFile
  }
}
