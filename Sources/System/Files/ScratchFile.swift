internal import CFileSystem
internal import Glibc
internal import SystemPackage

/// Bytes that lie on a disk and are used as if they lay in memory: a file without a name, which is gone
/// with the process.
///
/// The system keeps in memory what there is room for. The bytes are written by whoever makes the file, and then
/// only read: that is why the class may say that it is sendable.
package final class ScratchFile: @unchecked Sendable {
  /// Where such files go, the first that has room; nothing that lies in memory itself.
  @TaskLocal package static var places =
    [Host.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }, "/var/tmp", "/tmp"]
    .compactMap(\.self)

  /// The bytes.
  private let bytes: UnsafeMutableRawBufferPointer

  /// Takes room on a disk, all of it; at first every byte is 0.
  ///
  /// - Throws: ``FileError`` with `cannotCreate`, of the last place that was tried, or `refused`.
  package init(byteCount: Int) throws(FileError) { bytes = try Self.map(byteCount) }

  deinit { munmap(bytes.baseAddress, bytes.count) }

  /// How many bytes there are.
  package var count: Int { bytes.count }

  /// Looks at the bytes, which may not be written to.
  package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(bytes))
  }

  /// Lets somebody fill the bytes who is alone with the file.
  package func fill<Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) { try body(bytes) }

  /// Lets the system begin to read a range that will be needed soon.
  package func readAhead(_ range: Range<Int>) {
    let page = Int(sysconf(CInt(_SC_PAGESIZE)))
    let start = range.lowerBound / page * page
    guard let base = bytes.baseAddress, range.upperBound <= count else { return }
    madvise(base + start, range.upperBound - start, MADV_WILLNEED)
  }

  private static func map(_ byteCount: Int) throws(FileError) -> UnsafeMutableRawBufferPointer {
    var failure = FileError(.cannotCreate, path: "/tmp", message: inMemory)
    for place in places {
      do throws(FileError) { return try map(byteCount, in: place) } catch { failure = error }
    }
    throw failure
  }

  private static func map(
    _ byteCount: Int, in place: String
  ) throws(FileError) -> UnsafeMutableRawBufferPointer {
    let number = open_nameless(place)
    guard number >= 0 else { throw .last(.cannotCreate, place) }
    let descriptor = FileDescriptor(rawValue: number)
    defer { try? descriptor.close() }
    guard is_on_disk(number) else {
      throw FileError(.cannotCreate, path: place, message: inMemory)
    }
    // A disk that turns out to be full later would end the process.
    var failure: CInt
    repeat { failure = posix_fallocate(number, 0, byteCount) } while failure == EINTR
    guard failure == 0 else {
      errno = failure
      throw .last(.cannotCreate, place)
    }
    let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, number, 0)
    guard let start, start != MAP_FAILED else { throw .last(.refused, place) }
    return UnsafeMutableRawBufferPointer(start: start, count: byteCount)
  }

  private static let inMemory = "is no folder on a disk: what lies in it lies in memory"
}
