internal import System

/// The pointers of Git LFS among some objects of a repository.
struct LFSPointers {
  private static let longestAnswer = 1 << 24

  private var pointers: [String: LFSPointer] = [:]

  /// Asks git for objects, by their names.
  init(_ git: GitCommand, of names: Set<String>) {
    guard !names.isEmpty else { return }
    // What is too large for a pointer is not asked for.
    let sizes = Self.answer(git, "--batch-check", Array(names))
    let small = sizes.split(separator: UInt8(ascii: "\n")).compactMap(Self.header)
      .filter { $0.size <= LFSPointer.longest }.map(\.name)
    guard !small.isEmpty else { return }
    var rest = Self.answer(git, "--batch", small)[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")), let header = Self.header(rest[..<end])
    {
      let content = rest[(end + 1)...].prefix(header.size)
      pointers[header.name] = LFSPointer(content)
      rest = rest[content.endIndex...].dropFirst()
    }
  }

  /// The pointer that an object is, if it is one.
  subscript(name: String) -> LFSPointer? { pointers[name] }

  private static func answer(_ git: GitCommand, _ option: String, _ names: [String]) -> [UInt8] {
    let input = Array((names.joined(separator: "\n") + "\n").utf8)
    return git.ask(["cat-file", option], input: input, limit: longestAnswer)?.bytes ?? []
  }

  /// What stands before an object: its name, kind and size; nil if there is no such object.
  private static func header(_ line: ArraySlice<UInt8>) -> (name: String, size: Int)? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 3, let size = Int(words[2]), size >= 0 else { return nil }
    return (String(words[0]), size)
  }
}
