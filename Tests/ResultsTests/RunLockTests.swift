import Foundation
import System
import TestSupport
import Testing

@testable import Results

@Suite struct RunLockTests {
  @Test func `one holder at a time, and nothing to remove after it`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    do {
      let first = try RunLock(of: run)
      // Locks belong to open files, so a second one is refused within a process too.
      let error = #expect(throws: FileError.self) { try RunLock(of: run) }
      #expect(error?.kind == .busy)
      #expect(error?.message.hasSuffix("runs this experiment") == true)
      #expect(error?.message.hasPrefix("process ") == true)
      withExtendedLifetime(first) {}
    }
    _ = try RunLock(of: run)
  }

  @Test func `a folder in which nothing was left is told from others`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    for _ in 0..<2 { #expect(try RunLock(of: run).isFirst) }
    try Data().write(to: URL(fileURLWithPath: "\(run.path)/.tmp-1-2-3"))
    #expect(try !RunLock(of: run).isFirst)
  }

  @Test func `one that looks and is kept from going on does not make it busy`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    _ = try RunLock(of: run)
    // As whoever looks opens and locks it.
    let looking = open("\(run.path)/.lock", O_RDONLY)
    #expect(flock(looking, LOCK_SH) == 0)
    let end = Foundation.Thread {
      usleep(300_000)
      close(looking)
    }
    end.start()
    _ = try RunLock(of: run)
  }

  @Test func `a process that is being started does not keep a lock that was given back`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    let path = "\(run.path)/.lock"
    var copies: [CInt] = []
    defer { for copy in copies { close(copy) } }
    for _ in 0..<2 {
      let lock = try RunLock(of: run)
      // As a process has every open file of the one that starts it, until its program begins.
      let file = try #require(
        (3..<1024).first {
          (try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/fd/\($0)")) == path
        })
      copies.append(dup(CInt(file)))
      withExtendedLifetime(lock) {}
    }
    #expect(FileSystem.isLocked(path) == false)
  }

  @Test func `the name of one that has ended is not taken for the holder's`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    let lock = try RunLock(of: run)
    // As if the holder had not come to writing its own name yet; no process has that number.
    let stale = "process 2147483647 on \(Host.name)\n"
    let current = try RegularFile("\(run.path)/.lock").contents()
    try Data(stale.utf8).write(to: URL(fileURLWithPath: "\(run.path)/.lock"))
    let writer = Foundation.Thread {
      usleep(100_000)
      try? Data(current).write(to: URL(fileURLWithPath: "\(run.path)/.lock"))
    }
    writer.start()
    let error = #expect(throws: FileError.self) { try RunLock(of: run) }
    #expect(error?.message == "process \(getpid()) on \(Host.name) runs this experiment")
    withExtendedLifetime(lock) {}
  }

  @Test func `a folder that was replaced is not the lock's any more`() throws {
    let folder = try TemporaryFolder()
    let run = try RunFolder(creating: folder.path, name: "a", id: "1")
    let lock = try RunLock(of: run)
    try lock.checkPlace()
    try FileManager.default.moveItem(atPath: run.path, toPath: "\(folder.path)/away")
    for isReplaced in [false, true] {
      if isReplaced {
        _ = try RunFolder(creating: folder.path, name: "a", id: "1")
        _ = try RunLock(of: run)
      }
      let error = #expect(throws: FileError.self) { try lock.checkPlace() }
      #expect(error?.kind == .failed && error?.path == run.path)
    }
  }
}
