internal import System

/// A question to git about a working tree, answered while the caller does something else.
package final class RevisionQuery {
  /// What git found.
  package struct Answer: Sendable, Equatable {
    /// The commit, and what is changed.
    package let revision: Revision
    /// The changes themselves, if there are any.
    package let diff: TreeDiff?
  }

  private let work: RevisionWork?
  private var thread: Thread?

  /// Asks git about the working tree of a folder, if it lies in one, and about a spec in it.
  ///
  /// git gets the environment but for what would lead it to another tree or to settings, and may take
  /// as many seconds as the bound.
  package init(
    startingIn folder: String, spec: String?, environment: [String: String],
    command: String = "git", bound: Double = 5
  ) {
    let root = FileSystem.resolved(folder).flatMap(Self.root)
    let spec = spec.flatMap(FileSystem.resolved)
    work = root.map { root in
      RevisionWork(
        command: command, root: root, spec: spec.flatMap { Self.path(of: $0, in: root) },
        environment: environment, bound: bound)
    }
    // Its own thread: a diff that nobody reads would wait in its pipe while the tree changes.
    thread = work.flatMap { work in Thread { work.run() } }
  }

  deinit {
    work?.cancel()
    thread?.join()
  }

  /// The answer; nil if there is none in time: no git, no working tree, a slow disk.
  package func finish() -> Answer? {
    thread?.join()
    thread = nil
    return work?.findings
  }

  /// The nearest folder at or above a path that holds `.git`; nil if there is none.
  package static func root(of path: String) -> String? {
    var folder = path
    while true {
      if FileSystem.kind(of: folder + "/.git") != nil { return folder }
      guard folder != "/" else { return nil }
      folder = FileSystem.folder(of: folder)
    }
  }

  private static func path(of file: String, in root: String) -> [UInt8]? {
    let prefix = (root == "/" ? "/" : root + "/").utf8
    return file.utf8.starts(with: prefix) ? Array(file.utf8.dropFirst(prefix.count)) : nil
  }
}
