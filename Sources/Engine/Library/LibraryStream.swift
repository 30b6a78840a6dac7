import COneDNN

/// An order in which primitives are executed.
final class LibraryStream {
  let library: Library
  let raw: dnnl_stream_t

  /// Opens a stream on the process' engine.
  init() throws(EngineError) {
    library = try Library.open()
    var stream: dnnl_stream_t?
    try Library.check(
      dnnl_stream_create(&stream, library.engine, UInt32(dnnl_stream_default_flags.rawValue)),
      "open a stream")
    guard let stream else { throw EngineError("oneDNN opened no stream") }
    raw = stream
  }

  deinit { dnnl_stream_destroy(raw) }
}
