internal import System

/// Where a working tree's repository keeps what git needs to compare the tree with its commit.
///
/// It is read here and not by git, since git would also read settings that name programs.
struct Repository {
  /// What a tree stands on.
  enum Head: Equatable {
    /// A commit, by its name.
    case commit(String)
    /// Nothing yet: the next commit will be the first.
    case unborn
  }

  /// The tree's own folder: `HEAD` and the index.
  let folder: String
  /// The folder that trees of one repository share: objects, refs and settings.
  let common: String
  /// Whether `.git` is a folder, as in most trees.
  let isWithinTree: Bool
  private let root: String
  private let isLinked: Bool

  /// Longer than any of git's small files, but for that of packed refs.
  private static let limit = 1 << 20
  private static let longestPackedRefs = 1 << 26
  /// How many refs may lead to one another, as in git.
  private static let mostLinks = 5

  /// Finds the repository of a tree; nil if there is none.
  ///
  /// - Parameter root: the tree's root, without links.
  init?(of root: String) {
    let place = root == "/" ? "/.git" : "\(root)/.git"
    guard let folder = Self.folder(at: place, of: root) else { return nil }
    (self.root, self.folder) = (root, folder)
    isWithinTree = folder.utf8.elementsEqual(place.utf8)
    // Only a linked tree shares a repository: elsewhere the file could lead into any.
    let shared = isWithinTree ? nil : Self.line(of: "\(folder)/commondir")
    guard let common = FileSystem.resolved(shared.map { Self.path($0, from: folder) } ?? folder),
      FileSystem.kind(of: "\(common)/objects") == .folder
    else { return nil }
    self.common = common
    let back = Self.line(of: "\(folder)/gitdir").map { Self.path($0, from: folder) }
    isLinked =
      shared != nil && back.flatMap(FileSystem.resolved) == place
      && FileSystem.folder(of: folder) == "\(common)/worktrees"
  }

  /// The folder that `.git` is or names.
  private static func folder(at place: String, of root: String) -> String? {
    guard FileSystem.kind(of: place) == .regularFile else { return FileSystem.resolved(place) }
    guard let text = line(of: place), text.utf8.starts(with: "gitdir: ".utf8) else { return nil }
    return FileSystem.resolved(path(String(text.dropFirst(8)), from: root))
  }

  /// The file of the index.
  var index: String { "\(folder)/index" }

  /// Whether the repository is this tree's own: within it, or naming it in turn.
  ///
  /// `.git` may name anybody's repository, whose files would then show as missing from the tree. The
  /// repository names its tree in its settings.
  func isOwn(worktree: String?) -> Bool {
    let named = worktree.flatMap { FileSystem.resolved(Self.path($0, from: folder)) }
    guard isWithinTree || isLinked || named == root else { return false }
    let places =
      ["HEAD", "index"].map { (folder, $0) }
      + ["objects", "refs", "packed-refs"].map { (common, $0) }
    return places.allSatisfy { home, name in
      let path = FileSystem.resolved("\(home)/\(name)")
      return path?.utf8.starts(with: "\(home)/".utf8) ?? true
    }
  }

  /// What the tree stands on; nil if that is written in a way that is not known here.
  var head: Head? {
    var name = "HEAD"
    for link in 0...Self.mostLinks {
      guard let text = content(of: name) else {
        return link == 0 || isUnreadable(name) ? nil : .unborn
      }
      guard text.utf8.starts(with: "ref:".utf8) else {
        return Self.isObjectName(text) ? .commit(text.lowercased()) : nil
      }
      name = Self.trimmed(text.utf8.dropFirst(4))
      guard Self.isSafe(name) else { return nil }
    }
    return nil
  }

  /// What a ref holds: in a file of its own, or in the file of packed ones.
  private func content(of ref: String) -> String? {
    if let text = Self.line(of: "\(folder)/\(ref)") ?? Self.line(of: "\(common)/\(ref)") {
      return text
    }
    let packed = SmallFile.contents("\(common)/packed-refs", limit: Self.longestPackedRefs) ?? []
    let ending = Array(" \(ref)".utf8)
    let line = packed.split(separator: UInt8(ascii: "\n")).first {
      $0.suffix(ending.count).elementsEqual(ending)
    }
    return line.map { String(decoding: $0.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self) }
  }

  /// Whether there is something that may hold a ref, but cannot be read.
  private func isUnreadable(_ ref: String) -> Bool {
    let packed = "\(common)/packed-refs"
    let isPackedRead = SmallFile.contents(packed, limit: Self.longestPackedRefs) != nil
    return FileSystem.kind(of: packed) != nil && !isPackedRead
      || [folder, common].contains { FileSystem.kind(of: "\($0)/\(ref)") != nil }
  }

  /// Whether a ref's name stays within the repository.
  private static func isSafe(_ ref: String) -> Bool {
    // Where refs are kept in tables, `HEAD` names `refs/heads/.invalid`.
    ref.utf8.starts(with: "refs/".utf8)
      && !ref.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
  }

  private static func isObjectName(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count) && text.allSatisfy { $0.isHexDigit && $0.isASCII }
  }

  /// The first line of a file; nil if there is no such file.
  private static func line(of path: String) -> String? {
    guard let bytes = SmallFile.contents(path, limit: limit) else { return nil }
    return trimmed(bytes.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// A text without spaces around it.
  private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0D].contains(byte) }
    let text = bytes.drop(while: isSpace)
    let end = text.lastIndex { !isSpace($0) }
    return end.map { String(decoding: text[...$0], as: UTF8.self) } ?? ""
  }

  private static func path(_ path: String, from folder: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? path : "\(folder)/\(path)"
  }
}
