#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Files

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
  private var thread: pthread_t?

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
    let root = Self.resolved(folder).flatMap(Self.root)
    let spec = root.flatMap { root in
      spec.flatMap(Self.resolved).flatMap { Self.path(of: $0, in: root) }
    }
    work = root.map {
      RevisionWork(
        command: command, root: $0, spec: spec, environment: environment, bound: bound)
    }
    // Its own thread: a diff that nobody reads would wait in its pipe while the tree changes.
    thread = work.flatMap(Self.start)
  }

  deinit {
    work?.cancel()
    if let thread { pthread_join(thread, nil) }
  }

  /// The answer; nil if there is none in time: no git, no working tree, a slow disk.
  package func finish() -> Findings? {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    return work?.findings
  }

  /// Starts the thread; nil where the system has none to give, and nothing will be known.
  private static func start(_ work: RevisionWork) -> pthread_t? {
    let context = Unmanaged.passRetained(work)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let status = pthread_create(
      &thread, nil,
      { context in
        let context: UnsafeMutableRawPointer? = context
        guard let context else { return nil }
        Unmanaged<RevisionWork>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }

  /// The nearest folder at or above a path that holds `.git`.
  private static func root(of path: String) -> String? {
    var folder = path
    while true {
      if access(folder + "/.git", F_OK) == 0 { return folder }
      guard folder != "/" else { return nil }
      folder = SystemCall.folder(of: folder)
    }
  }

  private static func path(of file: String, in root: String) -> String? {
    let prefix = root == "/" ? "/" : root + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
  }

  /// The path from the root without links in it; nil if there is nothing.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
