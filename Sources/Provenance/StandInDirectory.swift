internal import System

/// A git directory of our own that stands in for a repository's, with nothing in it but the commit's
/// name and settings that name no program.
///
/// What git can be made to run it learns from its directory (settings, hooks, helpers to fetch
/// objects), and from settings and attributes of the user and of the system. Here it finds neither:
/// its directory and home are this folder, and only objects and index are the repository's.
final class StandInDirectory {
  /// More than this is not copied.
  private static let longestIndex = 1 << 28
  private static let longestAttributes = 1 << 20

  /// The folder.
  let path: String
  private let repository: Repository
  private var index: String

  /// Makes the folder beside other temporary ones; nil if it cannot be made.
  init?(for repository: Repository, in parent: String?) {
    let name = "runner-git-\(Host.processNumber)"
    guard let path = FileSystem.makeTemporaryFolder(name, in: parent) else { return nil }
    // What processes left that were killed in this.
    FileSystem.removeAbandoned("runner-git-", in: FileSystem.folder(of: path))
    (self.path, self.repository, index) = (path, repository, repository.index)
    do {
      for folder in ["refs", "objects", "info"] {
        _ = try FileSystem.makeFolder("\(path)/\(folder)")
      }
      try write(Array("ref: refs/heads/none\n".utf8), "HEAD")
    } catch {
      return nil
    }
  }

  deinit { FileSystem.removeFolder(path) }

  /// Becomes what the repository is; false if that cannot be.
  func adopt(_ settings: StorageSettings) -> Bool {
    guard let head = repository.head else { return false }
    do {
      if case .commit(let name) = head { try write(Array("\(name)\n".utf8), "HEAD") }
      try write(Array(settings.text.utf8), "config")
      try copyAttributes()
      try copySharedIndex()
      return true
    } catch {
      return false
    }
  }

  /// The variables by which git uses this folder for a tree.
  func environment(root: String) -> [String: String] {
    [
      "GIT_DIR": path, "GIT_WORK_TREE": root,
      "GIT_OBJECT_DIRECTORY": "\(repository.common)/objects",
      "GIT_INDEX_FILE": index, "HOME": path, "XDG_CONFIG_HOME": path,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_ATTR_NOSYSTEM": "1",
      // Without this, asking for the status would write to the tree's index.
      "GIT_OPTIONAL_LOCKS": "0", "GIT_DISABLE_UNTRACKED_CACHE": "1",
      // Objects that a partial clone lacks stay away.
      "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
      // git ends rather than take more memory at once.
      "GIT_ALLOC_LIMIT": "1g",
    ]
  }

  /// Writes a file of the folder, and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws(FileError) -> String {
    let path = "\(path)/\(name)"
    try OutputFile(path, .replacing).write(bytes)
    return path
  }

  /// Lets git use a copy of the index, of the same time; false if that cannot be.
  func copyIndex() -> Bool {
    guard let bytes = SmallFile.contents(repository.index, limit: Self.longestIndex),
      let copy = try? write(bytes, "index"), FileSystem.copyTime(of: repository.index, to: copy)
    else { return false }
    index = copy
    return true
  }

  /// Lets git use the index itself.
  func dropIndex() { index = repository.index }

  /// Copies the attributes that stand beside the tree: they name drivers, but settings define them.
  private func copyAttributes() throws(FileError) {
    let path = "\(repository.common)/info/attributes"
    guard let bytes = SmallFile.contents(path, limit: Self.longestAttributes) else { return }
    try write(bytes, "info/attributes")
  }

  /// Copies the file that a split index is a supplement to: git touches it whenever it reads it.
  private func copySharedIndex() throws(FileError) {
    let names = ((try? Folder(repository.folder))?.names ?? []).filter {
      $0.hasPrefix("sharedindex.")
    }
    guard !names.isEmpty,
      let bytes = SmallFile.contents(repository.index, limit: Self.longestIndex)
    else { return }
    for name in names {
      let digits = Array(name.utf8.dropFirst(12))
      let digest = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
      }
      guard digest.count >= 20, bytes.contains(digest),
        let shared = SmallFile.contents("\(repository.folder)/\(name)", limit: Self.longestIndex)
      else { continue }
      try write(shared, name)
    }
  }
}
