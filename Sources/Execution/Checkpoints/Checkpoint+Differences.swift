internal import Messages

extension Checkpoint.RunFacts {
  /// In what a process that goes on differs from the one that saved, as far as sums may be rounded
  /// in another way because of it.
  ///
  /// - Returns: One phrase each, naming both.
  func differences(threads: Int, cpu: String, build: String) -> [String] {
    var phrases: [String] = []
    if threads != self.threads {
      phrases.append(
        "with \(counted(self.threads, "thread")), goes on with \(counted(threads, "thread"))")
    }
    if cpu != self.cpu {
      phrases.append("on \(Legible.escaped(self.cpu)), goes on on \(Legible.escaped(cpu))")
    }
    if build != self.build {
      phrases.append("by runner \(Legible.escaped(self.build)), goes on by runner \(build)")
    }
    return phrases
  }
}
