internal import System

/// A question to git about a working tree, answered while the caller does something else.
package final class RevisionQuery {
  /// What git found.
  package struct Findings: Sendable, Equatable {
    /// The commit, and what is changed.
    package let revision: Revision
    /// The changes themselves, if there are any.
    package let diff: TreeDiff?
  }

  private let work: RevisionWork?
  private var thread: Thread?

  /// Asks git about the working tree of a folder, if it lies in one.
  ///
  /// - Parameters:
  ///   - folder: any folder of the tree.
  ///   - spec: the path of the spec, from the current folder.
  ///   - environment: the environment that git gets, but for its own variables, which would lead it
  ///     to another tree; among others it finds the user's settings there.
  ///   - command: git's name or path; a name is looked for as the shell does.
  ///   - bound: how long git may take, in seconds.
  package init(
    startingIn folder: String, spec: String?, environment: [String: String],
    command: String = "git", bound: Double = 5
  ) {
    let root = FileSystem.resolved(folder).flatMap(Self.root)
    let spec = root.flatMap { root in
      spec.flatMap(FileSystem.resolved).flatMap { Self.path(of: $0, in: root) }
    }
    work = root.map {
      RevisionWork(
        command: command, root: $0, spec: spec, environment: environment, bound: bound)
    }
    // Its own thread: a diff that nobody reads would wait in its pipe while the tree changes.
    thread = work.flatMap { work in Thread { work.run() } }
  }

  deinit {
    work?.cancel()
    thread?.join()
  }

  /// The answer; nil if there is none in time: no git, no working tree, a slow disk.
  package func finish() -> Findings? {
    thread?.join()
    thread = nil
    return work?.findings
  }

  /// The nearest folder at or above a path that holds `.git`.
  private static func root(of path: String) -> String? {
    var folder = path
    while true {
      if FileSystem.kind(of: folder + "/.git") != nil { return folder }
      guard folder != "/" else { return nil }
      folder = FileSystem.folder(of: folder)
    }
  }

  private static func path(of file: String, in root: String) -> String? {
    let prefix = root == "/" ? "/" : root + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
  }
}
