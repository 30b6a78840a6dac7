import Foundation
import TestSupport
import Testing

@testable import System

@Suite struct MemoryTests {
  @Test func `there is a bound, and within it the system gives memory`() {
    #expect(Memory.limit > 1 << 26)
    #expect(Memory.limit < .max)
    #expect(Memory.isAvailable(1 << 20))
    #expect(Memory.isAvailable(0))
    #expect(!Memory.isAvailable(.max))
    #expect(!Memory.isAvailable(-1))
  }

  @Test(arguments: [
    (0, "0 bytes"), (1023, "1023 bytes"), (1024, "1.0 KiB"), (1536, "1.5 KiB"),
    (1 << 30, "1.0 GiB"), (1 << 40 - 1, "1.0 TiB"), (.max, "8.0 EiB"),
  ])
  func `a number of bytes is told in its unit`(_ bytes: Int, _ text: String) {
    #expect(Memory.text(bytes) == text)
  }

  @Test func `a file that is larger than the memory is refused before it is read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.sparse(1 << 42, "large")
    let error = #expect(throws: FileError.self) { try RegularFile(path).contents() }
    #expect(error?.kind == .tooLarge)
    #expect(error?.message.hasPrefix("has 4.0 TiB, more than fit into the ") == true)
  }

  @Test func `a smaller limit holds for the task that has it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.sparse(2 << 20, "file")
    #expect(try RegularFile(path).contents().count == 2 << 20)
    Memory.$limit.withValue(2 << 20) {
      #expect(throws: FileError.self) { try RegularFile(path).contents() }
    }
  }

  /// In processes of their own, which the system refuses memory.
  @Test func `a file that the system has no memory for is refused`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = try folder.sparse(1 << 30, "file")
      precondition(Memory.limit > 1 << 30, "known before the system refuses")
      Heap.limit(more: 512 << 20)
      do {
        _ = try RegularFile(path).contents()
      } catch let error as FileError {
        precondition(error.kind == .refused, "\(error)")
        return
      }
      preconditionFailure("it was read")
    }
  }

  @Test func `an array that the system has no memory for ends the process with the status`() async {
    await #expect(processExitsWith: .exitCode(71)) {
      Memory.endWhereRefused("no memory", status: 71)
      Heap.limit(more: 64 << 20)
      let array = [UInt8](repeating: 1, count: 1 << 30)
      preconditionFailure("\(array.count)")
    }
  }

  @Test func `a library that ends the process ends it with another status`() async {
    await #expect(processExitsWith: .exitCode(71)) {
      LibraryExit.during {
        if getpid() > 0 { exit(1) }
      } otherwise: {
        71
      }
    }
  }

  @Test func `outside of that an exit is as it was asked for`() async {
    await #expect(processExitsWith: .exitCode(1)) {
      LibraryExit.during({}, otherwise: { 71 })
      exit(1)
    }
  }
}
