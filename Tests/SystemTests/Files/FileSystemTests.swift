import Foundation
import System
import TestSupport
import Testing

@Suite struct FileSystemTests {
  @Test func `a path's kind is told with and without following links`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([1], "file")
    let link = "\(folder.path)/link"
    let place = try Folder(folder.path)
    for (name, destination) in [("link", "file"), ("lost", "nowhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: destination)
    }
    #expect(FileSystem.kind(of: file) == .regularFile)
    #expect(FileSystem.kind(of: folder.path) == .folder)
    #expect(FileSystem.kind(of: link) == .regularFile)
    #expect(FileSystem.kind(of: link, followingLinks: false) == .link)
    #expect(FileSystem.kind(of: "\(folder.path)/lost") == nil)
    #expect(FileSystem.kind(of: "/dev/null") == .other)
    // A slash at the end asks for a folder.
    for path in ["\(file)/", "\(folder.path)/none", "a\0b", ""] {
      #expect(FileSystem.kind(of: path) == nil)
    }
    #expect(Set(place.names) == ["file", "link", "lost"])
    place.remove("link")
    #expect(FileSystem.kind(of: link, followingLinks: false) == nil)
    #expect(FileSystem.kind(of: file) == .regularFile)
  }

  @Test func `a folder is made once`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/new"
    #expect(try FileSystem.makeFolder(path))
    #expect(try !FileSystem.makeFolder(path))
    #expect(
      throws: FileError(
        .cannotCreate, path: "\(path)/a/b", message: "No such file or directory")
    ) { try FileSystem.makeFolder("\(path)/a/b") }
  }

  @Test func `a temporary folder is this user's alone, and goes with all that is in it`() throws {
    let parent = try TemporaryFolder()
    let kept = try parent.write([1], "kept")
    let path = try #require(FileSystem.makeTemporaryFolder("name", in: parent.path))
    #expect(path.hasPrefix("\(parent.path)/name-"))
    #expect(FileSystem.makeTemporaryFolder("name", in: parent.path) != path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o700)
    _ = try FileSystem.makeFolder("\(path)/inner")
    try AtomicFile.write("text", to: "\(path)/inner/file")
    #expect(symlink(parent.path, "\(path)/link") == 0)
    FileSystem.removeFolder(path)
    #expect(FileSystem.kind(of: path) == nil && FileSystem.kind(of: kept) == .regularFile)
    let other = try #require(FileSystem.makeTemporaryFolder("name", in: "\(parent.path)/none"))
    #expect(!other.hasPrefix(parent.path))
    FileSystem.removeFolder(other)
  }

  @Test func `what processes that are gone have left is removed, and nothing else`() throws {
    let parent = try TemporaryFolder()
    let gone = (1...).lazy.map { 4_194_304 + $0 }.first(where: Host.hasNoProcess) ?? 0
    let kept = ["x-\(Host.processNumber)-a", "x-a", "y-\(gone)-a", "x-\(gone)"]
    for name in kept + ["x-\(gone)-a"] {
      _ = try FileSystem.makeFolder("\(parent.path)/\(name)")
      try AtomicFile.write("text", to: "\(parent.path)/\(name)/file")
    }
    #expect(symlink("\(parent.path)/x-a", "\(parent.path)/x-\(gone)-b") == 0)
    for name in ["x-\(Host.processNumber)-b", "x-\(gone)-c"] {
      try AtomicFile.write("text", to: "\(parent.path)/\(name)")
    }
    FileSystem.removeAbandoned("x-", in: parent.path)
    let left = try Folder(parent.path).names.sorted()
    #expect(left == (kept + ["x-\(gone)-b", "x-\(Host.processNumber)-b"]).sorted())
    #expect(FileSystem.kind(of: "\(parent.path)/x-a/file") == .regularFile)
  }

  @Test func `temporary names of this machine's processes that are gone are removed`() throws {
    let folder = try TemporaryFolder()
    let mine = AtomicFile.temporaryName()
    let gone = (1...).lazy.map { 4_194_304 + $0 }.first(where: Host.hasNoProcess) ?? 0
    let old = mine.replacing("-\(Host.processNumber)-", with: "-\(gone)-")
    let foreign = ".tmp-elsewhere-\(gone)-1-1"
    #expect(old != mine)
    for name in [mine, old, foreign] { _ = try folder.write([1], name) }
    _ = try FileSystem.makeFolder("\(folder.path)/\(old)0")
    AtomicFile.removeAbandoned(in: folder.path)
    #expect(try Set(Folder(folder.path).names) == [mine, foreign])
  }

  @Test func `a file gets the time of another`() throws {
    let folder = try TemporaryFolder()
    let (old, new) = (try folder.write([1], "old"), try folder.write([1], "new"))
    let times = [timespec(tv_sec: 5, tv_nsec: 7), timespec(tv_sec: 5, tv_nsec: 7)]
    #expect(utimensat(AT_FDCWD, old, times, 0) == 0)
    #expect(FileSystem.copyTime(of: old, to: new))
    var status = stat()
    #expect(stat(new, &status) == 0 && status.st_mtim.tv_sec == 5 && status.st_mtim.tv_nsec == 7)
    #expect(!FileSystem.copyTime(of: "\(folder.path)/none", to: new))
  }

  @Test func `the environment is the process's own`() {
    #expect(Host.environment == ProcessInfo.processInfo.environment)
  }

  @Test func `an open file knows whether it is still in its place`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/file"
    let file = try OutputFile(path, .new)
    try file.write([1, 2, 3])
    var (isInPlace, isRemoved, size) = (file.isInPlace, file.isRemoved, file.size)
    #expect(isInPlace && !isRemoved && size == 3)
    try AtomicFile.write("other", to: path)
    try file.cut(to: 1)
    (isInPlace, isRemoved, size) = (file.isInPlace, file.isRemoved, file.size)
    #expect(!isInPlace && isRemoved && size == 1)
    #expect(throws: FileError(.cannotCreate, path: path, message: "File exists")) {
      _ = try OutputFile(path, .new)
    }
    #expect(
      throws: FileError(.failed, path: "a\0b", message: "the path contains a null character")
    ) { _ = try OutputFile("a\0b", .appending) }
  }

  @Test func `one lock at a time`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/lock"
    let first = try OutputFile(path, .keeping)
    let second = try OutputFile(path, .keeping)
    let answers = [try first.lock(), try second.lock()]
    #expect(answers == [true, false])
  }
}
