internal import Glibc

/// What the process holds of the system's memory.
package enum Heap {
  /// What `malloc` says of its memory: the totals at the end of `malloc_info`'s report.
  ///
  /// The first report allocates for itself what later ones find free.
  package static func totals() -> String {
    typealias Function = @convention(c) (Int32, UnsafeMutablePointer<FILE>) -> Int32
    guard let symbol = dlsym(nil, "malloc_info"), let file = tmpfile() else { return "" }
    defer { fclose(file) }
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: 1 << 16)
    buffer.initialize(repeating: 0, count: 1 << 16)
    defer { buffer.deallocate() }
    guard unsafeBitCast(symbol, to: Function.self)(0, file) == 0 else { return "" }
    rewind(file)
    fread(buffer, 1, 1 << 16 - 1, file)
    let text = String(cString: buffer)
    return String(text.split(separator: "</heap>").last ?? "")
  }

  /// Has the system refuse this process memory beyond what it holds now and so many bytes more.
  package static func limit(more byteCount: Int) {
    guard let file = fopen("/proc/self/statm", "r") else { return }
    var pages = 0
    withUnsafeMutablePointer(to: &pages) { _ = withVaList([$0]) { vfscanf(file, "%ld", $0) } }
    fclose(file)
    let bytes = rlim_t(pages * Int(getpagesize()) + byteCount)
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    precondition(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
  }
}
